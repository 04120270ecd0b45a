import ExactArithmetic

/// Reads a query by its grammar (`Documentation/AtlasFormat.md`) and checks its types on the way.
///
///     query       = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation    = "not" negation | comparison
///     comparison  = sum [ relation sum | "in" "{" sum { "," sum } "}" ]
///     sum         = product { ("+" | "-") product }
///     product     = factor { ("*" | "/") factor }
///     factor      = "-" factor | number | text | word | "true" | "false" | "none" | "(" query ")"
struct AtlasQueryParser {
  /// Deeper nesting is refused.
  static let deepest = 64

  private let tokens: [AtlasQueryToken]
  private var place = 0
  private var depth = 0

  /// An operand, and where it begins.
  private struct Part {
    let operand: AtlasOperand
    let position: Int
  }

  /// Reads a whole text.
  static func condition(_ text: String) throws(AtlasQueryError) -> AtlasCondition {
    var parser = AtlasQueryParser(tokens: try AtlasQueryLexer.tokens(text))
    if case .end = parser.token.kind { return .constant(true) }
    let part = try parser.query()
    guard case .end = parser.token.kind else {
      throw parser.unexpected(
        parser.isRelation
          ? "and, or, or the end (a < b < c is written a < b and b < c)" : "and, or, a comparison, or the end")
    }
    return try parser.condition(part)
  }

  private init(tokens: [AtlasQueryToken]) { self.tokens = tokens }

  private var token: AtlasQueryToken { tokens[min(place, tokens.count - 1)] }

  private mutating func skip(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    place += 1
    return true
  }

  private var relation: AtlasRelation? {
    if case .sign(let sign) = token.kind { AtlasRelation(rawValue: sign) } else { nil }
  }

  private var isRelation: Bool { relation != nil }

  private func unexpected(_ expected: String) -> AtlasQueryError {
    AtlasQueryError(position: token.position, .unexpected(found: token.description, expected: expected))
  }

  private func mismatch(_ position: Int, _ words: String) -> AtlasQueryError {
    AtlasQueryError(position: position, .mismatch(words))
  }

  private func unknown(_ word: String, _ position: Int) -> AtlasQueryError {
    AtlasQueryError(position: position, .unknownField(name: word, all: AtlasField.all.map(\.name)))
  }

