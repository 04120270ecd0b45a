import Averaging
import ExactArithmetic
import FiniteGroups
import Reporting
import Representations

/// What `reynolds scheme` prints.
struct SchemeReport: Encodable {
  struct Entry: Encodable {
    let element, weight: String
  }

  let group, functionClass, symmetry, method, guarantee, weights: String
  let order: JSONNatural
  let size, elementsExamined: Int
  let guaranteedSize: Int?
  let reachesTarget: Bool
  let exactlySymmetric: Bool?
  let weak, strong: ErrorReport.Bounds
  let entries: [Entry]
  let saved: String?

  enum CodingKeys: String, CodingKey {
    case group, symmetry, method, guarantee, weights, order, size, elementsExamined, guaranteedSize, reachesTarget
    case exactlySymmetric, weak, strong, entries, saved
    case functionClass = "class"
  }

  /// A scheme of a group whose elements are listed.
  init(
    _ result: ConstructedScheme, file: SchemeFile, problem: SchemeProblem, functions: FunctionClass, guarantee: String,
    saved: String?
  ) throws {
    group = file.group
    functionClass = functions.specification.description
    symmetry = problem.target.description
    method = result.construction
    self.guarantee = guarantee
    weights = result.scheme.weightClass.rawValue
    order = JSONNatural(functions.group.cardinality)
    size = result.scheme.size
    elementsExamined = result.elementsExamined
    guaranteedSize = result.guaranteedSize
    reachesTarget = result.reachesTarget
    exactlySymmetric = result.isExact
    let errors = try SymmetryErrors(on: functions)
    weak = ErrorReport.Bounds(errors.weak(of: result.scheme))
    strong = ErrorReport.Bounds(errors.strong(of: result.scheme))
    entries = SchemeReport.entries(of: file)
    self.saved = saved
  }

  /// A scheme of a group that is known by generators.
  init(
    _ result: ConstructedModuleScheme, file: SchemeFile, problem: ModuleSchemeProblem, guarantee: String, seed: UInt64,
    saved: String?
  ) throws {
    group = file.group
    functionClass = problem.functions.specification.description
    symmetry = problem.target.description
    method = result.construction
    self.guarantee = guarantee
    weights = result.scheme.weightClass.rawValue
    order = JSONNatural(problem.group.order)
    size = result.scheme.size
    elementsExamined = result.elementsExamined
    guaranteedSize = result.guaranteedSize
    reachesTarget = result.reachesTarget
    exactlySymmetric = result.isExact
    var random = SplitMix64(seed: seed)
    weak = ErrorReport.Bounds(result.weakError)
    strong = ErrorReport.Bounds(
      try problem.errors.strong(of: result.scheme, in: problem.group, weak: result.weakErrors, using: &random))
    entries = SchemeReport.entries(of: file)
    self.saved = saved
  }

  private static func entries(of file: SchemeFile) -> [Entry] {
    file.scheme.entries.map { Entry(element: $0.element.description, weight: $0.weight.description) }
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
      "exactly symmetric: \(exactlySymmetric.map { $0 ? "yes" : "no" } ?? "not decided by the enclosure")",
      "", table.text,
    ]
    if entries.count > SchemeReport.shown {
      lines.append("… \(entries.count - SchemeReport.shown) more, in --output and --format json")
    }
    if let saved { lines.append("saved: \(saved)") }
    return lines.joined(separator: "\n")
  }
}
