import ExactArithmetic
import Generalization
import Reporting

/// The trade-off as printed: rational numbers as text, exact; asymmetries, which have roots, as doubles.
struct TradeoffReport: Encodable {
  struct Summary: Encodable {
    let samples: Int
    let exact, none, best, factor: String
    let ridge: String?
    let modelAsymmetry: Double
    /// The least number of different random elements whose average has an expected risk of at most 11/10 of that of exact
    /// symmetrization.
    let randomElements: Int?
  }

  struct Point: Encodable {
    let samples: Int
    let factor: String
    let ridge: String?
    let modelAsymmetry: Double
    let approximation, estimation, risk: String
    let ballBound: Double
  }

  struct Model: Encodable {
    let order, subgroups: Int
    let relation: String
    let squaredBias: String
    let invariantDimension: Int
    let risks: [String]
  }

  struct Segment: Encodable {
    let order, invariantDimension: Int
    let relation, squaredBias, fromSamples: String
  }

  let group, action: String
  let order, points, invariantDimension: Int
  let noiseVariance, squaredDataAsymmetry: String
  let dataAsymmetry: Double
  let target: [String]?
  /// n below which exact symmetrization has less risk than none; `nil` where it always has.
  let crossover: String?
  let summaries: [Summary]
  let curve: [Point]
  let dataGroupOrder: Int?
  let models: [Model]?
  let bestModels: [Segment]?

  init(
    title: String, action: String, order: Int, setting: RiskSetting, curve: TradeoffCurve, models: ModelGroupTable?,
    target: [Rational]?
  ) throws {
    group = title
    self.action = action
    self.order = order
    points = setting.dimension
    invariantDimension = setting.invariantDimension
    noiseVariance = "\(setting.noiseVariance)"
    squaredDataAsymmetry = "\(setting.dataAsymmetry)"
    dataAsymmetry = Surd.squareRoot(of: setting.dataAsymmetry).approximation
    self.target = target?.map { "\($0)" }
    crossover = setting.crossover.map { "\($0)" }
    summaries = curve.summaries.map { summary in
      Summary(
        samples: summary.setting.samples, exact: "\(summary.exact)", none: "\(summary.none)",
        best: "\(summary.optimal)",
        factor: "\(summary.factor)", ridge: summary.setting.optimalRidge.map { "\($0)" },
        modelAsymmetry: summary.modelAsymmetry.approximation,
        randomElements: summary.setting.leastSampleSize(
          forRisk: summary.exact * Rational(11, 10), groupOrder: order))
    }
    self.curve = curve.points.map { point in
      Point(
        samples: point.samples, factor: "\(point.factor)", ridge: point.ridge.map { "\($0)" },
        modelAsymmetry: point.modelAsymmetry.approximation, approximation: "\(point.approximation)",
        estimation: "\(point.estimation)", risk: "\(point.risk)", ballBound: point.ballBound.upper.approximation)
    }
    dataGroupOrder = models?.dataGroup.order
    let counts = curve.summaries.map(\.setting.samples)
    self.models = models.map { TradeoffReport.rows($0, samples: counts) }
    bestModels = models?.envelope.map { segment in
      Segment(
        order: segment.model.subgroup.order, invariantDimension: segment.model.invariantDimension,
        relation: segment.model.relation.rawValue, squaredBias: "\(segment.model.squaredBias)",
        fromSamples: "\(segment.from)")
    }
  }

  /// Subgroups with equal numbers in one row.
  private static func rows(_ table: ModelGroupTable, samples: [Int]) -> [Model] {
    struct Key: Hashable {
      let order, dimension: Int
      let relation: ModelGroup.Relation
      let bias: Rational
    }
    var keys: [Key] = []
    var members: [Key: [ModelGroup]] = [:]
    for row in table.rows {
      let key = Key(
        order: row.subgroup.order, dimension: row.invariantDimension, relation: row.relation, bias: row.squaredBias)
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(row)
    }
    return keys.map { key in
      Model(
        order: key.order, subgroups: members[key]?.count ?? 0, relation: key.relation.rawValue,
        squaredBias: "\(key.bias)", invariantDimension: key.dimension,
        risks: samples.map { count in
          "\(key.bias + Rational(key.dimension) * table.problem.noiseVariance / Rational(count))"
        })
    }
  }
}

