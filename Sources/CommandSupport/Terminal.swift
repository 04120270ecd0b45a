import Foundation

/// What is known of where output goes.
public struct Terminal: Sendable {
  /// Whether a person watches it: a terminal that can rewrite a line.
  public let isLive: Bool
  /// How many columns a line has; asked anew each time, because windows are resized.
  public let width: @Sendable () -> Int
  /// Writes a text.
  let write: @Sendable (String) -> Void

  /// A terminal that is described, for tests.
  init(isLive: Bool, width: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.isLive = isLive
    self.width = width
    self.write = write
  }

  /// Standard error. `TERM=dumb` cannot rewrite a line, so it counts as a log.
  public static var standardError: Terminal {
    Terminal(
      isLive: isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb",
      width: { Terminal.columns(of: STDERR_FILENO) },
      write: { FileHandle.standardError.write(Data($0.utf8)) })
  }

  /// The columns of a terminal: what it says itself, else `COLUMNS`, else 80.
  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { max($0, 20) } ?? 80
  }
}
