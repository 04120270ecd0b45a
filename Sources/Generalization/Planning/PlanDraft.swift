import Averaging
import ExactArithmetic

/// A plan in the making.
struct PlanDraft {
  let request: PlanRequest
  let setting: RiskSetting
  let decision: LevelDecision
  var exactScheme: PlannedScheme?
  var exactBounds: AveragingBounds?
  var weakBounds: AveragingBounds?
  var notes: [String] = []
  /// What work is left.
  var effort: PlanEffort
  /// The average, the scheme it is mixed to, and c.
  private(set) var chosen: (average: PlannedScheme, scheme: PlannedScheme, keeping: Rational)?

  init(_ request: PlanRequest, _ setting: RiskSetting, effort: PlanEffort) {
    self.effort = effort
    self.request = request
    self.setting = setting
    decision = LevelDecision(setting, tolerance: request.tolerance)
  }

  /// Bounds, or a note why there are none.
  mutating func known(_ bounds: () throws(PlanError) -> AveragingBounds) -> AveragingBounds? {
    do throws(PlanError) { return try bounds() } catch {
      let note = "bounds of the least size are not known: \(error)"
      if !notes.contains(note) { notes.append(note) }
      return nil
    }
  }

  /// The smallest scheme for an error, within the budget.
  mutating func chooseScheme(_ epsilon: Rational, _ progress: (String) -> Void) throws(PlanError) {
    let functions = request.functions
    var average = exactScheme
    if epsilon.signum > 0 {
      progress("schemes of weak error \(epsilon)")
      // The exact scheme serves every error.
      average = try functions.scheme(
        for: .weak(epsilon), atLeast: weakBounds.map { Rational($0.least) } ?? 1, known: exactScheme,
        seed: request.seed, effort: &effort, progress: progress)
    }
    guard let found = average else {
      throw .construction(
        .notReached(
          construction: "all", reason: "the risk needs an exact average, and no exact scheme could be constructed"))
    }
    guard let budget = request.queryBudget, found.size > budget else {
      chosen = try mixed(found, atLevel: decision.level)
      return
    }
    notes.append(
      "the level \(decision.level.rawValue) would take \(found.size) queries for each prediction, more than the budget of \(budget)"
    )
    progress("schemes of \(budget) elements")
    guard budget > 1,
      let cheaper = functions.scheme(
        size: budget, aboveError: epsilon, seed: request.seed, effort: &effort, progress: progress)
    else { return }
    // The c that is best for its error; no level is prescribed any more.
    let mixture = try mixed(cheaper, atLevel: .approximate)
    let none = setting.none.rationalRisk ?? setting.none.risk().upper
    if try option(.recommended, mixture).risk < none { chosen = mixture }
  }

  /// The mixture of an average with the identity, at the best c for its proved error.
  private func mixed(
    _ average: PlannedScheme, atLevel level: SymmetryLevel
  ) throws(PlanError) -> (average: PlannedScheme, scheme: PlannedScheme, keeping: Rational) {
    guard level == .approximate else { return (average, average, 0) }
    let factor: Rational
    do throws(ProblemError) {
      factor = average.isExact ? setting.optimalFactor : try setting.optimalFactor(weakError: average.provedError)
    } catch { throw .risk(error) }
    if factor.isZero { return (average, average, 0) }
    let pair = try request.functions.mixture(of: average, keeping: factor)
    return (pair.moved, pair.mixed, factor)
  }

  /// The option of a mixture. Its noise is exact where the traces of the scheme are known; its bias is bounded by the proved error.
  private func option(
    _ way: PlanOption.Way, _ mixture: (average: PlannedScheme, scheme: PlannedScheme, keeping: Rational)
  ) throws(PlanError) -> PlanOption {
    let (average, factor) = (mixture.average, mixture.keeping)
    let epsilon = average.isExact ? 0 : average.provedError
    let statement: RiskStatement
    do throws(ProblemError) {
      statement = try setting.scheme(weakError: epsilon, keeping: factor)
    } catch { throw .risk(error) }
    var basis = "\(statement.formula); hypotheses: \(statement.hypotheses); \(statement.source)"
    var risk = statement.rationalRisk ?? statement.risk().upper
    if epsilon.signum > 0, let traces = average.traces {
      let noise =
        setting.directionNoise
        * traces.mixed(
          keeping: factor, complementDimension: setting.complementDimension)
      risk = setting.misfit + setting.invariantNoise + noise + statement.approximation.enclosure().upper
      basis =
        "(1−c)²(1+√ε)²·d² + (p₀ + tr (c+(1−c)E)*(c+(1−c)E))·σ²/n, the trace on the complement, exact from the characters of the elements; "
        + "hypotheses: \(statement.hypotheses); \(statement.source)"
    }
    let words =
      factor.isZero
      ? "average over \(average.size) elements (\(average.construction))"
      : "\(factor.rounded)·f + \((1 - factor).rounded)·(average over \(average.size) elements, \(average.construction))"
    return PlanOption(
      way: way, level: !factor.isZero ? .approximate : average.isExact ? .exact : .averaged, action: words,
      queries: Rational(mixture.scheme.size),
      keeping: factor, weakError: epsilon, risk: risk,
      certainty: epsilon.isZero ? .model : .modelBound, basis: basis,
      loss: LossBound.upperBound(
        setting, weakError: epsilon, keeping: factor, confidence: request.confidence))
  }

