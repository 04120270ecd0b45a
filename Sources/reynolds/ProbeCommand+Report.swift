import Foundation
import Probing

/// What the report itself does not know.
struct ProbeHeading {
  /// The command, or the recording.
  let model: String
  /// Group and actions in words.
  let question: String
}

/// The report of `reynolds probe` for people.
struct ProbeText {
  private let report: ProbeReport
  private let heading: ProbeHeading

  init(_ report: ProbeReport, _ heading: ProbeHeading) { (self.report, self.heading) = (report, heading) }

  /// All lines.
  var text: String {
    ([
      "model     \(heading.model)", "question  \(heading.question)",
      "inputs    \(report.inputs); numbers are \(report.declaredType)\(precision); seed \(report.seed)",
      "target    \(report.target)", "", "verdict   \(report.summary)", "",
    ] + repetition + exception + measurement + changes + witness + search + explanations + averaging + unsaved + [
      ending
    ])
    .joined(separator: "\n")
  }

  private var precision: String {
    guard let precision = report.precision, precision != report.declaredType else { return "" }
    return " (the model computes in \(precision): its rounding is judged so)"
  }

  private var repetition: [String] {
    guard let repetition = report.repetition else { return [] }
    let what =
      switch repetition.finding {
      case .identical: "the same, to the last bit"
      case .rounding: "the same up to rounding (√r ≤ \(number(repetition.change)))"
      case .batchDependent: "different in another batch (√r up to \(number(repetition.change)))"
      case .nondeterministic: "different (√r up to \(number(repetition.change)))"
      }
    var lines = ["asked again         answers to 8 inputs, repeated, reordered and one at a time: \(what)"]
    if repetition.finding == .batchDependent || repetition.finding == .nondeterministic, let input = repetition.input {
      lines.append("  input             \(list(input))")
      for answer in repetition.answers { lines.append("  answer            \(list(answer))") }
    }
    return lines
  }

  private var measurement: [String] {
    guard let measurement = report.measurement, measurement.count > 0 else { return [] }
    let range =
      "in [\(number(measurement.lower)), \(number(measurement.upper))] with confidence \(measurement.confidence), valid at any stopping time"
    if measurement.notion == "strong" {
      var lines = [
        "largest mean of r   \(range) (\(measurement.count) inputs; r from 0 to 1, mean over inputs for each element)"
      ]
      if let worst = measurement.worstElement {
        lines.append("  at the element    \(worst), mean \(number(measurement.mean)) in the sample")
      }
      if let uncovered = measurement.uncoveredElements, uncovered > 0 {
        lines.append("  elements          a sample: nothing is said about a fraction \(number(uncovered)) of the group")
      }
      return lines + hint(measurement, "inputs")
    }
    let lines = [
      "mean of r           \(range) (\(measurement.count) pairs, sample mean \(number(measurement.mean)); r from 0 to 1)"
    ]
    return lines + hint(measurement, "pairs")
  }

  /// How much a decision takes, where there is none. Half of the queries of a probe are for it.
  private func hint(_ measurement: ProbeReport.Measurement, _ what: String) -> [String] {
    guard let count = measurement.leastCount, let queries = measurement.leastQueries else { return [] }
    if measurement.count >= count {
      guard let count = measurement.estimatedCount, let queries = measurement.estimatedQueries else {
        return ["                    not decided: the mean is too near the target to tell; choose another target"]
      }
      return [
        "                    not decided: the mean is near the target; if it stays as it is, about \(count) \(what) decide, that is "
          + "\(queries) queries (--max-queries \(ProbeSettings.sufficientQueries(measuring: queries))); or choose another target"
      ]
    }
    return [
      "                    not decided; a model that never changes takes \(count) \(what), that is \(queries) queries "
        + "(--max-queries \(ProbeSettings.sufficientQueries(measuring: queries))); others take more"
    ]
  }

  private var exception: [String] {
    guard let exception = report.exception else { return [] }
    var lines = ["an error of the model, while \(exception.stage)"]
    if let input = exception.input {
      lines.append("  input             \(list(input))" + (exception.origin == nil ? "" : ", which is gx"))
    } else {
      lines.append("  input             of a batch; as far as it was tried none of it fails alone")
    }
    if let element = exception.element, let origin = exception.origin {
      lines += ["  element g         \(element)", "  x                 \(list(origin))"]
    }
    if exception.stage.hasPrefix("searching") {
      lines.append("  note              the search is not bound to the source of inputs; --no-search leaves it out")
    }
    return lines
  }

  private var changes: [String] {
    guard let changes = report.changes, changes.pairs > 0 else { return [] }
    var lines = [
      "changes             \(changes.changed) pairs changed at all; largest √r \(number(changes.largest)); root mean square ‖f(gx) − f(x)‖ \(number(changes.rootMeanSquare))"
    ]
    lines.append(
      "                    at most a fraction \(number(changes.fractionBeyond)) of all pairs changes by √r above \(number(changes.level)), with confidence \(report.confidence) "
        + "(\(changes.pairs) pairs): what is rarer than 1 in \(changes.oneIn) is not excluded"
    )
    if let lower = changes.lower, let upper = changes.upper {
      lines.append(
        "                    mean of ‖f(gx) − f(x)‖² in [\(number(lower)), \(number(upper))], from the bound on outputs"
      )
    }
    if let asymmetry = changes.asymmetry {
      lines.append(
        "asymmetry           θ = ‖f − Pf‖²/‖f‖² is about \(number(min(1, asymmetry))) (an estimate, from sums over the same pairs)"
      )
    }
    return lines
  }

