import ExactArithmetic
import Generalization
import Reporting

/// What `reynolds plan` prints.
struct PlanReport: Encodable {
  /// A number, exactly and for reading.
  struct Number: Encodable {
    let exact: String?
    let lower, upper: Double

    init(_ value: Enclosure) {
      exact = value.lower == value.upper && value.lower.denominator.bitWidth <= 64 ? value.lower.description : nil
      lower = value.lower.approximation
      upper = value.upper.approximation
    }

    init(_ value: Rational) { self.init(Enclosure(value)) }
  }

  struct Figure: Encodable {
    let name, symbol, unit, certainty, basis: String
    let value: Number
  }

  struct Option: Encodable {
    let way, level, action, certainty, basis: String
    let queries: JSONNatural
    let seconds, loss: Double?
    let kept: Number
    let weakError: Number?
    let risk: Number
  }

  struct Variation: Encodable {
    let asymmetryFactor, samplesFactor: Double
    let asymmetry: Double
    let samples: Int
    let level: String
    let kept, leastRisk: Number
    let weakError: Number?
    let sufficientSize: JSONNatural
  }

  struct Scheme: Encodable {
    struct Entry: Encodable { let element, weight: String }
    let construction, guarantee: String
    let size: Int
    let exactlySymmetric: Bool
    let weakError: Number
    let entries: [Entry]

    init(_ scheme: PlannedScheme) {
      construction = scheme.construction
      guarantee = scheme.guarantee
      size = scheme.size
      exactlySymmetric = scheme.isExact
      weakError = Number(scheme.weakError)
      entries = scheme.scheme.entries.map { Entry(element: "\($0.element)", weight: "\($0.weight)") }
    }
  }

  let group, functionClass, action, level, wantedLevel: String
  let assumedClass: Bool
  let recommendation: Option
  let options: [Option]
  let scheme: Scheme?
  let figures: [Figure]
  let variations: [Variation]
  let hypotheses: [String]
  let certainties: [String: String]
  let notes: [String]
  let saved: String?
  private let confidence: Double
  private let isPriced: Bool

  enum CodingKeys: String, CodingKey {
    case group, action, level, wantedLevel, assumedClass, recommendation, options, scheme, figures, variations
    case hypotheses, certainties, notes, saved, confidence
    case functionClass = "class"
  }

  init(_ plan: Plan, assumedClass: Bool, saved: String?) {
    let request = plan.request
    group = request.functions.group.title
    functionClass = request.functions.specification.description
    action = request.functions.action.description
    self.assumedClass = assumedClass
    level = plan.recommended.level.rawValue
    wantedLevel = plan.decision.level.rawValue
    confidence = request.confidence.approximation
    isPriced = request.queryCost != nil
    func option(_ option: PlanOption) -> Option {
      Option(
        way: option.way.rawValue, level: option.level.rawValue, action: option.action,
        certainty: option.certainty.rawValue, basis: option.basis, queries: JSONNatural(option.queries.numerator),
        seconds: request.queryCost.map { option.cost(perQuery: $0).approximation },
        loss: option.loss?.approximation, kept: Number(option.keeping), weakError: option.weakError.map { Number($0) },
        risk: Number(option.risk))
    }
    recommendation = option(plan.recommended)
    options = plan.options.map(option)
    scheme = plan.scheme.map { Scheme($0) }
    figures = plan.figures.map {
      Figure(
        name: $0.name, symbol: $0.symbol, unit: $0.unit, certainty: $0.certainty.rawValue, basis: $0.basis,
        value: Number($0.value))
    }
    variations = plan.variations.map { variation in
      let setting = variation.decision.setting
      return Variation(
        asymmetryFactor: variation.asymmetryFactor.approximation, samplesFactor: variation.samplesFactor.approximation,
        asymmetry: min(1, request.asymmetry * variation.asymmetryFactor).approximation, samples: setting.samples,
        level: variation.decision.level.rawValue, kept: Number(variation.decision.keeping),
        leastRisk: Number(variation.decision.leastRisk), weakError: variation.decision.weakError.map { Number($0) },
        sufficientSize: JSONNatural(variation.sufficientSize.numerator))
    }
    hypotheses = [
      "the target is a function of the class, with the asymmetry and signal given",
      "least squares on the class, whose noise is uncorrelated and alike in all directions of the class: σ²/n in each (every point, or an orthonormal design, observed equally often)",
      "for the bounds of the loss: Gaussian noise (Laurent & Massart 2000, Lemma 1)",
    ]
    certainties = Dictionary(
      uniqueKeysWithValues: PlanFigure.Certainty.allCases.map { ($0.rawValue, $0.explanation) })
    notes = plan.notes
    self.saved = saved
  }

