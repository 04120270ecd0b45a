import Certificates

/// A part of a JSON text with its place, and demands on it that name the place.
struct SpecNode {
  let value: JSONValue
  let path: String

  /// Reads a whole text.
  init(_ text: [UInt8]) throws(AtlasError) {
    path = ""
    var reader = JSONReader(text)
    do { value = try reader.document() } catch {
      throw .specification(field: "", problem: "line \(error.line): \(error.message)")
    }
  }

  private init(_ value: JSONValue, at path: String) {
    self.value = value
    self.path = path
  }

  func error(_ problem: String) -> AtlasError { .specification(field: path, problem: problem) }

  private func mismatch(_ expected: String) -> AtlasError { error("\(expected) was expected, not \(value.kind)") }

  /// The members of an object without unknown keys; which of the optional ones are there, it says itself.
  func object(_ required: [String], optional: [String] = []) throws(AtlasError) -> [String: SpecNode] {
    guard case .object(let members) = value.content else { throw mismatch("an object") }
    let known = required + optional
    var nodes: [String: SpecNode] = [:]
    for member in members {
      guard known.contains(member.key) else {
        throw error("unknown key “\(member.key)”; known here: \(known.joined(separator: ", "))")
      }
      nodes[member.key] = SpecNode(member.value, at: path.isEmpty ? member.key : "\(path).\(member.key)")
    }
    if let missing = required.first(where: { nodes[$0] == nil }) { throw error("the key “\(missing)” is missing") }
    return nodes
  }

  /// The items of a list that is not empty.
  func list() throws(AtlasError) -> [SpecNode] {
    guard case .array(let items) = value.content else { throw mismatch("a list") }
    guard !items.isEmpty else { throw error("the list is empty; leave the key out") }
    return items.enumerated().map { SpecNode($1, at: "\(path)[\($0 + 1)]") }
  }

  func string() throws(AtlasError) -> String {
    guard case .string(let text) = value.content else { throw mismatch("a string") }
    return text
  }

  func boolean() throws(AtlasError) -> Bool {
    guard case .boolean(let flag) = value.content else { throw mismatch("true or false") }
    return flag
  }

  func integer(_ range: ClosedRange<Int>) throws(AtlasError) -> Int {
    guard case .integer(let number) = value.content else { throw mismatch("a whole number") }
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
