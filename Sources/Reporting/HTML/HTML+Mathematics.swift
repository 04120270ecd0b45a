extension HTML {
  /// A formula as it is typed (`AC_ex(F) ≤ 2^m`, `E_{ω∗η}`, `F^(n−1)`), with its indices lowered and its exponents
  /// raised.
  ///
  /// An index is a group in braces, one Greek or other letter, or a run of Latin letters or of digits; an exponent is a
  /// group in braces or
  /// parentheses, a letter, or a number, with a sign before it if there is one. Everything else stays as it is.
  ///
  /// - Complexity: O(length · depth of groups)
  public static func mathematics(_ formula: String) -> HTML {
    var reader = FormulaReader(Array(formula))
    return .sequence(reader.read())
  }
}

/// Splits a formula into text, indices and exponents.
private struct FormulaReader {
  private let letters: [Character]
  private var place = 0
  private var text = ""
  private var parts: [HTML] = []

  init(_ letters: [Character]) { self.letters = letters }

  mutating func read() -> [HTML] {
    while place < letters.count {
      let letter = letters[place]
      if letter == "_" || letter == "^", place > 0, !letters[place - 1].isWhitespace,
        let (content, end) = operand(at: place + 1, isExponent: letter == "^")
      {
        flush()
        parts.append((letter == "_" ? Tag.sub : Tag.sup) { HTML.mathematics(String(content)) })
        place = end
      } else {
        text.append(letter)
        place += 1
      }
    }
    flush()
    return parts
  }

  private mutating func flush() {
    if !text.isEmpty { parts.append(.text(text)) }
    text = ""
  }

  /// What is lowered or raised, and where the formula goes on; `nil` if nothing follows that can be.
  private func operand(at start: Int, isExponent: Bool) -> (ArraySlice<Character>, end: Int)? {
    guard start < letters.count else { return nil }
    for (open, close) in [("{", "}"), ("(", ")")] as [(Character, Character)] where letters[start] == open {
      if open == "(", !isExponent { return nil }
      return group(at: start, open, close)
    }
    var first = start
    if isExponent, "-−+".contains(letters[start]) { first += 1 }
    guard first < letters.count else { return nil }
    let rest = letters[first...]
    func isLatin(_ letter: Character) -> Bool { letter.isASCII && letter.isLetter }
    let length =
      if rest[first].isASCII, rest[first].isNumber {
        rest.prefix { $0.isASCII && $0.isNumber }.count
      } else if isLatin(rest[first]), !isExponent {
        rest.prefix(while: isLatin).count
      } else {
        rest[first].isLetter ? 1 : 0
      }
    return length == 0 ? nil : (letters[start..<(first + length)], first + length)
  }

  private func group(at start: Int, _ open: Character, _ close: Character) -> (ArraySlice<Character>, end: Int)? {
    var depth = 0
    for end in start..<letters.count {
      if letters[end] == open { depth += 1 }
      if letters[end] == close { depth -= 1 }
      if depth == 0 { return end > start + 1 ? (letters[(start + 1)..<end], end + 1) : nil }
    }
    return nil
  }
}
