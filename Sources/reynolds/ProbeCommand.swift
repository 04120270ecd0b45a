import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Foundation
import Probing
import Reporting
import Representations
import Symmetrizers

/// `reynolds probe`: how symmetric is a model that only answers questions?
struct ProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Ask a model, in a process of its own, whether it is symmetric.",
    discussion: """
      With r = ‖f(gx) − f(x)‖²/(2(‖f(gx)‖² + ‖f(x)‖²)) in [0, 1], f(gx) carried back where outputs move:
        exact         no change that is more than rounding is found, by sampling and by a search for bad inputs
        weak:0.01     the mean of r over inputs and elements is at most 0.01
        strong:0.05   for every element, the mean of r over inputs is at most 0.05
      Intervals hold at all stopping times together and need no assumption on the model. Inputs are drawn from a distribution, or from the
      rows of a .npy file; the search is not bound to them. What the model is asked can be recorded, and replayed without the model.
      Scripts/reynolds_adapter.py turns any Python callable into a model.

      Exit codes:
        0   the target is reached (exact: no change was found). It is 0, too, if the search for bad inputs was left out or reached its
            limits; the verdict says so, and how rare changes are that are not excluded
        1   not symmetric, or symmetric under another action; a pair is shown
        2   undecided within the limits
        64  wrong use: an option, its value, or a group or action that does not fit the model's shapes
        65  nothing can be said of the data: outputs that are not finite, or depend on the batch or on chance; an input at which the model reports an
            error (it is named), also where the target was reached before; an --inputs file or a recording that is malformed, does not fit the
            model, or lacks what is asked
        66  the model's program, the --inputs file or the recording cannot be found or read
        69  the model crashed, hung, or gave up, also where the target was reached before
        70  an error inside this program, or a system call that failed
        73  a file cannot be written: --report, --record, --save-scheme, --model-stderr
        76  the model broke the protocol
        130, 143  interrupted, by Ctrl-C or by SIGTERM; the report says what was measured until then

      Examples:
        reynolds probe --group S5 --action 'permute coordinates' -- python3 model.py
        reynolds probe --group S5 --action 'permute axis 0' --target weak:0.01 --inputs data.npy -- python3 model.py
        reynolds probe --group O --action 'matrices on axis 1' --output representation --output-action matrices -- ./net
        reynolds probe --group C2^8 --action 'flip signs' --target strong:0.05 --record run -- python3 model.py
        reynolds probe --group C2^8 --action 'flip signs' --target strong:0.05 --replay run
        reynolds probe --group S5 --target weak:0.01 --save-scheme s5.json -- python3 model.py
      """)

  @OptionGroup var model: ModelOptions

  @Option(parsing: .unconditional, help: "exact, weak:ERROR or strong:ERROR; see above.")
  var target = "exact"

  @Option(parsing: .unconditional, help: "The confidence of the statement on the target.")
  var confidence = 0.99

  @Option(help: "Rows of inputs: a .npy file of the shape [n] + the input shape, or with as many values for each row.")
  var inputs: String?

  @Option(help: "Without --inputs: gaussian, uniform, integers or sphere.")
  var distribution = "gaussian"

  @Option(parsing: .unconditional, help: "Standard deviation, half width, largest integer, or radius.")
  var scale = 1.0

  @Option(parsing: .unconditional, help: "The most queries in all.")
  var maxQueries = 100_000

  @Option(parsing: .unconditional, help: "The most queries of the search for bad inputs.")
  var searchQueries = 20_000

  @Flag(name: .customLong("no-search"), help: "No search for bad inputs.")
  var noSearch = false

  @Flag(name: .customLong("no-averaging"), help: "No trials of averaging where the target is missed.")
  var noAveraging = false

  @Option(
    name: .customLong("class"),
    help: "A class to which the model belongs, such as polynomials:3: trials of averaging begin with a scheme for it.")
  var functionClass: String?

  @Option(parsing: .unconditional, help: "How long it may take: 60s, 10m.")
  var budget: Budget?

  @Option(
    parsing: .unconditional, help: "A number that no output's norm exceeds, for an interval of the unnormalized change."
  )
  var outputBound: Double?

  @Option(parsing: .unconditional, help: "The most inputs in one batch.")
  var batchSize = 256

  @Option(parsing: .unconditional, help: "Decides all random choices.")
  var seed: UInt64 = 1

  @Option(
    help:
      "A file for the scheme that was measured to reach the target, as reynolds scheme --output writes it; for symmetrize --by scheme:FILE."
  )
  var saveScheme: String?

  @Option(help: "A folder in which questions and answers are recorded.")
  var record: String?

  @Option(help: "A folder of a recording that answers in place of a model, for the same options and seed.")
  var replay: String?

  @Option(help: "A file for the report as JSON; it is saved before each stage, so that it outlives a crash.")
  var report: String?

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var colorOptions: ColorOptions

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() async throws {
    try await CommandFailure.reporting {
      try checkOptions()
      // Also where no task can be cancelled: while the model starts, or when the terminal goes.
      ModelProcess.killAllOnInterruption()
      let settings = try settings()
      let description = try GroupDescription(model.group)
      let asked = try self.asked()
      let declaration = asked.declaration
      let (question, words) = try model.question(description, declaration)
      let source = try source(declaration)
      let progress = ProgressDisplay("starting", quiet: progressOptions.quiet)
      let (file, most) = (report, maxQueries)
      let (outcome, signal) = try await Interruption.cancelling(progress) {
        var probe = try Probe(asked, question: question, inputs: source, settings: settings)
        return await probe.run { stage, report in
          progress.show(ProgressState("\(stage)", done: report.queries, total: nil, unit: "queries of at most \(most)"))
          if let file { try? AtomicFile.write(try OutputFormat.json(report), to: file, replacing: true) }
        }
      }
      progress.finish()
      let heading = ProbeHeading(
        model: replay.map { "the recording \($0)" } ?? model.command.joined(separator: " "), question: words)
      var report = outcome.report
      let saving = Result { try save(outcome.scheme, description, in: &report) }
      let json = try OutputFormat.json(report)
      if let file { try AtomicFile.write(json, to: file, replacing: true) }
      print(format == .json ? json : colorOptions.painted(ProbeText(report, heading).text))
      if let signal {
        throw Interruption.exit(
          signal,
          Interruption.Ending(
            "the report above says what was measured until then" + (file.map { "; it is in \($0), too" } ?? ""),
            command: ShellWords.current(), goesOn: false))
      }
      if let error = outcome.error { throw error }
      try saving.get()
      try ProcessEnd.finish(exitCode(outcome))
    }
  }

  private func exitCode(_ outcome: Probe.Outcome) -> Int32 {
    switch outcome.report.verdict {
    case .symmetricWithinRounding, .approximatelySymmetric: 0
    case .notSymmetric, .misdeclaredAction: 1
    case .undecided: 2
    case .nonFinite, .nondeterministic, .batchDependent: CommandFailure.data
    }
  }

  // MARK: Options

  private func checkOptions() throws {
    try model.check()
    func refuse(_ message: String) -> ExitCode { CommandFailure.exit(CommandFailure.usage, message) }
    if replay != nil, !model.command.isEmpty || record != nil {
      throw refuse("--replay answers in place of a model: leave out --record and the command after --")
    }
    guard maxQueries >= 1 else { throw refuse("--max-queries \(maxQueries): write a number of at least 1") }
    guard searchQueries >= 0 else { throw refuse("--search-queries \(searchQueries): write a number of at least 0") }
    guard (1...65_536).contains(batchSize) else {
      throw refuse("--batch-size \(batchSize): write a number from 1 to 65536")
    }
    if let budget, budget.duration == nil {
      throw refuse("--budget is a time, such as 60s; queries go with --max-queries")
    }
    if let outputBound, !(outputBound > 0 && outputBound.isFinite) {
      throw refuse("--output-bound \(outputBound): write a number above 0")
    }
    let target: ProbeTarget
    do {
      target = try ProbeTarget(self.target)
      _ = try ProbeSettings(confidence: confidence)
    } catch { throw refuse(ErrorAdvice.line(error)) }
    if saveScheme != nil, noAveraging || target == .exact {
      throw refuse(
        "--save-scheme keeps what trials of averaging find: they need --target weak:… or strong:…, and no --no-averaging"
      )
    }
    for path in [report, saveScheme] { if let path { try AtomicFile.ensureWritable(path) } }
  }

  private func settings() throws -> ProbeSettings {
    var settings = try ProbeSettings(
      target: try ProbeTarget(target), confidence: confidence, maximumQueries: maxQueries,
      searchQueries: noSearch ? 0 : searchQueries, duration: budget?.duration, seed: seed,
      triesAveraging: !noAveraging, outputBound: outputBound, batchSize: batchSize)
    if let functionClass {
      let specification = try FunctionClassSpecification(functionClass)
      let description = try GroupDescription(model.group)
      let functions = try AnyFunctionClass(specification, action: .natural, of: description, group: nil)
      let seed = seed
      settings.classScheme = { error in
        switch functions {
        case .enumerated(let functions):
          let found = try SchemeConstructions.best(
            for: try SchemeProblem(functions, target: .weak(error)), seed: seed)
          return (
            found.scheme.permutations(in: functions.group),
            "a scheme for \(functionClass), weak error \(error) proved, by \(found.construction)"
          )
        case .module(let functions):
          let found = try ModuleSchemeConstructions.best(
            for: try ModuleSchemeProblem(functions, target: .weak(error)), seed: seed)
          return (
            found.scheme, "a scheme for \(functionClass), weak error \(error) proved, by \(found.construction)"
          )
        }
      }
    }
    return settings
  }

  private func asked() throws -> any BlackBoxModel {
    if let replay { return try ReplayModel(folder: replay) }
    let process = try model.start()
    return try record.map { try RecordingModel(process, to: $0) } ?? process
  }

  private func source(_ declaration: ModelDeclaration) throws -> InputSource {
    let (dimension, type) = (declaration.inputCount, declaration.numberType)
    if let inputs {
      let array = try NumpyArray(contentsOf: inputs)
      let perRow = array.shape.dropFirst().reduce(1, *)
      guard !array.shape.isEmpty, perRow == dimension else {
        throw ProbeError.invalidRows(
          "\(inputs) has the shape \(array.shape); for this model it is [n] + \(declaration.inputShape)")
      }
      return try InputSource(rows: array.values, dimension: dimension, numberType: type)
    }
    let chosen: InputSource.Distribution
    switch distribution {
    case "gaussian": chosen = .gaussian(scale: scale)
    case "uniform": chosen = .uniform(scale: scale)
    case "sphere": chosen = .sphere(radius: scale)
    case "integers":
      guard scale >= 1, scale == scale.rounded(), scale <= 1e9 else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--scale \(scale): the largest integer, at least 1, for --distribution integers")
      }
      chosen = .integers(scale: Int(scale))
    default:
      throw CommandFailure.exit(
        CommandFailure.usage,
        Suggestion.unknown("--distribution", distribution, among: ["gaussian", "uniform", "integers", "sphere"]))
    }
    return try InputSource(chosen, dimension: dimension, numberType: type)
  }
}