  /// The finished plan.
  func plan(variations: [PlanVariation]) throws(PlanError) -> Plan {
    var options = [
      PlanOption(
        .none, .none, "the fitted function as it is", queries: 1, keeping: 1, weakError: nil, setting.none,
        loss: LossBound.upperBound(setting, weakError: 0, keeping: 1, confidence: request.confidence))
    ]
    var recommended = options[0].renamed(.recommended)
    if let chosen { recommended = try option(.recommended, chosen) }
    options.append(recommended)
    if let exactScheme { options.append(try option(.exact, (exactScheme, exactScheme, 0))) }
    options.append(
      PlanOption(
        .wholeGroup, .exact, "average over the whole group", queries: request.functions.groupOrder, keeping: 0,
        weakError: 0, setting.exact,
        loss: LossBound.upperBound(setting, weakError: 0, keeping: 0, confidence: request.confidence)))
    do throws(ProblemError) {
      if let random = try randomOption() { options.append(random) }
      if decision.level == .approximate {
        options.append(
          PlanOption(
            .constrained, .approximate,
            "least squares on F_a, a = c*·d = \(setting.optimalAsymmetry.enclosure().midpoint.rounded), in training",
            queries: 1, keeping: decision.keeping, weakError: nil,
            try setting.ball(radiusSquared: decision.keeping * decision.keeping * setting.dataAsymmetry), loss: nil))
      }
    } catch { throw .risk(error) }
    options += trainingOptions
    var notes = notes + warnings(recommended)
    if let random = options.first(where: { $0.way == .random }), random.queries < recommended.queries {
      notes.append(
        "in the mean over the draw, \(random.queries) queries have a risk of \(random.risk.rounded6) (way “random”); the recommendation promises its risk for every target of this asymmetry"
      )
    }
    return Plan(
      request: request, decision: decision, recommended: recommended, options: options, scheme: chosen?.scheme,
      average: chosen?.average, exactScheme: exactScheme, exactBounds: exactBounds, weakBounds: weakBounds,
      figures: figures(recommended), variations: variations, notes: notes)
  }

  /// The fewest random elements with an expected risk of at most that of the decision, mixed with the identity.
  ///
  /// With κ = 1/k the least expected risk over c exceeds R* by v²/(d² + v)·κ/(1 + κ), and at c = 0 it exceeds exact symmetrization by κ(d² + v).
  private func randomOption() throws(ProblemError) -> PlanOption? {
    let size: Int
    var factor = Rational.zero
    switch decision.level {
    case .none: return nil
    case .averaged, .exact:
      guard let least = setting.leastSampleSize(forRisk: decision.targetRisk) else { return nil }
      size = max(1, least)
    case .approximate:
      let noise = setting.complementNoise
      let share = (decision.targetRisk - decision.leastRisk) * (setting.dataAsymmetry + noise) / (noise * noise)
      // κ/(1 + κ) ≤ share ⇔ k ≥ 1/share − 1.
      guard let least = share.reciprocal.flatMap({ Rational(($0 - 1).ceiling).asInt }) else { return nil }
      size = max(1, least)
      factor = try setting.optimalFactor(sampleSize: size)
    }
    guard Rational(size) < request.functions.groupOrder else { return nil }
    let words = "average over \(size) elements drawn at random, independently"
    return PlanOption(
      .random, factor.isZero ? .averaged : .approximate,
      factor.isZero ? words : "\(factor.rounded)·f + \((1 - factor).rounded)·(\(words))",
      queries: Rational(size + (factor.isZero ? 0 : 1)), keeping: factor, weakError: nil,
      try setting.sample(size: size, keeping: factor), loss: nil)
  }
}

extension PlanOption {
  /// The same option under another heading.
  func renamed(_ way: Way) -> PlanOption {
    PlanOption(
      way: way, level: level, action: action, queries: queries, keeping: keeping, weakError: weakError, risk: risk,
      certainty: certainty, basis: basis, loss: loss)
  }
}

extension Rational {
  /// Three digits after the point, for a text.
  var rounded: String {
    let thousandths = (self * 1000 + Rational(1, 2)).floor
    return "\(Rational(thousandths).approximation / 1000)"
  }
}
