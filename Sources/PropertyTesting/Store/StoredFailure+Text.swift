extension StoredFailure {
  private static let version = 1

  /// The entry as text, a line an item, ending with a line that shows the file is whole.
  public var text: String {
    let place = failure.identity.place.map { "\($0.line) \($0.file)" } ?? "-"
    let counts =
      (cases.map { "\ncases: \($0)" } ?? "") + (unfinishedShrinks > 0 ? "\nunfinished: \(unfinishedShrinks)" : "")
    return """
      property \(role.rawValue) \(StoredFailure.version)
      name: \(escaped(property))
      seed: \(seed)\(counts)
      schema: \(String(schema, radix: 16))
      failure: \(escaped(failure.identity.kind))
      place: \(escaped(place))
      message: \(escaped(failure.message))
      value: \(escaped(rendered))
      size: \(sequence.size)
      choices: \(sequence.choicesText)
      spans: \(sequence.spansText)
      end

      """
  }

  /// Reads an entry.
  /// - Throws: ``StoredFailureError`` when the text is not an entry, is cut short, or is of another version.
  public init(text: String) throws {
    // By scalars: a mark that combines with the space before a message, or a line's end, is no part of the form.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)[...]
    let head = lines.popFirst()?.split(separator: " ") ?? []
    guard head.count == 3, head[0] == "property", let role = Role(rawValue: String(head[1])) else {
      throw StoredFailureError(message: "the first line must be “property failure 1” or “property regression 1”")
    }
    guard head[2] == "\(StoredFailure.version)" else {
      throw StoredFailureError(message: "version \(head[2]) is not known; this engine reads \(StoredFailure.version)")
    }
    func item(_ key: String) throws -> String {
      let (start, bare) = ("\(key): ".unicodeScalars, "\(key):".unicodeScalars)
      guard let line = lines.popFirst()?.unicodeScalars, line.starts(with: start) || line.elementsEqual(bare) else {
        throw StoredFailureError(message: "the line “\(key): …” is missing")
      }
      return StoredFailure.unescaped(Substring(line.dropFirst(start.count)))
    }
    let property = try item("name")
    let seed: UInt64 = try StoredFailure.number(item("seed"), "seed")
    // Entries of the first engine do not say how many cases their run made.
    let cases: Int? = lines.first?.hasPrefix("cases: ") == true ? try StoredFailure.number(item("cases"), "cases") : nil
    if let cases, cases < 1 { throw StoredFailureError(message: "the cases are \(cases); they must be from 1") }
    let hasUnfinished = lines.first?.hasPrefix("unfinished: ") == true
    let unfinished: Int = hasUnfinished ? try StoredFailure.number(item("unfinished"), "unfinished") : 0
    guard unfinished >= 0 else {
      throw StoredFailureError(message: "the unfinished shrinks are \(unfinished); they must be from 0")
    }
    let schema: UInt64 = try StoredFailure.number(item("schema"), "schema", radix: 16)
    let kind = try item("failure")
    let placeText = try item("place").split(separator: " ", maxSplits: 1)
    let message = try item("message")
    let rendered = try item("value")
    let size: Int = try StoredFailure.number(item("size"), "size")
    let choices = try item("choices")
    let spans = try item("spans")
    guard lines.popFirst() == "end" else { throw StoredFailureError(message: "the file is cut short: no line “end”") }
    let sequence = try ChoiceSequence(choicesText: choices, spansText: spans, size: size)
    var place: SourcePlace?
    if placeText.count == 2 {
      place = SourcePlace(file: String(placeText[1]), line: try StoredFailure.number(placeText[0], "line"))
    }
    self.init(
      role: role, property: property, seed: seed, cases: cases,
      failure: CaseFailure(identity: FailureIdentity(kind: kind, place: place), message: message), rendered: rendered,
      sequence: sequence)
    self.schema = schema
    unfinishedShrinks = unfinished
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unescaped(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        result.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static func number<Number: FixedWidthInteger>(
    _ text: some StringProtocol, _ what: String, radix: Int = 10
  ) throws -> Number {
    guard let number = Number(text, radix: radix) else {
      throw StoredFailureError(message: "“\(text)” is not a number (\(what))")
    }
    return number
  }
}
