/// Why a text is not a query, with the place.
public struct AtlasQueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public indirect enum Reason: Sendable, Hashable {
    /// Something else must stand here.
    case unexpected(found: String, expected: String)
    /// A word that is neither a field nor compared with a text.
    case unknownField(name: String, all: [String])
    /// A field never has this value.
    case unknownValue(value: String, field: String, all: [String])
    /// What stands here cannot be combined in this way.
    case mismatch(String)
    /// Longer or deeper than any question needs to be.
    case tooLarge(String)
  }

  /// Where, in Unicode scalars counted from 1.
  public let position: Int
  /// What is wrong.
  public let reason: Reason

  init(position: Int, _ reason: Reason) { (self.position, self.reason) = (position, reason) }

  /// The word that is not known, with those that are; `nil` if the error is another one.
  public var unknown: (word: String, known: [String])? {
    switch reason {
    case .unknownField(let name, let all): (name, all)
    case .unknownValue(let value, _, let all): (value, all)
    default: nil
    }
  }

  /// What is wrong where, and what would be right.
  public var description: String {
    let words =
      switch reason {
      case .unexpected(let found, let expected): "\(expected) expected, \(found) found"
      case .unknownField(let name, let all):
        if name.isEmpty {
          "the name of a field expected; fields are \(all.joined(separator: ", "))"
        } else if let (left, right) = AtlasQueryError.difference(name, all) {
          "“\(name)” is one word; write spaces around the minus, \(left) - \(right)"
        } else {
          "“\(name)” is not a field; fields are \(all.joined(separator: ", "))"
        }
      case .unknownValue(let value, let field, let all):
        "\(field) is never “\(value)”; it is one of \(all.joined(separator: ", "))"
      case .mismatch(let words), .tooLarge(let words): words
      }
    return "character \(position): \(words)"
  }

  /// Two fields that a minus joined into one word.
  private static func difference(_ name: String, _ all: [String]) -> (String, String)? {
    let parts = name.split(separator: "-").map(String.init)
    for count in parts.indices.dropFirst() {
      let (left, right) = (parts[..<count].joined(separator: "-"), parts[count...].joined(separator: "-"))
      if all.contains(left), all.contains(right) { return (left, right) }
    }
    return nil
  }
}
