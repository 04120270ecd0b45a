/// What went wrong in a call of Z3, and in which.
public struct Z3Error: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure: those of `Z3_error_code` with their numbers, then our own from 100 on.
  public enum Code: Int, Hashable, Sendable, CaseIterable {
    /// A term of the wrong sort was given.
    case sort = 1
    /// An index was out of bounds.
    case indexOutOfBounds = 2
    /// An argument was not acceptable.
    case invalidArgument = 3
    /// A text could not be parsed.
    case parser = 4
    /// There is no parser output.
    case noParser = 5
    /// A quantifier pattern was not acceptable.
    case invalidPattern = 6
    /// Memory ran out while terms were built; the context is beyond use.
    case outOfMemory = 7
    /// A file could not be read or written.
    case fileAccess = 8
    /// An internal error of Z3.
    case internalFatal = 9
    /// A call that is not allowed in the current state.
    case invalidUsage = 10
    /// A reference count went below zero.
    case referenceCount = 11
    /// An exception inside Z3, such as an unknown parameter; the message says which.
    case exception = 12
    /// Z3 reported no error but gave no result.
    case missingResult = 100
    /// Z3 gave an error number that this version does not know.
    case unknownCode = 101
    /// A value was no rational number.
    case unreadableNumeral = 102
    /// A term or a value came from another context.
    case foreignContext = 103
    /// Z3 gave a model that does not satisfy the problem; its verdict is worthless.
    case wrongModel = 104
  }

  /// The kind of failure.
  public let code: Code
  /// The function of the C API that failed, or what was being done.
  public let operation: String
  /// The first line of Z3's own words, or ours for our own codes.
  public let message: String

  /// An error with all its parts.
  public init(code: Code, operation: String, message: String) {
    self.code = code
    self.operation = operation
    self.message = message
  }

  /// Whether a limit of the memory may be the cause: terms, or a whole context, could not be built.
  var mayBeMemory: Bool {
    code == .outOfMemory || code == .missingResult || (code == .exception && message.contains("memory"))
  }

  /// One line for people.
  public var description: String { "\(operation): \(message) (Z3 error \(code.rawValue), \(code))" }
}
