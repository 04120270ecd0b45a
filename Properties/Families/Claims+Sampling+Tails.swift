import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Exact probabilities of failure against the tail bounds: all samples are enumerated.
  static let samplingTails: [Claim] =
    SamplingBound.allCases.map { tail($0) } + [withoutReplacement, meanSquare, sizeForProbability]

  /// P(weak(ω) ≥ ε) ≤ 2D·exp(−n·r(ε)) for n i.i.d. uniform elements.
  private static func tail(_ bound: SamplingBound) -> Claim {
    let (rate, source): (String, ClaimSource) =
      switch bound {
      case .bernstein: ("3nε/8", .paper("Theorem 15, matrix Bernstein"))
      case .chernoff: ("nε/2", .ours("§4, E exp(θX) ≤ cosh θ ≤ exp(θ²/2)"))
      case .kullbackLeibler: ("n·KL((1+√ε)/2 ‖ 1/2)", .ours("§4, E exp(θX) ≤ cosh θ"))
      }
    return Claim(
      id: "sampling.tail-\(bound.rawValue)",
      statement:
        "The mean over n i.i.d. uniform elements misses weak error below ε with a probability of at most the tail bound "
        + "(all samples of the instance enumerated).",
      formula: "P(weak(ω) ≥ ε) ≤ 2D·exp(−\(rate))",
      source: source,
      hypotheses: ["0 < ε ≤ 1", "D ≥ 1"],
      testCases: 40,
      scope: tailScope(replacement: true),
      generator: samples(replacement: true)
    ) { instance, operators in
      try TailJudge(instance, operators).judge(bound, replacement: true)
    }
  }

  private static let withoutReplacement = Claim(
    id: "sampling.tail-without-replacement",
    statement:
      "The same holds for n different elements, drawn without replacement (all subsets of the instance enumerated).",
    formula: "P(weak(uniform on S) ≥ ε) ≤ 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)), S uniform among the n-subsets",
    source: ClaimSource("Gross & Nesme, arXiv 1001.2738", "sampling without replacement"),
    hypotheses: ["0 < ε ≤ 1", "D ≥ 1", "n ≤ |G|"],
    testCases: 40,
    scope: tailScope(replacement: false),
    generator: samples(replacement: false)
  ) { instance, operators in
    let tail = TailJudge(instance, operators)
    return .all(try tail.judge(.kullbackLeibler, replacement: false), try tail.judgeErrors())
  }

  private static let meanSquare = Claim(
    id: "sampling.mean-square-error",
    statement:
      "The mean of the squared Frobenius distance between the average and the projection is dim F₀/n for i.i.d. elements, and "
      + "smaller by the factor (|G|−n)/(|G|−1) without replacement.",
    formula: "E‖E_ω − P‖² = dim F₀/n, and dim F₀·(|G|−n)/(n(|G|−1)) without replacement",
    source: .ours("§4, the variance"),
    hypotheses: ["ρ(g) orthogonal in the basis"],
    testCases: 30,
    scope: tailScope(replacement: true),
    generator: samples(replacement: true)
  ) { instance, operators in
    let setting = try instance.setting()
    let draws = try instance.integer("n", in: 1...40)
    let order = setting.group.order
    let constituents = try setting.functions().constituents
    let whole = operators.averaging.wholeGroup(setting.group)
    var rest = Rational.zero
    for constituent in constituents {
      let projection = operators.averaging.average(whole, constituent)
      let trace = (0..<constituent.dimension).reduce(Rational.zero) { $0 + projection[$1, $1] }
      rest += Rational(constituent.dimension) - trace
      for generator in setting.group.generatorIndices {
        let matrix = operators.averaging.representation(constituent, generator)
        guard matrix * matrix.transposed == .identity(constituent.dimension) else {
          return .vacuous("ρ(g) orthogonal in the basis")
        }
      }
    }
    func mean(replacement: Bool) throws -> Rational {
      try Sampling.samples(draws, of: setting.group, replacement: replacement).reduce(.zero) { sum, sample in
        try constituents.reduce(sum) { sum, constituent in
          let deviation =
            operators.averaging.average(try sample.scheme(), constituent)
            - operators.averaging.average(whole, constituent)
          return sum + sample.probability * deviation.squaredNorm
        }
      }
    }
    var parts = [
      Judgement.require(
        try mean(replacement: true), .equal, rest * Rational(1, draws), "E‖E_ω − P‖² = dim F₀/n, i.i.d.")
    ]
    if draws <= order, order > 1 {
      parts.append(
        .require(
          try mean(replacement: false), .equal, rest * Rational(order - draws, draws * (order - 1)),
          "E‖E_ω − P‖² = dim F₀·(|G|−n)/(n(|G|−1)), without replacement"))
    }
    return .all(parts)
  }

  private static let sizeForProbability = Claim(
    id: "sampling.size-for-probability",
    statement:
      "With the number of draws stated for a probability δ of failure, i.i.d. elements miss weak(ε) with a probability of at "
      + "most δ (all samples enumerated), and the number is ⌈ln(2D/δ)/KL⌉ with 2D/δ rounded up to an even number at most.",
    formula: "n ≥ ln(2⌈D/δ⌉)/KL((1+√ε)/2 ‖ 1/2) ⇒ P(weak(ω) > ε) ≤ δ",
    source: .ours("§4"),
    hypotheses: ["0 < ε < 1", "D ≥ 1"],
    testCases: 30,
    generator: Gen { source in
      var instance = try source.draw(samples(replacement: true, order: 4))
      instance.numbers["n"] = nil
      instance.numbers["ε"] = try source.draw(
        Gen<Rational>.element(of: [Rational(8, 9), Rational(3, 4), Rational(1, 2)]))
      instance.numbers["δ"] = try source.draw(Gen<Rational>.element(of: [1, Rational(1, 2), Rational(1, 3)]))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (epsilon, failure) = (try instance.number("ε"), try instance.number("δ"))
    guard epsilon.signum > 0, epsilon < 1, failure.signum > 0 else { return .vacuous("0 < ε < 1, δ > 0") }
    let degree = try operators.sampling.totalDegree(try setting.functions(), try setting.characterTable())
    if degree == 0 { return .vacuous("D ≥ 1") }
    guard let size = try operators.sampling.sampleSize(try setting.functions(), .weak(epsilon), failure) else {
      return .vacuous("a size is stated")
    }
    let dimension = Rational((Rational(degree) / failure).ceiling)
    var parts = [
      Judgement.refined { bits in
        let rate = TailRate(.kullbackLeibler).value(at: epsilon, bits: bits)
        let logarithm = Quantity(Enclosure.naturalLogarithm(of: dimension * 2, bits: bits))
        return .all(
          .require(Quantity(rate.scaled(by: Rational(size))), .atLeast, logarithm, "n·KL ≥ ln(2⌈D/δ⌉)"),
          .require(Quantity(rate.scaled(by: Rational(size - 1))), .less, logarithm, "(n−1)·KL < ln(2⌈D/δ⌉)"))
      }
    ]
    if size <= 6 {
      let missed = try Sampling.failureProbability(
        size, setting, epsilon: epsilon, replacement: true, isStrict: true, operators)
      parts.append(.require(missed, .atMost, failure, "P(weak(ω) > ε) ≤ δ"))
    }
    return .all(parts)
  }

  /// A class, a number of draws and ε.
  static func samples(replacement: Bool, order: Int = 6) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.classOnGroup(order: order, dimension: 9))
      let group = try instance.setting().group
      let draws = try source.draw(Gen<Int>.int(in: 1...(replacement ? 4 : group.order)))
      instance.numbers["n"] = Rational(draws)
      instance.numbers["ε"] = try source.draw(
        Gen<Rational>.oneOf(.ratio(denominator: 12), .element(of: [Rational(1, draws * draws), Rational(1, 4)])))
      return instance
    }
  }

  static func tailScope(replacement: Bool) -> Scope {
    .everyGroup(
      "all groups, all functions on the group, n ≤ \(replacement ? "4" : "|G|") draws, ε = 1/9, 1/4, 4/9, 1",
      testOrder: 4, order: 6
    ) { group in
      var list: [Instance] = []
      let instance = Instance(group: group, functionClass: .regular)
      for draws in 1...(replacement ? 4 : try instance.setting().group.order) {
        for epsilon in [Rational(1, 9), Rational(1, 4), Rational(4, 9), 1] {
          var next = instance
          next.numbers["n"] = Rational(draws)
          next.numbers["ε"] = epsilon
          list.append(next)
        }
      }
      return list
    }
  }
}