  /// The report for the terminal.
  var text: String {
    var lines = [
      "\(group), action \(action), class \(functionClass)"
        + (assumedClass ? " (assumed, as --class is not given; it is all that is on the points or coordinates)" : ""),
      "",
      "recommended: \(levelText) — \(recommendation.action)",
      "  \(recommendation.queries) \(recommendation.queries.value == 1 ? "query" : "queries") for each prediction"
        + (recommendation.seconds.map { ", \(PlanReport.time($0))" } ?? ""),
      "  risk E‖f̂ − f*‖² \(recommendation.certainty == "model" ? "=" : "≤") \(PlanReport.number(recommendation.risk)) (\(recommendation.certainty))",
    ]
    if let loss = recommendation.loss {
      lines.append(
        "  on one data set ‖f̂ − f*‖² ≤ \(PlanReport.number(loss)) with confidence \(confidence) (model-bound, Gaussian noise)"
      )
    }
    lines += ["", "ways to predict", "", optionTable, "", "if the numbers were different", "", variationTable]
    lines += ["", "all numbers, with what they rest on", "", figureTable, ""]
    lines += ["how sure", ""]
    lines += PlanFigure.Certainty.allCases.map { "  \($0.rawValue): \($0.explanation)" }
    lines += ["", "the model of the data", ""] + hypotheses.map { "  \($0)" }
    if !notes.isEmpty { lines += ["", "notes", ""] + notes.map { "  \($0)" } }
    if let scheme { lines += ["", schemeText(scheme)] }
    if let saved { lines.append("saved: \(saved)") }
    return lines.joined(separator: "\n")
  }

  /// The level, with the error that the average has where it is not exact.
  private var levelText: String {
    if level == "none" { return "no symmetry" }
    guard let error = recommendation.weakError, error.upper > 0 else { return "\(level) symmetry" }
    if level == "averaged" { return "averaged, weak error ≤ \(PlanReport.number(error.upper))" }
    return "\(level) symmetry, by an average of weak error ≤ \(PlanReport.number(error.upper))"
  }

  private var optionTable: String {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("way", .left), ("queries", .right), ("risk", .right), ("", .left),
      ("loss, confidence \(confidence)", .right), ("what is done", .left),
    ]
    if isPriced { columns.insert(("cost", .right), at: 2) }
    var table = TextTable(columns)
    for option in options {
      var cells = [
        option.way, PlanReport.natural(option.queries), PlanReport.number(option.risk), option.certainty,
        option.loss.map { PlanReport.number($0) } ?? "–", option.action,
      ]
      if isPriced { cells.insert(option.seconds.map { PlanReport.time($0) } ?? "–", at: 2) }
      table.add(cells)
    }
    let bases = options.map { "risk of \($0.way): \($0.basis)" }
    return ([table.text, ""] + bases).joined(separator: "\n")
  }

  private var variationTable: String {
    var table = TextTable([
      ("asymmetry", .right), ("samples", .right), ("level", .left), ("c*", .right), ("R*", .right),
      ("ε allowed", .right),
      ("random elements ⌈2 ln(2D)/ε⌉, at most |G|", .right),
    ])
    for variation in variations {
      table.add([
        PlanReport.number(variation.asymmetry), "\(variation.samples)", variation.level,
        PlanReport.number(variation.kept), PlanReport.number(variation.leastRisk),
        variation.weakError.map { PlanReport.number($0) } ?? "–", PlanReport.natural(variation.sufficientSize),
      ])
    }
    return table.text
  }

  private var figureTable: String {
    var table = TextTable([("", .left), ("number", .right), ("", .left), ("", .left), ("basis", .left)])
    for figure in figures {
      table.add([
        figure.symbol.isEmpty ? figure.name : "\(figure.name) \(figure.symbol)", PlanReport.number(figure.value),
        figure.unit, figure.certainty, figure.basis,
      ])
    }
    return table.text
  }

  /// How many elements of the scheme are printed.
  private static let shown = 12

  private func schemeText(_ scheme: Scheme) -> String {
    var table = TextTable([("weight", .right), ("element", .left)])
    for entry in scheme.entries.prefix(PlanReport.shown) {
      let weight = Rational(decimal: entry.weight).map { PlanReport.number($0.approximation) } ?? entry.weight
      table.add([weight, entry.element])
    }
    let rest = scheme.size - PlanReport.shown
    return "the scheme\n\n\(table.text)" + (rest > 0 ? "\n… \(rest) more, in --output and --format json" : "")
  }

  // MARK: - Numbers for people

  static func number(_ value: Number) -> String {
    let (lower, upper) = (number(value.lower), number(value.upper))
    return lower == upper ? upper : "\(lower) … \(upper)"
  }

  /// Four significant digits.
  static func number(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    if value == value.rounded(), value.magnitude < 1e6 { return "\(Int(value))" }
    var (scaled, exponent) = (value.magnitude, 0)
    while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    let digits = (scaled * 1000).rounded() / 1000
    let sign = value < 0 ? "-" : ""
    if exponent >= 3, exponent <= 5 { return "\(Int(value.rounded()))" }
    if exponent < -4 || exponent > 5 { return "\(sign)\(digits)e\(exponent)" }
    // The decimal with the same digits, read back so that no binary dust is printed.
    return sign + (Double("\(digits)e\(exponent)").map { "\($0)" } ?? "\(digits)e\(exponent)")
  }

  /// All digits up to a million, three beyond.
  static func natural(_ value: JSONNatural) -> String {
    value.value < 1_000_000 ? "\(value)" : number(Rational(value.value).approximation)
  }

  /// A time in the unit that suits it.
  private static func time(_ seconds: Double) -> String {
    for (unit, size) in [("µs", 1e-6), ("ms", 1e-3)] where seconds < size * 1000 {
      return "\(number(seconds / size)) \(unit)"
    }
    let year = 31_557_600.0
    return seconds < year ? "\(number(seconds)) s" : "\(number(seconds / year)) years"
  }
}