  private var witness: [String] {
    var lines: [String] = []
    if let pair = report.nonFinite { lines += ["not finite at"] + self.lines(pair) }
    if let pair = report.simplest { lines += ["a simple pair that is not symmetric"] + self.lines(pair) }
    if let worst = report.worst, let change = worst.change, change != report.simplest?.change {
      lines += ["the worst pair found"] + self.lines(worst)
    }
    return lines
  }

  private func lines(_ pair: ProbeReport.Witness) -> [String] {
    var lines = [
      "  input x           \(list(pair.input))", "  element g         \(pair.element)",
      "  f(x)              \(list(pair.output))", "  f(gx)             \(list(pair.movedOutput))",
    ]
    if let change = pair.change {
      let allowed = pair.allowed.map { "; rounding would be up to \(number($0))" } ?? ""
      lines.append("  change √r         \(number(change))\(allowed)")
    }
    return lines
  }

  private var search: [String] {
    guard let search = report.search else { return [] }
    let shares = search.strategies.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    var lines = ["search              \(search.queries) queries, \(search.pairs) pairs (\(shares))"]
    if let found = search.foundBy, let queries = search.queriesToFind {
      lines.append("                    the first change was found by \(found) after \(queries) queries")
    } else if report.worst != nil {
      lines.append("                    it began at a pair of the measurement")
    }
    if let stop = search.stop { lines.append("                    it ended early: \(stop)") }
    if search.unresolved > 0 {
      lines.append(
        "                    \(search.unresolved) pairs lie on an edge where f jumps by as much; nothing is concluded from them"
      )
    }
    if search.illConditioned > 0 {
      lines.append(
        "                    at \(search.illConditioned) pairs one unit in the last place changes f as much: terms cancel in \(report.precision ?? report.declaredType), or f is steep; nothing is concluded from them"
      )
    }
    if let pair = search.nonFinite {
      lines.append(
        "                    an output was not finite at \(list(pair.input)) under \(pair.element): f(x) = \(list(pair.output)), f(gx) = \(list(pair.movedOutput))"
      )
    }
    return lines
  }

  private var explanations: [String] {
    report.explanations.map { "but the model is    \($0)" }
  }

  private var averaging: [String] {
    guard let averaging = report.averaging else { return [] }
    var lines: [String] = []
    if let error = averaging.schemeError, let count = averaging.expectedCount {
      lines.append(
        "averaging           a scheme needs weak error \(number(error)): \(random(count, averaging.order)) for this model, "
          + "\(averaging.classCount.map { random($0, averaging.order) } ?? "more than fit") for all functions at once, \(averaging.order) exactly"
      )
    }
    for trial in averaging.trials {
      let result =
        switch trial.isReached {
        case true: "reached"
        case false: "missed"
        default: "undecided"
        }
      lines.append(
        "  \(result)           \(trial.method): \(trial.queries) queries per evaluation, mean of r in [\(number(trial.lower)), \(number(trial.upper))] "
          + "with confidence \(number(trial.confidence)) (\(trial.count) fresh \(report.target.hasPrefix("strong") ? "inputs" : "pairs"), \(trial.modelQueries) queries)"
      )
    }
    if let note = averaging.note { lines.append("                    \(note)") }
    if let saved = averaging.saved {
      lines += ["scheme              saved in \(saved.file); this puts the model behind it:", "  \(saved.command)"]
    } else if averaging.trials.last?.isReached == true {
      lines.append("                    --save-scheme FILE keeps the scheme for reynolds symmetrize --by scheme:FILE")
    }
    return lines
  }

  private var unsaved: [String] {
    report.unsaved.map { ["scheme              nothing saved: \($0.reason); \($0.file) is as it was"] } ?? []
  }

  /// So many random elements, or all where that is no fewer.
  private func random(_ count: Int, _ order: String) -> String {
    if let order = Int(order), count >= order { return "all \(order) elements" }
    return "\(count) random elements on average"
  }

  private var ending: String {
    // The whole of it is said once, on standard error, and in the JSON.
    let reason = report.failure?.split(whereSeparator: \.isNewline).first
    return "queries             \(report.queries) in all"
      + (reason.map { "; ended early: " + ($0.hasSuffix(":") ? $0.dropLast() : $0) } ?? "")
  }

  private func number(_ value: Double) -> String { String(format: "%.4g", value) }

  private func list(_ numbers: [ReportedNumber]) -> String {
    let shown = numbers.prefix(16).map(\.description).joined(separator: ", ")
    return "[\(shown)\(numbers.count > 16 ? ", … \(numbers.count) values, --format json has all" : "")]"
  }
}
