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

  /// This process.
  static let current = ProcessIdentity(number: getpid(), start: ProcessIdentity.status(of: getpid())?.start ?? 0)

  /// The process whose file this is, if the prefix of the file's name is followed by ``fileNamePart`` and one part more.
  init?(ofFile name: String, prefix: String) {
    guard name.hasPrefix(prefix) else { return nil }
    let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = Int32(parts[0]), number > 0, let start = UInt64(parts[1]) else { return nil }
    self.init(number: number, start: start)
  }

  /// What names of files say whose they are by.
  var fileNamePart: String { "\(number)-\(start)" }

  /// Whether the process runs still.
  var isAlive: Bool {
    guard number > 0 else { return false }
    // Signal 0 only asks whether the process is there; one that may not be signalled is there too.
    guard kill(number, 0) == 0 || errno == EPERM else { return false }
    guard let now = ProcessIdentity.status(of: number) else { return true }
    return !now.hasEnded && (start == 0 || now.start == start)
  }

  /// The third and the 22nd field of `/proc/NUMBER/stat`. The second, the program's name, may hold anything.
  ///
  /// A process that has ended is there until its parent has asked how.
  private static func status(of number: Int32) -> (start: UInt64, hasEnded: Bool)? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(number)/stat") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let start = UInt64(fields[19]) else { return nil }
    return (start, ["Z", "X", "x"].contains(fields[0]))
  }
}
