import ArgumentParser
import Averaging
import CommandSupport
import FiniteGroups
import Reporting
import Representations

/// `reynolds bounds`: what is known of an averaging complexity without a search.
struct BoundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounds",
    abstract: "Lower and upper bounds for the least size of an averaging scheme, each with its reason.",
    discussion: """
      Every bound is printed with the conditions that were checked for it; those that do not apply say why. S_n on polynomials, tuples or
      subsets, and C2^m on polynomials, need no enumeration: n may be 50.

      Examples:
        reynolds bounds --group S5 --class polynomials:2
        reynolds bounds --group C7 --class regular --symmetry weak:2/9
        reynolds bounds --group S50 --class polynomials:2 --symmetry strong:0.1
      """)

  @OptionGroup var problem: ProblemOptions
  @OptionGroup var symmetry: SymmetryOption
  @OptionGroup var weights: WeightsOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let question = try BoundProblem(
        try problem.description(), try FunctionClassSpecification(problem.functionClass),
        action: try ActionSpecification(problem.action), weightClass: try weights.weightClass(),
        symmetry: try symmetry.notion())
      let report = BoundsReport(
        try AveragingBounds.bounds(for: question), of: question, group: problem.group,
        functionClass: problem.functionClass)
      print(format == .text ? report.text : try OutputFormat.json(report))
    }
  }
}

/// What `reynolds bounds` prints.
struct BoundsReport: Encodable {
  struct Bound: Encodable {
    struct Hypothesis: Encodable {
      let statement: String
      let holds: Bool
    }

    let name, direction, source: String
    let size: JSONNatural?
    let value, transfer, reason: String?
    let weights: [String]
    let hypotheses: [Hypothesis]

    init(_ bound: AveragingBound) {
      name = bound.name.rawValue
      direction = bound.direction.rawValue
      source = bound.source
      size = bound.size.map { JSONNatural($0) }
      value = bound.value?.description
      transfer = bound.transfer
      reason = bound.reason
      weights = bound.weightClasses.map(\.rawValue)
      hypotheses = bound.hypotheses.map { Hypothesis(statement: $0.statement, holds: $0.holds) }
    }
  }

  let group, functionClass, symmetry, weights: String
  let order, dimension, totalDegree, lower, upper: JSONNatural
  let complexity: JSONNatural?
  let lowerBy, upperBy: String
  let bounds: [Bound]

  enum CodingKeys: String, CodingKey {
    case group, symmetry, weights, order, dimension, totalDegree, lower, upper, complexity, lowerBy, upperBy, bounds
    case functionClass = "class"
  }

  init(_ bounds: AveragingBounds, of problem: BoundProblem, group: String, functionClass: String) {
    self.group = group
    self.functionClass = functionClass
    symmetry = problem.symmetry.description
    weights = problem.weightClass.rawValue
    order = JSONNatural(problem.groupOrder)
    dimension = JSONNatural(problem.dimension)
    totalDegree = JSONNatural(problem.totalDegree)
    lower = JSONNatural(bounds.least)
    upper = JSONNatural(bounds.most)
    complexity = bounds.value.map { JSONNatural($0) }
    lowerBy = bounds.lower.name.rawValue
    upperBy = bounds.upper.name.rawValue
    self.bounds = bounds.all.map { Bound($0) }
  }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([("bound", .left), ("", .left), ("size", .right), ("from", .left)])
    for bound in bounds {
      let sign = bound.direction == AveragingBound.Direction.lower.rawValue ? "≥" : "≤"
      let source = [bound.source, bound.transfer].compactMap { $0 }.joined(separator: "; ")
      table.add([bound.name, sign, bound.size.map { "\($0)" } ?? "–", bound.reason.map { "not here: \($0)" } ?? source])
    }
    let answer =
      complexity.map { "least size: \($0) (\(lowerBy), \(upperBy))" }
      ?? "least size: \(lower) … \(upper) (\(lowerBy), \(upperBy))"
    return """
      \(group), order \(order), \(functionClass), \(symmetry), \(weights) weights
      dim M(F ⊕ 1) = \(dimension), D = \(totalDegree)
      \(answer)

      \(table.text)
      """
  }
}