extension TradeoffReport {
  /// The report for the terminal.
  var text: String {
    let complement = points - invariantDimension
    var lines = [
      "\(group), order \(order), \(action) action: \(points) points in \(invariantDimension) \(invariantDimension == 1 ? "orbit" : "orbits"), all points equally likely",
      "fitted: all functions on the points, by least squares with a ridge λ on the \(complement) dimensions that are not invariant",
      "target f*: ‖(I − P)f*‖ = d = \(TradeoffReport.rounded(dataAsymmetry)) (d² = \(squaredDataAsymmetry)); noise σ² = \(noiseVariance)",
      "risk E‖f̂ − f*‖² = (1 − c)²d² + (p₀ + c²q)σ²/n, exact for uncorrelated noise, every point observed equally often",
      "",
    ]
    var table = TextTable([
      ("n", .right), ("exact", .right), ("none", .right), ("best", .right), ("c*", .right), ("λ*", .right),
      ("a*", .right),
      ("random elements", .right),
    ])
    for row in summaries {
      table.add([
        "\(row.samples)", decimal(row.exact), decimal(row.none), decimal(row.best), decimal(row.factor),
        row.ridge.map(decimal) ?? "∞", TradeoffReport.rounded(row.modelAsymmetry),
        row.randomElements.map(String.init) ?? "",
      ])
    }
    lines += [
      table.text, "",
      "exact: λ = ∞, the average over the group; none: λ = 0; best: c* = d²/(d² + qσ²/n) = 1/(1 + λ*), a* = c*·d",
      "random elements: so many different ones, averaged, have an expected risk of at most 1.1 times that of exact",
      crossover.map { "exact symmetrization has less risk than none for n < qσ²/d² = \(decimal($0)), more beyond" }
        ?? "d = 0: exact symmetrization never has more risk than none",
      "checked on these numbers, exactly: the least risk is at c*, a* ≤ d, a* does not fall as n grows", "",
    ]
    var curveTable = TextTable([
      ("n", .right), ("c", .right), ("λ", .right), ("a", .right), ("approximation", .right), ("estimation", .right),
      ("risk", .right), ("bound on F_a", .right),
    ])
    for point in curve {
      curveTable.add([
        "\(point.samples)", decimal(point.factor), point.ridge.map(decimal) ?? "∞",
        TradeoffReport.rounded(point.modelAsymmetry), decimal(point.approximation), decimal(point.estimation),
        decimal(point.risk), TradeoffReport.rounded(point.ballBound),
      ])
    }
    lines += [
      curveTable.text, "",
      "bound on F_a: least squares on {‖(I − P)f‖ ≤ a} has at most this risk, (d−a)₊² + p₀σ²/n + min(qσ²/n, 2a√(qσ²/n))",
    ]
    return (lines + modelLines).joined(separator: "\n")
  }

  private var modelLines: [String] {
    guard let models, let dataGroupOrder, let bestModels else {
      return target == nil
        ? ["", "the table of wrong groups needs the values of the target: --target"]
        : ["", "no table of wrong groups: subgroups are listed up to order 500"]
    }
    var table = TextTable(
      [
        ("order", .right), ("subgroups", .right), ("against the data", .left), ("bias", .right), ("invariants", .right),
      ] + summaries.map { ("n = \($0.samples)", .right) })
    for model in models {
      table.add(
        [
          "\(model.order)", "\(model.subgroups)", model.relation, decimal(model.squaredBias),
          "\(model.invariantDimension)",
        ] + model.risks.map(decimal))
    }
    let best = bestModels.map { segment in
      "  from n = \(decimal(segment.fromSamples)): order \(segment.order) (\(segment.relation)), bias \(decimal(segment.squaredBias)), "
        + "\(segment.invariantDimension) invariants"
    }
    return [
      "", "the average over a subgroup as model; the symmetry of the target has order \(dataGroupOrder)", "",
      table.text,
      "", "bias: ‖(I − P_H)f*‖²; the columns n: the risk, bias + invariants·σ²/n",
      "best of all subgroups (of equally good ones the least):",
    ] + best
  }

  /// A rational number for reading.
  private func decimal(_ text: String) -> String {
    TradeoffReport.rounded(Rational(text)?.approximation ?? .nan)
  }

  /// Five significant digits.
  private static func rounded(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 10_000 && scale < 1e15 { scale *= 10 }
    let result = (value * scale).rounded() / scale
    return result == result.rounded() && abs(result) < 1e15 ? "\(Int(result))" : "\(result)"
  }
}
