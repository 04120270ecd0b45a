/// A reader of outside data under test.
///
/// What libFuzzer and the replay in the test suite have in common: bytes go in, and either the reader refuses them with
/// its own error, or it reads them and everything that is said of what it reads holds.
struct FuzzTarget: Sendable {
  /// The name of the target, of its corpus and of its dictionary.
  let name: String
  /// The longest input that is worth trying, in bytes.
  let lengthLimit: Int
  /// Reads the bytes.
  ///
  /// - Returns: whether they were read; `false` if they were refused with the error that the reader promises.
  /// - Throws: any other error, and ``BrokenPromise``.
  let run: @Sendable (_ bytes: [UInt8]) throws -> Bool

  init(_ name: String, lengthLimit: Int, run: @escaping @Sendable ([UInt8]) throws -> Bool) {
    self.name = name
    self.lengthLimit = lengthLimit
    self.run = run
  }
}

/// A law that a reader broke.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String
}

/// - Throws: ``BrokenPromise`` if the condition is false.
func demand(_ condition: Bool, _ law: @autoclosure () -> String) throws {
  guard condition else { throw BrokenPromise(description: law()) }
}

/// The bytes as text; what is not UTF-8 becomes U+FFFD, as on reading a file or an argument.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The first lines of a text, and the rest as the last one: inputs that consist of several texts.
func lines(_ bytes: [UInt8], count: Int) -> [String]? {
  let parts = text(bytes).split(separator: "\n", maxSplits: count - 1, omittingEmptySubsequences: false)
  return parts.count == count ? parts.map(String.init) : nil
}
