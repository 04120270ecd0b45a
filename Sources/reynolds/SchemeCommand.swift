import ArgumentParser
import Averaging
import FiniteGroups
import Reporting
import Representations

/// `reynolds scheme`: construct an averaging scheme and prove its error.
struct SchemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scheme",
    abstract: "Construct an averaging scheme, prove its symmetry error, and save it.",
    discussion: """
      Methods: \(SchemeConstructions.names.joined(separator: ", ")), and best, which takes the smallest of all.
      The scheme is kept only if it provably reaches the symmetry asked for; else the exit code is 1.

      Examples:
        reynolds scheme --group S4 --class functions --symmetry exact --method best
        reynolds scheme --group C7 --class regular --symmetry weak:2/9 --method search --output c7.json
        reynolds scheme --group S5 --class regular --symmetry weak:0.1 --method derandomized --format json
      """)

  @OptionGroup var problem: ProblemOptions
  @OptionGroup var symmetry: SymmetryOption

  @Option(help: "How to construct it; see above.")
  var method = "best"

  @Option(help: "The weight class, for the methods search, optimize and caratheodory.")
  var weights: String?

  @Option(help: "The number of elements, for the methods sample and uniform-subset.")
  var size: Int?

  @Option(help: "Decides all random choices.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to save the scheme.")
  var output: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let description = try problem.description()
      let functions = try problem.functions(of: description)
      let question = try SchemeProblem(functions, target: try symmetry.notion())
      let result =
        method == "best" && weights == nil && size == nil
        ? try SchemeConstructions.best(for: question, seed: seed)
        : try construction().scheme(for: question, seed: seed)
      let file = SchemeFile(result.scheme, of: description, enumerated: functions.group)
      if result.reachesTarget, let output { try AtomicFile.write(file.text, to: output) }
      let report = try SchemeReport(
        result, file: file, problem: question, functions: functions,
        saved: result.reachesTarget ? output : nil)
      print(format == .text ? report.text : try OutputFormat.json(report))
      if !result.reachesTarget { throw ExitCode(1) }
    }
  }

  private func construction() throws -> any SchemeConstruction {
    let named = try SchemeConstructions.named(method)
    let weightClass = try weights.map { text in
      guard let weightClass = WeightClass(rawValue: text) else {
        throw CommandFailure.exit(CommandFailure.usage, "--weights \(text): write convex, affine or uniform")
      }
      return weightClass
    }
    if let size, size < 1 {
      throw CommandFailure.exit(CommandFailure.usage, "--size \(size): a scheme has at least one element")
    }
    switch (named, weightClass, size) {
    case (_, nil, nil): return named
    case (is SampleConstruction, nil, let size): return SampleConstruction(size: size)
    case (is SubsetConstruction, nil, let size): return SubsetConstruction(size: size)
    case (is LocalSearchConstruction, let weights?, nil): return LocalSearchConstruction(weightClass: weights)
    case (is OptimizedWeightsConstruction, let weights?, nil) where weights != .uniform:
      return OptimizedWeightsConstruction(weightClass: weights)
    case (is CaratheodoryConstruction, let weights?, nil) where weights != .uniform:
      return CaratheodoryConstruction(weightClass: weights)
    default:
      throw CommandFailure.exit(
        CommandFailure.usage,
        "the method \(method) does not take these options: --size goes with sample and uniform-subset, --weights with search (convex, affine, uniform), optimize and caratheodory (convex, affine)"
      )
    }
  }
}

/// What `reynolds scheme` prints.
struct SchemeReport: Encodable {
  struct Entry: Encodable {
    let element, weight: String
  }

  let group, functionClass, symmetry, method, guarantee, weights: String
  let order, size, elementsExamined: Int
  let guaranteedSize: Int?
  let reachesTarget, exactlySymmetric: Bool
  let weak, strong: ErrorReport.Bounds
  let entries: [Entry]
  let saved: String?

  enum CodingKeys: String, CodingKey {
    case group, symmetry, method, guarantee, weights, order, size, elementsExamined, guaranteedSize, reachesTarget
    case exactlySymmetric, weak, strong, entries, saved
    case functionClass = "class"
  }

  init(
    _ result: ConstructedScheme, file: SchemeFile, problem: SchemeProblem, functions: FunctionClass, saved: String?
  ) throws {
    group = file.group
    functionClass = functions.specification.description
    symmetry = problem.target.description
    method = result.construction
    guarantee = try SchemeConstructions.named(result.construction).guarantee
    weights = result.scheme.weightClass.rawValue
    order = functions.group.order
    size = result.scheme.size
    elementsExamined = result.elementsExamined
    guaranteedSize = result.guaranteedSize
    reachesTarget = result.reachesTarget
    exactlySymmetric = result.isExact
    let errors = try SymmetryErrors(on: functions)
    weak = ErrorReport.Bounds(errors.weak(of: result.scheme))
    strong = ErrorReport.Bounds(errors.strong(of: result.scheme))
    entries = file.scheme.entries.map { Entry(element: $0.element.description, weight: $0.weight.description) }
    self.saved = saved
  }

  /// How many elements are printed.
  private static let shown = 40

  /// The report for the terminal.
  var text: String {
    var table = TextTable([("weight", .right), ("element", .left)])
    for entry in entries.prefix(SchemeReport.shown) { table.add([entry.weight, entry.element]) }
    var lines = [
      "\(group), order \(order), \(functionClass), \(symmetry): \(reachesTarget ? "reached" : "NOT proved"), by \(method)",
      "\(size) action queries for each evaluation, \(weights) weights; \(elementsExamined) elements examined",
      "guarantee: \(guarantee)\(guaranteedSize.map { ", here \($0)" } ?? "")",
      "weak error    \(ErrorReport.text(weak))",
      "strong error  \(ErrorReport.text(strong))",
      "exactly symmetric: \(exactlySymmetric ? "yes" : "no")",
      "", table.text,
    ]
    if entries.count > SchemeReport.shown {
      lines.append("… \(entries.count - SchemeReport.shown) more, in --output and --format json")
    }
    if let saved { lines.append("saved: \(saved)") }
    return lines.joined(separator: "\n")
  }
}
