/// A value read from JSON text, with the line it began on.
package struct JSONValue: Sendable, Equatable {
  package struct Member: Sendable, Equatable {
    package let key: String
    package let line: Int
    package let value: JSONValue
  }

  package enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    /// In the order of the text, without repeated keys.
    case object([Member])
  }

  package let content: Content
  package let line: Int

  /// What the value is, for messages.
  package var kind: String {
    switch content {
    case .null: "null"
    case .boolean: "a Boolean"
    case .integer: "an integer"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The line of the part at the end of a path, or of the last part on the way that exists.
  func line(of path: PartPath) -> Int {
    var value = self
    for step in path.steps {
      switch (step, value.content) {
      case (.key(let key), .object(let members)):
        guard let member = members.first(where: { $0.key == key }) else { return value.line }
        value = member.value
      case (.item(let item), .array(let items)):
        guard items.indices.contains(item) else { return value.line }
        value = items[item]
      default: return value.line
      }
    }
    return value.line
  }
}
