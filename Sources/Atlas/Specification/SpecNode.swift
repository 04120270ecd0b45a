import Foundation

/// A part of a JSON text with its place, and demands on it that name the place.
struct SpecNode {
  let value: SpecValue
  let path: String

  /// Reads a whole text.
  init(_ text: [UInt8]) throws(AtlasError) {
    path = ""
    do { value = try JSONDecoder().decode(SpecValue.self, from: Data(text)) } catch {
      let reason =
        if case DecodingError.dataCorrupted(let context) = error {
          "\(context.codingPath.isEmpty ? "" : "at \(context.codingPath.map(\.stringValue).joined(separator: ".")): ")\(context.debugDescription)"
        } else {
          "\(error)"
        }
      throw .specification(field: "", problem: "the text is not JSON with whole numbers only: \(reason)")
    }
  }

  private init(_ value: SpecValue, at path: String) {
    self.value = value
    self.path = path
  }

  func error(_ problem: String) -> AtlasError { .specification(field: path, problem: problem) }

  private func mismatch(_ expected: String) -> AtlasError { error("\(expected) was expected, not \(value.kind)") }

  /// The members of an object without unknown keys; which of the optional ones are there, it says itself.
  func object(_ required: [String], optional: [String] = []) throws(AtlasError) -> [String: SpecNode] {
    guard case .object(let members) = value else { throw mismatch("an object") }
    let known = required + optional
    if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
      throw error("unknown key “\(unknown)”; known here: \(known.joined(separator: ", "))")
    }
    if let missing = required.first(where: { members[$0] == nil }) { throw error("the key “\(missing)” is missing") }
    var nodes: [String: SpecNode] = [:]
    for (key, value) in members { nodes[key] = SpecNode(value, at: path.isEmpty ? key : "\(path).\(key)") }
    return nodes
  }

  /// The items of a list that is not empty.
  func list() throws(AtlasError) -> [SpecNode] {
    guard case .array(let items) = value else { throw mismatch("a list") }
    guard !items.isEmpty else { throw error("the list is empty; leave the key out") }
    return items.enumerated().map { SpecNode($1, at: "\(path)[\($0 + 1)]") }
  }

  func string() throws(AtlasError) -> String {
    guard case .string(let text) = value else { throw mismatch("a string") }
    return text
  }

  func boolean() throws(AtlasError) -> Bool {
    guard case .boolean(let flag) = value else { throw mismatch("true or false") }
    return flag
  }

  func integer(_ range: ClosedRange<Int>) throws(AtlasError) -> Int {
    guard case .integer(let number) = value else { throw mismatch("a whole number") }
    guard range.contains(number) else {
      throw error("\(number) is out of range; write \(range.lowerBound) … \(range.upperBound)")
    }
    return number
  }

  /// Different words of a list, each the name of a case.
  func words<Word: RawRepresentable & CaseIterable & Hashable>(_: Word.Type) throws(AtlasError) -> [Word]
  where Word.RawValue == String {
    var words: [Word] = []
    for item in try list() {
      let text = try item.string()
      guard let word = Word(rawValue: text) else {
        throw item.error(
          "“\(text)” is unknown; known here: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard !words.contains(word) else { throw item.error("“\(text)” is there twice") }
      words.append(word)
    }
    return words
  }
}

/// JSON values with whole numbers only.
enum SpecValue: Decodable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  indirect case array([SpecValue])
  indirect case object([String: SpecValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .boolean(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let members = try? container.decode([String: SpecValue].self) {
      self = .object(members)
    } else {
      self = .array(try container.decode([SpecValue].self))
    }
  }

  /// What it is, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a Boolean"
    case .integer: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
