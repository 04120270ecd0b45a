import ArgumentParser
import CommandSupport
import ExactArithmetic
import Foundation
import Generalization
import Reporting

/// `reynolds training`: how much augmentation a learned function needs.
struct TrainingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Learning problems with a symmetry, trained with no, full, random and streaming augmentation.",
    discussion: """
      Tests the paper's message, that about log|G| random group elements are enough, where it matters: in the risk of what is learned.
      Kernel ridge regression on noisy samples:
        sum     Σ xᵢ under S6, from 128 sorted inputs; test inputs are not sorted
        signs   Σ |xᵢ| under C2^5, C2^10 and C2^20, from 64 inputs of the positive orthant; test inputs have all signs
        plane   a function of the disc under C100, anisotropic (the symmetry is in part wrong) and isotropic
      Single problems: \(TrainingProblem.standard.map(\.name).joined(separator: ", ")).
      The whole problem is drawn anew for each replicate. Medians over replicates have exact intervals, which assume nothing of the
      distribution; those of one curve hold together with 95 %. Full augmentation is exact, through averaged kernels.
      The full run takes some minutes.

      Examples:
        reynolds training --quick
        reynolds training --csv training.csv
        reynolds training --problem signs-20 --replicates 40 --seed 7
      """)

  @OptionGroup var experiment: TrainingOptions

  @Option(help: "Where to write one line for each problem, augmentation and size, as comma-separated values.")
  var csv: String?

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() async throws {
    try await CommandFailure.reporting {
      if let csv { try AtomicFile.ensureWritable(csv) }
      try figure.ensureWritable()
      let report = try await experiment.report()
      switch format {
      case .json: print(try OutputFormat.json(report))
      case .text: print(TrainingText(report).text)
      }
      // After the report, which took long to compute: it is not lost if the file cannot be written.
      if let csv { try AtomicFile.write(TrainingRow.csv(report.rows), to: csv, replacing: true) }
      try figure.write(TrainingFigure(report))
    }
  }
}

/// What the training experiment is about.
struct TrainingOptions: ParsableArguments {
  @Option(help: "sum, signs, plane, all, or the name of a single problem.")
  var problem = "all"

  @Option(
    parsing: .unconditional,
    help: """
      Independent drawings of each problem: \(TrainingExperiment.standardReplicates), with --quick \(TrainingExperiment.quickReplicates).
      """)
  var replicates: Int?

  @Option(parsing: .unconditional, help: "Decides everything random.")
  var seed: UInt64 = 1

  @Flag(help: "\(TrainingExperiment.quickReplicates) drawings, and no enumeration of small groups.")
  var quick = false

  @Option(
    parsing: .unconditional, help: "Threads; each takes up to 300 MB. By default as many as there are cores, at most 8."
  )
  var jobs: Int?

  @OptionGroup var progressOptions: ProgressOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is \(jobs); it must be from 1 to 256.") }
  }

  /// Runs the experiment.
  func report() async throws -> TrainingReport {
    let experiment = try TrainingExperiment(
      problems: TrainingExperiment.problems(named: problem),
      replicates: replicates ?? (quick ? TrainingExperiment.quickReplicates : TrainingExperiment.standardReplicates),
      sizes: quick ? .quick : .standard, seed: seed)
    let progress = ProgressDisplay("the first drawings", quiet: progressOptions.quiet)
    defer { progress.finish() }
    let workers = jobs ?? min(8, ProcessInfo.processInfo.activeProcessorCount)
    do {
      return try await Interruption.cancelling(progress) {
        try await experiment.run(workers: workers) { done, total in
          progress.show(ProgressState("training", done: done, total: total, unit: "drawings of problems"))
        }
      }.result
    } catch let error as Interruption.Cancelled {
      progress.finish()
      throw Interruption.exit(
        error.number,
        Interruption.Ending(
          "medians need all drawings, so nothing is printed, written or drawn; --quick and --replicates take fewer of them",
          command: ShellWords.current(), goesOn: false))
    }
  }
}

/// The report for the terminal.
struct TrainingText {
  let report: TrainingReport

  init(_ report: TrainingReport) { self.report = report }

  /// Tables, one for each problem, and what follows from them.
  var text: String {
    var names: [String] = []
    for row in report.rows where !names.contains(row.problem) { names.append(row.problem) }
    let head = """
      Medians of \(report.replicates) drawings of each problem, seed \(report.seed). [ ]: exact intervals; those of one augmentation and one column hold
      together with \(percent) % confidence.
      risk       E(f − f*)²/Var f* on fresh test inputs: 1 is what predicting 0 has
      ratio      risk / risk of the same method with the whole group (full, streaming-full, test-time-full), paired
      remaining  share of what the whole group gains that is still missing: 1 without symmetry (or where nothing is gained), 0 with all of it
      distance   E(f − f_full)²/E(f_none − f_full)²
      queries    training items; of whole groups as many as an enumeration would have (they are computed in closed form)
      calls      evaluations of the learned function for one prediction
      """
    return ([head] + names.map(table) + [verdicts, doublings] + report.partialSymmetries.map(partial))
      .joined(separator: "\n\n")
  }

  private var percent: String { (100 * report.confidence).description }

