import CommandSupport

extension Interruption {
  /// Runs work whose result is printed only when it is whole: Ctrl-C says that there is none.
  static func unprinted<Result>(_ progress: ProgressDisplay, during body: () throws -> Result) rethrows -> Result {
    try leaving(progress) {
      Ending("nothing was printed or drawn", command: ShellWords.current(), goesOn: false)
    } during: {
      try body()
    }
  }
}
