import Foundation
import PeerRuns

/// Our answers next to those of the peers, instance by instance.
///
/// The peers are given the equations; our time contains finding them, and building the certificate.
func instanceFigures(_ options: Options) throws {
  print("\nExact schemes over the rationals: solving, checking, and the peers on the same equations")
  print(
    "ratio: ours divided by the best peer that closes the instance, by the clock and by processor time (with the check)"
  )
  let columns = Columns([29, 5, 5, 9, 14, 8, 8, 8, 8] + PeerAnswer.tools.map { _ in 9 } + [8, 8])
  print(
    columns.line(
      ["instance", "|G|", "dim", "value", "status", "bytes", "solve", "check", "cpu"] + PeerAnswer.tools.map(\.name)
        + ["ratio", "cpu", "proof"]))
  var comparison = Comparison()
  var peersAreThere = options.usesPeers
  for workload in options.chosen(Workload.compared) {
    let outcome = try Outcome(workload, options.certifier)
    let result = outcome.result
    var answer: PeerAnswer?
    if peersAreThere {
      answer = try PeerAnswer(outcome, python: options.python, seconds: options.limit)
      peersAreThere = comparison.meet(answer, python: options.python)
      if !peersAreThere { answer = nil }
    }
    let ratios = comparison.add(outcome, answer, limit: options.limit)
    print(
      columns.line(
        [
          workload.title, "\(result.instance.group.order)", "\(result.rank)", outcome.value, result.status.rawValue,
          "\(outcome.bytes)", Figure.time(result.seconds), Figure.time(result.checkSeconds),
          outcome.processorSeconds.map { Figure.time($0) } ?? "",
        ] + PeerAnswer.tools.map { answer?.results[$0.key]?.text ?? "" } + ratios + [result.method]))
    fflush(nil)
  }
  comparison.printSummary()
}

/// What the whole table says.
private struct Comparison {
  private var outcomes: [Outcome] = []
  private var ratios: [Double] = []
  private var processorRatios: [Double] = []
  private var missed: [String] = []
  private var alone: [String] = []
  private var notes: [String] = []

  /// Says once which peers there are.
  ///
  /// - Returns: whether any is there.
  mutating func meet(_ answer: PeerAnswer?, python: String) -> Bool {
    guard let answer else {
      notes.append("no peers: \(python) does not run Scripts/certification_peer.py")
      return false
    }
    guard outcomes.isEmpty else { return true }
    let versions = PeerAnswer.tools.compactMap { tool in answer.versions[tool.key].map { "\(tool.name) \($0)" } }
    if !versions.isEmpty { notes.append("peers: " + versions.joined(separator: ", ")) }
    if !answer.missing.isEmpty {
      notes.append("missing peers: \(python) -m pip install \(answer.missing.joined(separator: " "))")
    }
    return !versions.isEmpty
  }

  /// Enters one line.
  ///
  /// - Returns: our time divided by that of the best peer, and the same for processor time, as texts.
  mutating func add(_ outcome: Outcome, _ answer: PeerAnswer?, limit: Double) -> [String] {
    outcomes.append(outcome)
    guard let answer else { return ["", ""] }
    let title = outcome.workload.title
    notes += answer.complaints(about: title, value: outcome.isCertified ? outcome.result.complexity : nil)
    guard let seconds = answer.best(\.seconds) else {
      if outcome.isCertified { alone.append(title) }
      return ["–", "–"]
    }
    guard outcome.isCertified else {
      // What is not closed here counts as if it had taken the whole limit, which flatters us.
      missed.append(title)
      ratios.append(limit / seconds)
      return ["missed", "missed"]
    }
    ratios.append(outcome.result.seconds / seconds)
    guard let own = outcome.processorSeconds, let processor = answer.best(\.processor), processor > 0 else {
      return [Figure.short(outcome.result.seconds / seconds), ""]
    }
    processorRatios.append(own / processor)
    return [Figure.short(outcome.result.seconds / seconds), Figure.short(own / processor)]
  }

  func printSummary() {
    var figures: [Figure] = []
    let certified = outcomes.filter(\.isCertified)
    figures.append(
      Figure("closed with a certificate", ours: "\(certified.count) of \(outcomes.count)", goal: "\(outcomes.count)"))
    if !ratios.isEmpty {
      let mean = geometricMean(ratios)
      figures.append(
        Figure(
          "geometric mean of ours / best peer, \(ratios.count) instances that one of them closes",
          ours: Figure.short(mean), goal: "≤ 1: \(mean <= 1 ? "met" : "missed")"))
      if !processorRatios.isEmpty {
        figures.append(
          Figure(
            "  by processor time, \(processorRatios.count) instances closed here too",
            ours: Figure.short(geometricMean(processorRatios))))
      }
      figures.append(
        Figure("  faster than the best peer", ours: "\(ratios.count { $0 <= 1 }) of \(ratios.count)"))
      figures.append(Figure("  closed by a peer but not here", ours: "\(missed.count)", goal: "0"))
      figures.append(Figure("  closed here only", ours: "\(alone.count)"))
    }
    let symmetric = outcomes.filter { $0.workload.group == "S5" }
    if symmetric.count == 10 {
      figures.append(
        Figure(
          "S5, degrees 1…10 together", seconds: symmetric.reduce(0) { $0 + $1.result.seconds }, limit: 10))
    }
    figures.append(
      Figure("solving, all instances together", seconds: outcomes.reduce(0) { $0 + $1.result.seconds }))
    figures.append(
      Figure("checking, all instances together", seconds: outcomes.reduce(0) { $0 + $1.result.checkSeconds }))
    figures += slow(outcomes)
    var notes = notes
    if !missed.isEmpty { notes.append("closed by a peer but not here: " + missed.joined(separator: "; ")) }
    if !alone.isEmpty { notes.append("closed here only: " + alone.joined(separator: "; ")) }
    Figure.print("Summary", figures, notes: notes)
  }
}

private func geometricMean(_ numbers: [Double]) -> Double {
  exp(numbers.map { log($0) }.reduce(0, +) / Double(numbers.count))
}

/// The part of checking in what took more than two seconds to solve.
func slow(_ outcomes: [Outcome]) -> [Figure] {
  outcomes.filter { $0.result.seconds > 2 }.map { outcome in
    let share = outcome.result.checkSeconds / outcome.result.seconds * 100
    return Figure(
      "checking / solving \(outcome.workload.title)", ours: "\(Figure.short(share)) %",
      goal: "≤ 5 %: \(share <= 5 ? "met" : "missed")")
  }
}
