import CommandSupport

/// An error that is the user's to mend, or a contradiction inside the program: one line for the user, and an exit code.
protocol CommandError: Error, CustomStringConvertible {
  /// The exit code that says what kind of error it is.
  var exitCode: Int32 { get }
}

extension CommandFailure {
  /// Runs a command body; turns typed errors into one line and an exit code.
  static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as any CommandError { throw exit(error.exitCode, ErrorAdvice.line(error)) }
  }

  /// Runs a command body; turns typed errors into one line and an exit code.
  static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch let error as any CommandError {
      throw exit(error.exitCode, ErrorAdvice.line(error))
    }
  }
}
