import ExactArithmetic

/// A word or a sign of a query.
struct AtlasQueryToken: Sendable {
  indirect enum Kind: Sendable, Hashable {
    case word(String)
    case string(String)
    case number(Rational)
    /// A sign, or a word of the language: `and`, `or`, `not`, `in`, `true`, `false`, `none`.
    case sign(String)
    case end
  }

  let kind: Kind
  /// Where it begins, in Unicode scalars counted from 1.
  let position: Int

  /// How it is called in messages.
  var description: String {
    switch kind {
    case .word(let word): "“\(word)”"
    case .string(let text): "the text “\(text)”"
    case .number(let value): "\(value)"
    case .sign(let sign): "“\(sign)”"
    case .end: "the end"
    }
  }
}

/// Splits a query into words and signs.
struct AtlasQueryLexer {
  /// Longer texts are refused.
  static let longest = 4096
  /// Numbers with more digits are refused.
  static let mostDigits = 60
  private static let keywords: Set<String> = ["and", "or", "not", "in", "true", "false", "none"]
  /// The signs, the longer ones first; the second spelling is what the parser knows.
  private static let signs: [(text: String, sign: String)] = [
    ("!=", "!="), ("<=", "<="), (">=", ">="), ("==", "="), ("≠", "!="), ("≤", "<="), ("≥", ">="), ("=", "="),
    ("<", "<"), (">", ">"), ("~", "~"), ("+", "+"), ("-", "-"), ("−", "-"), ("*", "*"), ("/", "/"), ("(", "("),
    (")", ")"), ("{", "{"), ("}", "}"), (",", ","),
  ]

  private let scalars: [Unicode.Scalar]
  private var place = 0

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The words and signs, the end as the last one.
  ///
  /// - Throws: ``AtlasQueryError``.
  /// - Complexity: O(length)
  static func tokens(_ text: String) throws(AtlasQueryError) -> [AtlasQueryToken] {
    var lexer = AtlasQueryLexer(text)
    guard lexer.scalars.count <= longest else {
      throw AtlasQueryError(position: longest + 1, .tooLarge("a query has at most \(longest) characters"))
    }
    var tokens: [AtlasQueryToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens + [AtlasQueryToken(kind: .end, position: lexer.scalars.count + 1)]
  }

  private func scalar(at index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "_" } ?? false
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

  private mutating func next() throws(AtlasQueryError) -> AtlasQueryToken? {
    while let scalar = scalar(at: place), scalar.properties.isWhitespace { place += 1 }
    guard let first = scalar(at: place) else { return nil }
    let position = place + 1
    if AtlasQueryLexer.isLetter(first) {
      let word = word()
      let isKeyword = AtlasQueryLexer.keywords.contains(word.lowercased())
      return AtlasQueryToken(kind: isKeyword ? .sign(word.lowercased()) : .word(word), position: position)
    }
    if AtlasQueryLexer.isDigit(first) { return AtlasQueryToken(kind: .number(try number()), position: position) }
    if first == "\"" || first == "'" {
      return AtlasQueryToken(kind: .string(try string(until: first)), position: position)
    }
    for (text, sign) in AtlasQueryLexer.signs where scalars[place...].starts(with: text.unicodeScalars) {
      place += text.unicodeScalars.count
      return AtlasQueryToken(kind: .sign(sign), position: position)
    }
    let found = first.properties.isWhitespace || first.value < 32 ? "U+\(String(first.value, radix: 16))" : "“\(first)”"
    throw AtlasQueryError(
      position: position,
      .unexpected(found: found, expected: "a field, a number, a text in quotes, or one of = != < <= > >= ~ in { } ( )"))
  }

  /// Letters and digits, and a minus before a letter.
  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = scalar(at: place),
      AtlasQueryLexer.isLetter(scalar) || AtlasQueryLexer.isDigit(scalar)
        || (scalar == "-" && AtlasQueryLexer.isLetter(self.scalar(at: place + 1)))
    {
      word.append(scalar)
      place += 1
    }
    return String(word)
  }

  /// Digits, and if there is a point, digits again.
  private mutating func number() throws(AtlasQueryError) -> Rational {
    let start = place
    var text = String.UnicodeScalarView()
    while let scalar = scalar(at: place),
      AtlasQueryLexer.isDigit(scalar)
        || (scalar == "." && !text.contains(".") && AtlasQueryLexer.isDigit(self.scalar(at: place + 1)))
    {
      text.append(scalar)
      place += 1
    }
    guard text.count <= AtlasQueryLexer.mostDigits, let value = Rational(decimal: String(text)) else {
      throw AtlasQueryError(
        position: start + 1, .tooLarge("a number has at most \(AtlasQueryLexer.mostDigits) digits"))
    }
    return value
  }

  /// Everything up to the same quote; there are no escapes, as there are two kinds of quotes.
  private mutating func string(until quote: Unicode.Scalar) throws(AtlasQueryError) -> String {
    let start = place
    place += 1
    guard let end = scalars[place...].firstIndex(of: quote) else {
      throw AtlasQueryError(
        position: start + 1, .unexpected(found: "the end", expected: "a quote \(quote) that ends the text"))
    }
    defer { place = end + 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[place..<end])
    return String(text)
  }
}
