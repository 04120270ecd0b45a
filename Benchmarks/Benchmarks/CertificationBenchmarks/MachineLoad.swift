import Foundation

/// How busy the machine is: figures of a busy machine are pessimistic.
enum MachineLoad {
  /// The load averages in one line, as far as the system gives them.
  static var line: String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "unknown"
    let averages = text.split(separator: " ").prefix(3).joined(separator: " ")
    return "\(ProcessInfo.processInfo.activeProcessorCount) cores, load averages \(averages)"
  }
}
