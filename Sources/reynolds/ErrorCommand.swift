import ArgumentParser
import Averaging
import ExactArithmetic
import FiniteGroups
import Foundation
import Reporting
import Representations

/// `reynolds error`: how symmetric a saved scheme is.
struct ErrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "error",
    abstract: "The weak and the strong symmetry error of a saved scheme, as proved enclosures.",
    discussion: """
      Groups of more than 100000 elements are not enumerated: there the classes functions, polynomials, tuples and subsets are possible, and the strong
      error is enclosed between an explicit element and twice the weak error.

      Examples:
        reynolds scheme --group C7 --class regular --symmetry weak:2/9 --method search --output c7.json
        reynolds error c7.json --class regular
      """)

  @Argument(help: "A scheme that reynolds scheme saved.")
  var scheme: String

  @Option(help: "The group, if its name matters for the action (B_n, C2^m); its generators must be those of the file.")
  var group: String?

  @Option(name: .customLong("class"), help: "The functions, as for reynolds certify.")
  var functionClass = "functions"

  @Option(help: "The action: natural, regular, plane, cosets:GENERATORS.")
  var action = "natural"

  @Option(help: "Decides the random search for the strong error of huge groups.")
  var seed: UInt64 = 1

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      guard let data = FileManager.default.contents(atPath: scheme) else {
        throw CommandFailure.exit(CommandFailure.noInput, "cannot read \(scheme)")
      }
      let file: SchemeFile
      do { file = try SchemeFile(text: String(decoding: data, as: UTF8.self)) } catch {
        throw CommandFailure.exit(CommandFailure.data, "\(scheme): \(error.description)")
      }
      let report = try ErrorReport(
        file, description: try described(file), functionClass: functionClass, action: action, seed: seed)
      print(format == .text ? report.text : try OutputFormat.json(report))
    }
  }

  /// The group of the file; by its name where the name gives the same generators.
  private func described(_ file: SchemeFile) throws -> GroupDescription {
    guard let group else {
      if let named = try? GroupDescription(file.group), named.generators == file.generators, named.degree == file.degree
      {
        return named
      }
      return try file.groupDescription
    }
    let description = try GroupDescription(group)
    guard description.generators == file.generators, description.degree == file.degree else {
      throw CommandFailure.exit(
        CommandFailure.data, "--group \(group): its generators are not those of \(scheme), which is for \(file.group)")
    }
    return description
  }
}

/// What `reynolds error` prints.
struct ErrorReport: Encodable {
  /// An enclosure: exact where both ends agree.
  struct Bounds: Encodable {
    let lower, upper: String
    let exact: String?

    init<Element>(_ error: SymmetryError<Element>) {
      lower = error.lower.description
      upper = error.upper.description
      exact = error.exact?.description
    }
  }

  /// A test function that attains the lower bound.
  struct Witness: Encodable {
    let labels: [[Int]]
    let coefficients: [String]
    let element: String?
  }

  let group, functionClass, action, weights: String
  let order: JSONNatural
  let size: Int
  let weak, strong: Bounds
  let exactlySymmetric: Bool?
  let witness: Witness?

  enum CodingKeys: String, CodingKey {
    case group, action, weights, order, size, weak, strong, exactlySymmetric, witness
    case functionClass = "class"
  }

  init(_ file: SchemeFile, description: GroupDescription, functionClass: String, action: String, seed: UInt64) throws {
    group = description.title
    self.functionClass = functionClass
    self.action = action
    weights = file.scheme.weightClass.rawValue
    size = file.scheme.size
    let specification = try FunctionClassSpecification(functionClass)
    let permutations = try description.permutationGroup()
    order = JSONNatural(permutations.order)
    if permutations.order <= FiniteGroup.defaultOrderLimit {
      let enumerated = try description.enumerated()
      let functions = try FunctionClass(
        specification, group: enumerated,
        action: try description.action(try ActionSpecification(action), of: enumerated))
      let errors = try SymmetryErrors(on: functions)
      let scheme = try file.scheme.indexed(in: enumerated)
      let (weakError, strongError) = (errors.weak(of: scheme), errors.strong(of: scheme))
      (weak, strong) = (Bounds(weakError), Bounds(strongError))
      exactlySymmetric = weakError.lower.signum > 0 ? false : scheme.isExact(on: functions)
      witness = ErrorReport.witness(strongError.witness ?? weakError.witness) {
        enumerated.permutation($0).description
      }
    } else {
      let errors = ModuleErrors(on: try ErrorReport.module(specification, action: action, of: description))
      let weakError = try errors.weak(of: file.scheme)
      var random = SplitMix64(seed: seed)
      let strongError = try errors.strong(of: file.scheme, in: permutations, using: &random)
      (weak, strong) = (Bounds(weakError), Bounds(strongError))
      exactlySymmetric = weakError.lower.signum > 0 ? false : weakError.exact.map { $0.isZero }
      witness = ErrorReport.witness(strongError.witness ?? weakError.witness) { $0.description }
    }
  }

  private static func witness<Element>(
    _ function: TestFunction<Element>?, name: (Element) -> String
  ) -> Witness? {
    function.map {
      Witness(
        labels: $0.labels, coefficients: $0.coefficients.map(\.description), element: $0.element.map(name))
    }
  }

  /// The module of a class of functions of a group that is not enumerated.
  static func module(
    _ specification: FunctionClassSpecification, action: String, of description: GroupDescription
  ) throws -> PermutationModule {
    guard action == "natural" else {
      throw CommandFailure.exit(
        CommandFailure.data, "--action \(action) needs the list of all elements, and \(description.title) is too large")
    }
    switch (specification, description.naturalAction) {
    case (.functions, .permutation(let points, let images)):
      return try .tuples(1, points: points, generators: images)
    case (.tuples(let size), .permutation(let points, let images)):
      return try .tuples(size, points: points, generators: images)
    case (.subsets(let size), .permutation(let points, let images)):
      return try .subsets(size, points: points, generators: images)
    case (.polynomials(let degree), .permutation(let points, let images)):
      return try .polynomials(degree: degree, points: points, generators: images)
    default:
      throw CommandFailure.exit(
        CommandFailure.data,
        "\(description.title) is too large to enumerate; without it the classes functions, tuples:t, subsets:t and polynomials:k of permutations are possible"
      )
    }
  }

  /// The report for the terminal.
  var text: String {
    var lines = [
      "\(group), order \(order), \(functionClass), \(action) action",
      "\(size) action queries for each evaluation, \(weights) weights",
      "weak error    \(ErrorReport.text(weak))",
      "strong error  \(ErrorReport.text(strong))",
    ]
    if let exactlySymmetric {
      lines.append(exactlySymmetric ? "exactly symmetric: yes" : "exactly symmetric: no")
    } else {
      lines.append("exactly symmetric: not decided by the enclosure")
    }
    if let witness {
      let terms = zip(witness.coefficients, witness.labels).filter { $0.0 != "0" }
      let shown = terms.prefix(12).map { "\($0)·\($1)" }.joined(separator: " + ")
      lines.append(
        "a function with the lower error: \(shown)\(terms.count > 12 ? " + … (\(terms.count) terms, --format json has all)" : "")")
      if let element = witness.element { lines.append("against the element \(element)") }
    }
    return lines.joined(separator: "\n")
  }

  static func text(_ bounds: Bounds) -> String {
    if let exact = bounds.exact { return "= \(exact)" }
    let ends = [bounds.lower, bounds.upper].map { Rational($0)?.approximation.description ?? $0 }
    return "in [\(ends[0]), \(ends[1])] (rounded for display; --format json has the proved ends)"
  }
}
