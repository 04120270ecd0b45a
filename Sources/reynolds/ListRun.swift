import CommandSupport
import Synchronization

/// What has become of the instances of a list, or of one instance, so far.
final class ListRun: Sendable {
  private let requests: [InstanceRequest]
  private let isList: Bool
  private let format: OutputFormat
  private let colors: ColorOptions
  private let seconds: Double
  private let done = Mutex<[CertificationReport]>([])

  /// - Parameter seconds: what the searches may take for each instance.
  init(requests: [InstanceRequest], isList: Bool, format: OutputFormat, colors: ColorOptions, seconds: Double) {
    self.requests = requests
    self.isList = isList
    self.format = format
    self.colors = colors
    self.seconds = seconds
  }

  /// The reports there are.
  var reports: [CertificationReport] { done.withLock { $0 } }

  /// Adds the next one.
  func append(_ report: CertificationReport) { done.withLock { $0.append(report) } }

  /// How far it is, and what comes next.
  var state: ProgressState {
    let reports = reports
    guard requests.indices.contains(reports.count) else { return ProgressState("") }
    let next = requests[reports.count]
    let name =
      "\(next.group) \(next.className ?? next.functionClass.description) (each search ends after \(Int(seconds.rounded(.up))) s)"
    guard isList else { return ProgressState(name) }
    return ProgressState(
      name, done: reports.count, total: requests.count, unit: "instances",
      best: reports.last.map { "\($0.group) \($0.functionClass): \($0.range)" })
  }

  /// Prints the reports, if there are any.
  func printReports() throws {
    let reports = reports
    guard let first = reports.first else { return }
    switch format {
    case .json: print(isList ? try OutputFormat.json(reports) : try OutputFormat.json(first))
    case .text: print(colors.painted(isList ? CertificationReport.table(reports) : first.text))
    }
  }

  /// Prints what is done and says how to do the rest.
  var ending: Interruption.Ending {
    try? printReports()
    let count = reports.count
    guard isList, count < requests.count, let line = requests[count].line else {
      return Interruption.Ending(
        "nothing was proved yet that could be kept; a smaller --timeout ends the search with an interval",
        command: ShellWords.current(), goesOn: false)
    }
    return Interruption.Ending(
      "\(count) of \(requests.count) instances are done, their certificates archived unless --no-archive was given",
      command: ShellWords.current(replacing: "--from-line", with: "\(line)"))
  }
}
