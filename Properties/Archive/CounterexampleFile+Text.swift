import Foundation

extension CounterexampleFile {
  /// The JSON text; the same counterexample always gives the same text, and ``init(text:)`` reads it back.
  public var text: String { CanonicalJSON.text(CounterexampleDocument(self)) }

  /// Reads a file; nothing is judged yet.
  ///
  /// - Throws: ``CounterexampleError/malformed(_:)`` naming the place and what would be right.
  public init(text: String) throws {
    let document: CounterexampleDocument
    do {
      document = try JSONDecoder().decode(CounterexampleDocument.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw CounterexampleError.malformed(CanonicalJSON.explanation(error))
    }
    self = try document.file()
  }
}
