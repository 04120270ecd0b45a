/// A place in source text.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// The module and file, as `#fileID` gives them.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The file's path, as `#filePath` gives it, if known. It says how to find the place, and is not part of it: places
  /// are compared by file and line.
  public var filePath: String?

  /// A place in source text.
  public init(file: String, line: Int, filePath: String? = nil) {
    self.file = file
    self.line = line
    self.filePath = filePath
  }

  /// Whether file and line are the same.
  public static func == (one: SourcePlace, other: SourcePlace) -> Bool {
    one.file == other.file && one.line == other.line
  }

  /// Hashes file and line.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(line)
  }

  /// `Module/File.swift:12`
  public var description: String { "\(file):\(line)" }
}

/// Where and how a case failed. Shrinking only moves between cases of equal identity, so it cannot slip to another bug.
public struct FailureIdentity: Hashable, Sendable, CustomStringConvertible {
  /// The type of the error, with the case for an enumeration; or the kind of the issue.
  public var kind: String
  /// Where the failure was found, if known.
  public var place: SourcePlace?

  /// An identity.
  public init(kind: String, place: SourcePlace? = nil) {
    self.kind = kind
    self.place = place
  }

  /// The identity of a thrown error: its type, its case, and where it says it comes from.
  public init(_ error: any Error) {
    if let failure = error as? ExpectationFailure {
      self.init(kind: "ExpectationFailure", place: failure.place)
      return
    }
    let mirror = Mirror(reflecting: error)
    var kind = FailureIdentity.withoutAddresses(String(reflecting: type(of: error)))
    if mirror.displayStyle == .enum {
      // Payloads differ from case to case of the same bug; the name before them does not.
      kind += "." + (mirror.children.first?.label ?? "\(error)")
    }
    self.init(kind: kind)
  }

  /// A name without what varies: a type declared in a function has the function's address as its context.
  static func withoutAddresses(_ name: String) -> String {
    name.replacing(/\(unknown context at \$[0-9a-f]+\)\./, with: "")
  }

  /// The kind, and the place if known.
  public var description: String { place.map { "\(kind) at \($0)" } ?? kind }
}

/// How one case failed.
public struct CaseFailure: Hashable, Sendable {
  /// What is the same in all cases that fail like this one.
  public var identity: FailureIdentity
  /// What was wrong in this case.
  public var message: String

  /// A failure.
  public init(identity: FailureIdentity, message: String) {
    self.identity = identity
    self.message = message
  }

  /// The failure that a thrown error is.
  public init(_ error: any Error) {
    self.init(identity: FailureIdentity(error), message: "\(error)")
  }
}

/// Thrown by ``ensure(_:_:file:line:filePath:)``.
public struct ExpectationFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What should have held.
  public var message: String
  /// Where it was demanded.
  public var place: SourcePlace

  /// A failure.
  public init(message: String, place: SourcePlace) {
    self.message = message
    self.place = place
  }

  /// The message.
  public var description: String { message }
}

/// Fails the case when a condition does not hold; for properties that run without Swift Testing.
/// - Throws: ``ExpectationFailure``.
public func ensure(
  _ condition: @autoclosure () throws -> Bool, _ message: @autoclosure () -> String = "the condition does not hold",
  file: StaticString = #fileID, line: Int = #line, filePath: StaticString = #filePath
) throws {
  guard try condition() else {
    throw ExpectationFailure(
      message: message(), place: SourcePlace(file: "\(file)", line: line, filePath: "\(filePath)"))
  }
}