  private func table(_ name: String) -> String {
    var table = TextTable([
      ("augmentation", .left), ("size", .right), ("size/ln|G|", .right), ("queries", .right), ("calls", .right),
      ("risk", .right), ("", .left), ("ratio", .right), ("", .left), ("remaining", .right), ("", .left),
      ("distance", .right),
    ])
    let rows = report.rows.filter { $0.problem == name }
    for row in rows {
      table.add([
        row.augmentation.rawValue, row.size.map(String.init) ?? "", TrainingText.rounded(row.relativeSize),
        "\(row.trainingQueries)", "\(row.predictionQueries)", TrainingText.rounded(row.risk.median),
        TrainingText.ends(row.risk), TrainingText.rounded(row.ratio?.median), TrainingText.ends(row.ratio),
        TrainingText.rounded(row.remaining?.median), TrainingText.ends(row.remaining),
        TrainingText.rounded(row.distance?.median),
      ])
    }
    let group = rows.first.map { "\($0.group), ln|G| = \(TrainingText.rounded($0.logOrder))" } ?? ""
    let isHarmful = rows.contains { $0.augmentation == .none && $0.risk.exceeds(1) }
    let note =
      isHarmful
      ? "\n\nWithout augmentation the risk is above 1, worse than predicting 0; “remaining” counts the gain from there."
      : ""
    return "\(name): \(group)\n\n\(table.text)\(note)"
  }

  private var verdicts: String {
    var table = TextTable([
      ("problem", .left), ("augmentation", .left), ("criterion", .left), ("S", .left), ("S/ln|G|", .left),
      ("about ln|G|?", .left),
    ])
    for one in report.saturations {
      table.add([
        one.problem, one.augmentation.rawValue,
        one.criterion == .ratio ? "risk ≤ \(one.criterion.threshold) × full" : "remaining ≤ \(one.criterion.threshold)",
        size(one), size(one, dividedBy: one.logOrder), words(one),
      ])
    }
    return """
      Saturation size S: the smallest tested size whose median meets the criterion, with \(percent) % confidence for each line.
      Confirmed means ½⌈ln|G|⌉ ≤ S ≤ 2⌈ln|G|⌉; this was fixed before the run. A size counts only where the whole group is proved to have a
      risk below 1, that of predicting 0, and its method without symmetry a risk > \(Saturation.Criterion.ratio.baselineThreshold) × full
      (for “remaining”: > full); where no size counts, the line says nothing.

      \(table.text)
      """
  }

  private func size(_ one: Saturation, dividedBy unit: Double? = nil) -> String {
    func text(_ size: Int) -> String { unit.map { TrainingText.rounded(Double(size) / $0) } ?? "\(size)" }
    if one.reason != nil { return "—" }
    switch (one.lower, one.upper) {
    case (nil, _): return "> \(text(one.largestSize))"
    case (let lower?, nil): return "≥ \(text(lower))"
    case (let lower?, let upper?): return lower == upper ? text(lower) : "\(text(lower)) … \(text(upper))"
    }
  }

  private func words(_ one: Saturation) -> String {
    switch one.reason {
    case .tooFewDrawings: return "cannot be decided with \(report.replicates) drawings"
    case .notLearned: return "says nothing: the whole group is not proved better than predicting 0"
    case .nothingToGain:
      let factor = one.criterion == .ratio ? "\(one.criterion.baselineThreshold) × full" : "full"
      return "says nothing: no symmetry is not proved worse than \(factor)"
    case nil: break
    }
    return switch one.verdict {
    case .confirmed: "confirmed"
    case .fewer: "denied: fewer are enough"
    case .more: "denied: more are needed"
    case .undecided: "undecided"
    case .empty: "says nothing"
    }
  }

  private var doublings: String {
    let lines = report.doublings.map { one in
      "  \(one.problem): from \(one.size) to \(2 * one.size) elements the distance falls by the factor "
        + "\(TrainingText.rounded(one.quotient.median)) \(TrainingText.ends(one.quotient))"
    }
    return """
      Distance of the solution on a fixed random subset to that on the whole group; decay as 1/size would give the factor 2
      (each interval with \(percent) % confidence):
      \(lines.joined(separator: "\n"))
      """
  }

  private func partial(_ one: SmallRotationsComparison) -> String {
    var table = TextTable([
      ("rotations", .right), ("risk/none", .right), ("", .left), ("risk/full", .right), ("", .left),
      ("better than both", .left),
    ])
    for amount in one.amounts {
      table.add([
        "\(amount.size)", TrainingText.rounded(amount.againstNone.median), TrainingText.ends(amount.againstNone),
        TrainingText.rounded(amount.againstFull.median), TrainingText.ends(amount.againstFull),
        amount.isBest ? "yes" : "not seen",
      ])
    }
    let verdict =
      !one.isDecidable
      ? "Whether some amount of symmetry in between is better than none and than all cannot be decided with \(report.replicates) drawings."
      : one.bestSizes.isEmpty
        ? "No amount of symmetry in between was seen to be better than none and than all."
        : "Some symmetry is better than none and than all: \(one.bestSizes.map(String.init).joined(separator: ", ")) rotations."
    return """
      \(one.problem), rotations by small angles only; exact symmetry has a relative risk of at least \(TrainingText.rounded(one.asymmetry)). All intervals \
      together: \(percent) %.

      \(table.text)

      \(verdict)
      """
  }

  private static func ends(_ interval: MedianInterval?) -> String {
    guard let interval else { return "" }
    return "[\(interval.lower.map(rounded) ?? "−∞"), \(interval.upper.map(rounded) ?? "∞")]"
  }

  private static func rounded(_ value: Double?) -> String { value.map(rounded) ?? "" }

  /// Three significant digits; below 10⁻⁴ as a power of ten.
  private static func rounded(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.magnitude >= 100 { return String(format: "%.0f", value) }
    if value.magnitude < 1e-4 { return String(format: "%.1e", value) }
    return String(format: "%.\(2 - Int(log10(value.magnitude).rounded(.down)))f", value)
  }
}
