import Foundation

extension CounterexampleFile {
  /// The JSON text; the same counterexample always gives the same text, and ``init(text:)`` reads it back.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and machine integers always encode.
    guard let data = try? encoder.encode(CounterexampleDocument(self)) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Reads a file; nothing is judged yet.
  ///
  /// - Throws: ``CounterexampleError/malformed(_:)`` naming the place and what would be right.
  public init(text: String) throws {
    let document: CounterexampleDocument
    do {
      document = try JSONDecoder().decode(CounterexampleDocument.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw CounterexampleError.malformed(CounterexampleFile.explanation(error))
    }
    self = try document.file()
  }

  private static func explanation(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "the file" : path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context): "\(place(context.codingPath)): “\(key.stringValue)” is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context.codingPath)): \(context.debugDescription)"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "the text is not JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }
}