  /// Goes one level down, and up again.
  private mutating func nested(
    _ body: (inout AtlasQueryParser) throws(AtlasQueryError) -> Part
  ) throws(AtlasQueryError) -> Part {
    guard depth < AtlasQueryParser.deepest else {
      throw AtlasQueryError(
        position: token.position,
        .tooLarge("parentheses, not and signs are nested at most \(AtlasQueryParser.deepest) deep"))
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Conditions

  private mutating func query() throws(AtlasQueryError) -> Part {
    let first = try conjunction()
    guard token.kind == .sign("or") else { return first }
    var parts = [try condition(first)]
    while skip("or") { parts.append(try condition(try conjunction())) }
    return Part(operand: .condition(.any(parts)), position: first.position)
  }

  private mutating func conjunction() throws(AtlasQueryError) -> Part {
    let first = try negation()
    guard token.kind == .sign("and") else { return first }
    var parts = [try condition(first)]
    while skip("and") { parts.append(try condition(try negation())) }
    return Part(operand: .condition(.all(parts)), position: first.position)
  }

  private mutating func negation() throws(AtlasQueryError) -> Part {
    let position = token.position
    guard skip("not") else { return try comparison() }
    let part = try nested { (parser) throws(AtlasQueryError) in try parser.negation() }
    return Part(operand: .condition(.not(try condition(part))), position: position)
  }

  private func condition(_ part: Part) throws(AtlasQueryError) -> AtlasCondition {
    switch part.operand {
    case .condition(let condition): return condition
    case .word(let word): throw unknown(word, part.position)
    case .number, .text, .missing:
      throw mismatch(part.position, "a condition expected, such as a comparison; this is \(part.operand.words) alone")
    }
  }

  private mutating func comparison() throws(AtlasQueryError) -> Part {
    let left = try sum()
    if let relation {
      place += 1
      let right = try sum()
      return Part(operand: .condition(try compare(left, relation, right)), position: left.position)
    }
    guard skip("in") else { return left }
    guard skip("{") else { throw unexpected("a list in braces, such as {1, 2},") }
    var parts: [AtlasCondition] = []
    repeat { parts.append(try compare(left, .equal, try sum())) } while skip(",")
    guard skip("}") else { throw unexpected("a comma or }") }
    return Part(operand: .condition(.any(parts)), position: left.position)
  }

  private func compare(
    _ left: Part, _ relation: AtlasRelation, _ right: Part
  ) throws(AtlasQueryError) -> AtlasCondition {
    func onlyEqual(_ words: String) throws(AtlasQueryError) {
      guard relation == .equal || relation == .notEqual else {
        throw mismatch(left.position, "\(words) can only be compared by = and !=, not by \(relation.rawValue)")
      }
    }
    switch (left.operand, right.operand) {
    case (.number(let first), .number(let second)):
      if relation == .contains { throw mismatch(left.position, "~ is for texts; these are numbers") }
      return .numbers(first, relation, second)
    case (.text(let first), .text(let second)):
      return try compare(first, relation, second, at: left.position, right.position)
    case (.text(let first), .word(let word)):
      return try compare(first, relation, .constant(word), at: left.position, right.position)
    case (.word(let word), .text(let second)):
      return try compare(.constant(word), relation, second, at: left.position, right.position)
    case (.condition(let first), .condition(let second)):
      try onlyEqual("conditions")
      return .same(first, second, isDenied: relation == .notEqual)
    case (.missing, .missing): throw mismatch(left.position, "none is compared with a field")
    case (.missing, let operand), (let operand, .missing):
      if case .word(let word) = operand {
        throw unknown(word, left.operand.words == "none" ? right.position : left.position)
      }
      try onlyEqual("none")
      return relation == .equal ? .not(.isPresent(operand)) : .isPresent(operand)
    case (.word(let word), _): throw unknown(word, left.position)
    case (_, .word(let word)): throw unknown(word, right.position)
    default:
      throw mismatch(
        right.position, "\(left.operand.words) is compared with \(right.operand.words); both sides must be of one kind")
    }
  }

  private func compare(
    _ left: AtlasText, _ relation: AtlasRelation, _ right: AtlasText, at first: Int, _ second: Int
  ) throws(AtlasQueryError) -> AtlasCondition {
    guard relation == .equal || relation == .notEqual || relation == .contains else {
      throw mismatch(first, "texts can only be compared by =, != and ~, not by \(relation.rawValue)")
    }
    for (text, other, position) in [(left, right, second), (right, left, first)] {
      guard relation != .contains, case .field(let field) = text, !field.values.isEmpty,
        case .constant(let value) = other, !field.values.contains(value)
      else { continue }
      throw AtlasQueryError(
        position: position, .unknownValue(value: value, field: field.name, all: field.values))
    }
    return .texts(left, relation, right)
  }

  // MARK: Values

  private mutating func sum() throws(AtlasQueryError) -> Part {
    let first = try product()
    var terms: [(isSubtracted: Bool, term: AtlasNumber)] = []
    while token.kind == .sign("+") || token.kind == .sign("-") {
      if terms.isEmpty { terms.append((false, try number(first))) }
      let isSubtracted = token.kind == .sign("-")
      place += 1
      terms.append((isSubtracted, try number(try product())))
    }
    return terms.isEmpty ? first : Part(operand: .number(.sum(terms)), position: first.position)
  }

  private mutating func product() throws(AtlasQueryError) -> Part {
    let first = try factor()
    var factors: [(isDivisor: Bool, factor: AtlasNumber)] = []
    while token.kind == .sign("*") || token.kind == .sign("/") {
      if factors.isEmpty { factors.append((false, try number(first))) }
      let isDivisor = token.kind == .sign("/")
      place += 1
      let part = try factor()
      let factor = try number(part)
      if isDivisor, case .constant(let value) = factor, value.isZero {
        throw mismatch(part.position, "nothing can be divided by 0")
      }
      factors.append((isDivisor, factor))
    }
    return factors.isEmpty ? first : Part(operand: .number(.product(factors)), position: first.position)
  }

  private func number(_ part: Part) throws(AtlasQueryError) -> AtlasNumber {
    switch part.operand {
    case .number(let number): return number
    case .word(let word): throw unknown(word, part.position)
    default: throw mismatch(part.position, "a number expected, \(part.operand.words) found")
    }
  }

  private mutating func factor() throws(AtlasQueryError) -> Part {
    let token = token
    func part(_ operand: AtlasOperand) -> Part { Part(operand: operand, position: token.position) }
    place += 1
    switch token.kind {
    case .number(let value): return part(.number(.constant(value)))
    case .string(let text): return part(.text(.constant(text)))
    case .word(let word): return part(AtlasField.named(word).map(AtlasQueryParser.operand) ?? .word(word))
    case .sign("true"): return part(.condition(.constant(true)))
    case .sign("false"): return part(.condition(.constant(false)))
    case .sign("none"): return part(.missing)
    case .sign("-"):
      let inner = try nested { (parser) throws(AtlasQueryError) in try parser.factor() }
      return part(.number(.negative(try number(inner))))
    case .sign("("):
      let inner = try nested { (parser) throws(AtlasQueryError) in try parser.query() }
      guard skip(")") else { throw unexpected(isRelation ? "a comparison that is not chained, or )" : ")") }
      return Part(operand: inner.operand, position: token.position)
    case .sign, .end:
      place -= 1
      throw unexpected("a field, a number, a text, not or (")
    }
  }

  private static func operand(_ field: AtlasField) -> AtlasOperand {
    switch field.kind {
    case .integer, .rational: .number(.field(field))
    case .text, .list: .text(.field(field))
    case .boolean: .condition(.field(field))
    }
  }
}
