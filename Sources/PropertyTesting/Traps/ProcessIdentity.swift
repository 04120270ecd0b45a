import Foundation

/// A process, told apart from later ones that are given its number.
struct ProcessIdentity: Equatable {
  /// The process's number, which the system gives out again.
  var number: Int32
  /// When the process started, in clock ticks since the machine did; 0 where the system does not say.
  var start: UInt64

  init(number: Int32, start: UInt64) {
    self.number = number
    self.start = start
  }

  /// The process that has a number now.
  init(number: Int32) {
    self.init(number: number, start: ProcessIdentity.start(of: number) ?? 0)
  }

  /// This process.
  static let current = ProcessIdentity(number: getpid())

  /// Whether the process runs still.
  var isAlive: Bool {
    guard number > 0 else { return false }
    // Signal 0 only asks whether the process is there; one that may not be signalled is there too.
    guard kill(number, 0) == 0 || errno == EPERM else { return false }
    guard start != 0, let now = ProcessIdentity.start(of: number) else { return true }
    return now == start
  }

  /// The 22nd field of `/proc/NUMBER/stat`. The second, the program's name, may hold spaces and parentheses.
  private static func start(of number: Int32) -> UInt64? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(number)/stat") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? UInt64(fields[19]) : nil
  }
}
