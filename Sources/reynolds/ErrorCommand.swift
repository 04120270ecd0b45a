import ArgumentParser
import Averaging
import CommandSupport
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
      error is enclosed between an explicit element and twice the weak error, or tightly where the group moves orbits of functions in few ways.

      Examples:
        reynolds scheme --group C7 --class regular --symmetry weak:2/9 --method search --output c7.json
        reynolds error c7.json --class regular
      """)

  @Argument(help: "A scheme that reynolds scheme saved.")
  var scheme: String

  @Option(
    help: "The group, if its name matters for the action (B_n, C2^m); its generators must be those of the file.",
    completion: Completions.groups)
  var group: String?

  @Option(name: .customLong("class"), help: "The functions, as for reynolds certify.")
  var functionClass = "functions"

  @Option(help: "The action: natural, regular, plane, cosets:GENERATORS.")
  var action = "natural"

  @Option(help: "Decides the random search for the strong error of huge groups.")
  var seed: UInt64 = 1

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      try figure.ensureWritable()
      let progress = ProgressDisplay("reading \(scheme)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let (file, generated) = try ErrorCommand.file(scheme)
      let description = try ErrorCommand.described(file, by: group, path: scheme)
      progress.phase("preparing \(functionClass) of \(description.title)")
      let functions = try AnyFunctionClass(
        try FunctionClassSpecification(functionClass), action: try ActionSpecification(action), of: description,
        group: generated)
      if figure.plot != nil, case .module = functions { throw SpectrumFigure.notEnumerated(description.title) }
      let report: ErrorReport = try Interruption.unprinted(progress) {
        try ErrorReport(
          file, description: description, functions: functions, functionClass: functionClass, action: action,
          seed: seed, progress: progress)
      }
      progress.finish()
      print(format == .text ? report.text : try OutputFormat.json(report))
      if case .enumerated(let functions) = functions {
        try figure.write(
          try SpectrumFigure(
            file.scheme.indexed(in: functions.group), on: functions, title: "\(description.title), \(functionClass)",
            target: nil))
      }
    }
  }

  /// A saved scheme and its group.
  static func file(_ scheme: String) throws -> (SchemeFile, PermutationGroup) {
    let text = try DataFile.text(scheme, from: "reynolds scheme --output")
    do throws(SchemeError) { return try SchemeFile.reading(text) } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(scheme): \(ErrorAdvice.line(error))")
    }
  }

  /// The group of the file; by its name where the name gives the same generators.
  static func described(_ file: SchemeFile, by group: String?, path scheme: String) throws -> GroupDescription {
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

  init(
    _ file: SchemeFile, description: GroupDescription, functions: AnyFunctionClass, functionClass: String,
    action: String, seed: UInt64, progress: ProgressDisplay
  ) throws {
    group = description.title
    self.functionClass = functionClass
    self.action = action
    weights = file.scheme.weightClass.rawValue
    size = file.scheme.size
    switch functions {
    case .enumerated(let functions):
      order = JSONNatural(functions.group.cardinality)
      let errors = try SymmetryErrors(on: functions)
      let scheme = try file.scheme.indexed(in: functions.group)
      progress.phase("computing the weak error")
      let weakError = errors.weak(of: scheme)
      progress.phase("computing the strong error")
      let strongError = errors.strong(of: scheme)
      (weak, strong) = (Bounds(weakError), Bounds(strongError))
      exactlySymmetric = weakError.lower.signum > 0 ? false : scheme.isExact(on: functions)
      witness = ErrorReport.witness(strongError.witness ?? weakError.witness) {
        functions.group.permutation($0).description
      }
    case .module(let functions):
      order = JSONNatural(functions.group.order)
      let errors = ModuleErrors(on: functions)
      var random = SplitMix64(seed: seed)
      progress.phase("computing the weak error")
      let weakErrors = try errors.weakErrors(of: file.scheme)
      progress.phase("computing the strong error")
      let strongError = try errors.strong(of: file.scheme, in: functions.group, weak: weakErrors, using: &random)
      let weakError = weakErrors.largest
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
        "a function with the lower error: \(shown)\(terms.count > 12 ? " + … (\(terms.count) terms, --format json has all)" : "")"
      )
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