/// Compares the exact probability of failure with a tail bound.
struct TailJudge {
  let instance: Instance
  let operators: Operators

  init(_ instance: Instance, _ operators: Operators) { (self.instance, self.operators) = (instance, operators) }

  /// ln P ≤ ln(2D) − n·r(ε), in logarithms, so that no exponential is needed.
  ///
  /// - Parameter factor: 2 in 2D.
  func judge(_ bound: SamplingBound, replacement: Bool, factor: Int = 2) throws -> Judgement {
    let setting = try instance.setting()
    let (draws, epsilon) = (try instance.integer("n", in: 1...40), try instance.number("ε"))
    guard epsilon.signum > 0, epsilon <= 1, draws >= 1 else { return .vacuous("0 < ε ≤ 1") }
    guard replacement || draws <= setting.group.order else { return .vacuous("n ≤ |G|") }
    let degree = try operators.sampling.totalDegree(try setting.functions(), try setting.characterTable())
    if degree == 0 { return .vacuous("D ≥ 1") }
    let missed = try Sampling.failureProbability(
      draws, setting, epsilon: epsilon, replacement: replacement, operators)
    if missed.isZero { return .holds }
    // At ε = 1 the rate is ln 2 and both sides may be equal; rational numbers decide there.
    if bound == .kullbackLeibler, epsilon == 1 {
      let power = Rational(1 << draws)
      return .require(
        missed * power, .atMost, Rational(factor * degree), "P(weak(ω) ≥ 1)·2ⁿ ≤ \(factor)D, KL = ln 2")
    }
    return .refined { bits in
      let exponent = TailRate(bound).value(at: epsilon, bits: bits).scaled(by: Rational(draws))
      let logarithm = Enclosure.naturalLogarithm(of: Rational(factor * degree) / missed, bits: bits)
      return .require(
        Quantity(logarithm), .atLeast, Quantity(exponent), "ln(\(factor)D/P(weak(ω) ≥ ε)) ≥ n·r(ε)")
    }
  }

  /// The probability by the errors that are stated, and by the definition of the error.
  func judgeErrors() throws -> Judgement {
    let setting = try instance.setting()
    let (draws, epsilon) = (try instance.integer("n", in: 1...40), try instance.number("ε"))
    guard draws >= 1, draws <= setting.group.order else { return .vacuous("n ≤ |G|") }
    let stated = try Sampling.failureProbability(draws, setting, epsilon: epsilon, replacement: false, operators)
    let samples = Sampling.samples(draws, of: setting.group, replacement: false)
    let defined = try samples.reduce(Rational.zero) { sum, sample in
      try setting.standing(of: try sample.scheme(), at: epsilon) >= .equal ? sum + sample.probability : sum
    }
    return .require(stated, .equal, defined, "P(weak ≥ ε) by the stated errors = by the definition")
  }
}
