import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
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
      Groups of more than \(FiniteGroup.defaultOrderLimit) elements are not enumerated: there the classes functions, polynomials, tuples and subsets are
      possible, with the methods \(ModuleSchemeConstructions.names.joined(separator: ", ")), and best.
      The scheme is kept only if it provably reaches the symmetry asked for; else the exit code is 1.

      Examples:
        reynolds scheme --group S4 --class functions --symmetry exact --method best
        reynolds scheme --group C7 --class regular --symmetry weak:2/9 --method search --output c7.json
        reynolds scheme --group S5 --class regular --symmetry weak:0.1 --method derandomized --format json
        reynolds scheme --group S50 --class polynomials:2 --symmetry weak:0.1 --method greedy --output s50.json
      """)

  @OptionGroup var problem: ProblemOptions
  @OptionGroup var symmetry: SymmetryOption

  @Option(help: "How to construct it; see above.")
  var method = "best"

  @Option(help: "The weight class, for the methods search, optimize and caratheodory.")
  var weights: String?

  @Option(help: "The number of elements, for the methods sample, uniform-subset and greedy.")
  var size: Int?

  @Option(help: "How often a sample of the method sample-verify may fail: 0.01 unless it is given.")
  var failureProbability: String?

  @Option(
    help:
      "A subgroup by name or generators, for the method subgroup of groups that are not enumerated: AGL(1,49), '(1 2 3),(1 2)'."
  )
  var subgroup: String?

  @Option(help: "Decides all random choices.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to save the scheme.")
  var output: String?

  @Flag(help: "Replace a different file at --output.")
  var force = false

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let description = try problem.description()
      let target = try symmetry.notion()
      try checkOptions()
      if let output { try AtomicFile.ensureWritable(output) }
      try figure.ensureWritable()
      let progress = ProgressDisplay("preparing \(description.title)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let (report, spectrum): (SchemeReport, SpectrumFigure?) = try Interruption.unprinted(progress) {
        var spectrum: SpectrumFigure?
        let report: SchemeReport
        switch try problem.anyFunctions(of: description) {
        case .enumerated(let functions):
          let question: SchemeProblem
          do { question = try SchemeProblem(functions, target: target) } catch let error as ConstructionError {
            guard case .tooLarge = error else { throw error }
            let module = try AnyFunctionClass.fallback(
              error, functions.specification, try ActionSpecification(problem.action), description, nil)
            report = try self.report(module, target: target, description, progress)
            break
          }
          let result = try self.result(question, description, progress)
          if figure.plot != nil {
            spectrum = try SpectrumFigure(
              result.scheme, on: functions,
              title: "\(description.title), \(problem.functionClass), by \(result.construction)",
              target: question.target)
          }
          report = try self.report(result, question, functions, description, progress)
        case .module(let functions):
          report = try self.report(functions, target: target, description, progress)
        }
        return (report, spectrum)
      }
      progress.finish()
      print(format == .text ? report.text : try OutputFormat.json(report))
      if let spectrum { try figure.write(spectrum) }
      if !report.reachesTarget { throw ExitCode(1) }
    }
  }

  /// Constructs a scheme of a group whose elements are listed.
  private func result(
    _ question: SchemeProblem, _ description: GroupDescription, _ progress: ProgressDisplay
  ) throws -> ConstructedScheme {
    progress.phase(method)
    if subgroup != nil {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "--subgroup is for groups that are not enumerated; for \(description.title) the method subgroup finds the best")
    }
    return
      try method == "best" && weights == nil && size == nil
      ? SchemeConstructions.best(for: question, seed: seed) { progress.phase($0) }
      : construction().scheme(for: question, seed: seed)
  }

  /// What is said of it.
  private func report(
    _ result: ConstructedScheme, _ question: SchemeProblem, _ functions: FunctionClass,
    _ description: GroupDescription, _ progress: ProgressDisplay
  ) throws -> SchemeReport {
    let file = SchemeFile(result.scheme, of: description, enumerated: functions.group)
    progress.phase("computing the errors")
    let guarantee =
      try method == "best" ? SchemeConstructions.named(result.construction).guarantee : construction().guarantee
    return try SchemeReport(
      result, file: file, problem: question, functions: functions, guarantee: guarantee,
      saved: try save(file, if: result.reachesTarget))
  }

  /// Constructs a scheme of a group that is known by generators.
  private func report(
    _ functions: ModuleFunctionClass, target: SymmetryNotion, _ description: GroupDescription,
    _ progress: ProgressDisplay
  ) throws -> SchemeReport {
    if figure.plot != nil { throw SpectrumFigure.notEnumerated(description.title) }
    let question = try ModuleSchemeProblem(functions, target: target)
    let result: ConstructedModuleScheme
    let guarantee: String
    if method == "best" && weights == nil && size == nil && subgroup == nil {
      result = try ModuleSchemeConstructions.best(for: question, seed: seed) { progress.phase($0) }
      guarantee = try ModuleSchemeConstructions.named(result.construction).guarantee
    } else {
      let construction = try moduleConstruction(description)
      progress.phase(method)
      result = try construction.scheme(for: question, seed: seed) { progress.phase("\(method): \($0)") }
      guarantee = construction.guarantee
    }
    let file = try SchemeFile(result.scheme, of: description)
    progress.phase("computing the strong error")
    return try SchemeReport(
      result, file: file, problem: question, guarantee: guarantee, seed: seed,
      saved: try save(file, if: result.reachesTarget))
  }

  /// Saves a scheme that does what it should.
  private func save(_ file: SchemeFile, if reachesTarget: Bool) throws -> String? {
    guard reachesTarget, let output else { return nil }
    try AtomicFile.write(file.text, to: output, replacing: force)
    return output
  }

  /// What can be said about the options before anything is computed.
  private func checkOptions() throws {
    if let size, size < 1 {
      throw CommandFailure.exit(CommandFailure.usage, "--size \(size): a scheme has at least one element")
    }
    _ = try weightClass()
    _ = try failure()
  }

  private func weightClass() throws -> WeightClass? {
    try weights.map { text in
      guard let weightClass = WeightClass(rawValue: text) else {
        throw CommandFailure.exit(CommandFailure.usage, "--weights \(text): write convex, affine or uniform")
      }
      return weightClass
    }
  }

  private func failure() throws -> Rational? {
    try failureProbability.map { text in
      guard let value = Rational(decimal: text), value.signum > 0, value < 1 else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--failure-probability \(text): write a number between 0 and 1, such as 0.01")
      }
      return value
    }
  }

  private func moduleConstruction(_ description: GroupDescription) throws -> any ModuleSchemeConstruction {
    let named: any ModuleSchemeConstruction
    do { named = try ModuleSchemeConstructions.named(method) } catch {
      guard SchemeConstructions.names.contains(method) else {
        throw ConstructionError.unknownConstruction(
          method, known: SchemeConstructions.names + ModuleSchemeConstructions.names.filter(isNew) + ["best"])
      }
      throw CommandFailure.exit(
        CommandFailure.data,
        "the method \(method) needs the list of all elements; for \(description.title) there are \(ModuleSchemeConstructions.names.joined(separator: ", ")), and best"
      )
    }
    switch (named, try weightClass(), size, try failure(), subgroup) {
    case (_, nil, nil, nil, nil): return named
    case (is ModuleSampleConstruction, nil, let size, nil, nil): return ModuleSampleConstruction(size: size)
    case (is ModuleSubsetConstruction, nil, let size, nil, nil): return ModuleSubsetConstruction(size: size)
    case (is ModuleGreedyConstruction, nil, let size, nil, nil): return ModuleGreedyConstruction(size: size)
    case (is ModuleVerifiedSampleConstruction, nil, nil, let failure?, nil):
      return ModuleVerifiedSampleConstruction(failureProbability: failure)
    case (is ModuleOptimizedConstruction, let weights?, nil, nil, nil) where weights != .uniform:
      return ModuleOptimizedConstruction(weightClass: weights)
    case (is ModuleSubgroupConstruction, nil, nil, nil, let text?):
      return ModuleSubgroupConstruction(generators: try subgroupGenerators(text, in: description))
    default: throw unsuitableOptions()
    }
  }

  /// A subgroup by its name or its generators, which fix the points beyond theirs.
  private func subgroupGenerators(_ text: String, in description: GroupDescription) throws -> [Permutation] {
    let subgroup = try GroupDescription(text)
    guard subgroup.degree <= description.degree else {
      throw CommandFailure.exit(
        CommandFailure.data,
        "--subgroup \(text) moves \(subgroup.degree) points, and \(description.title) has \(description.degree)")
    }
    return try subgroup.generators.map {
      try Permutation(oneLine: $0.oneLine + ((subgroup.degree + 1)..<(description.degree + 1)))
    }
  }

  private func isNew(_ name: String) -> Bool { !SchemeConstructions.names.contains(name) }

  private func unsuitableOptions() -> ExitCode {
    CommandFailure.exit(
      CommandFailure.usage,
      "the method \(method) does not take these options: --size goes with sample, uniform-subset and greedy, --weights with search (convex, affine, uniform), optimize and caratheodory (convex, affine), --failure-probability with sample-verify, --subgroup with subgroup"
    )
  }

  private func construction() throws -> any SchemeConstruction {
    if ModuleSchemeConstructions.names.filter(isNew).contains(method) {
      throw CommandFailure.exit(
        CommandFailure.data,
        "the method \(method) is for groups that are not enumerated; here search does better: \(SchemeConstructions.names.joined(separator: ", "))"
      )
    }
    let named = try SchemeConstructions.named(method)
    switch (named, try weightClass(), size, try failure()) {
    case (_, nil, nil, nil): return named
    case (is SampleConstruction, nil, let size, nil): return SampleConstruction(size: size)
    case (is SubsetConstruction, nil, let size, nil): return SubsetConstruction(size: size)
    case (is VerifiedSampleConstruction, nil, nil, let failure?):
      return VerifiedSampleConstruction(failureProbability: failure)
    case (is LocalSearchConstruction, let weights?, nil, nil): return LocalSearchConstruction(weightClass: weights)
    case (is OptimizedWeightsConstruction, let weights?, nil, nil) where weights != .uniform:
      return OptimizedWeightsConstruction(weightClass: weights)
    case (is CaratheodoryConstruction, let weights?, nil, nil) where weights != .uniform:
      return CaratheodoryConstruction(weightClass: weights)
    default: throw unsuitableOptions()
    }
  }
}
