/// The words in which commands give verdicts, and their colours.
public enum Verdicts {
  /// What a verdict says.
  enum Tone: String {
    /// Proved, confirmed, as expected.
    case good = "32"
    /// Wrong, refuted, against what was expected.
    case bad = "31"
    /// Not decided.
    case unsure = "33"
  }

  /// The words; a longer one that begins with a shorter one is tried first.
  static let tones: [(word: String, tone: Tone)] = [
    ("certified", .good), ("solver-claimed", .unsure), ("unchecked", .unsure), ("open", .unsure),
    ("valid", .good), ("invalid", .bad), ("incomplete", .unsure), ("malformed", .bad), ("unreadable", .bad),
    ("confirmed", .good), ("REFUSED", .bad), ("holds here ✗", .bad), ("holds here", .good), ("holds", .good),
    ("still open", .unsure),
    ("REFUTED ✗", .bad), ("fails ✗", .bad), ("fails", .bad), ("inconclusive", .unsure), ("undecided", .unsure),
    ("not symmetric", .bad), ("ok", .good), ("failed", .bad), ("not found", .unsure),
  ].sorted { $0.0.count > $1.0.count }

  /// The text with the verdicts coloured: a verdict is a whole cell of a table, a word in square brackets, or what stands behind a colon at the
  /// end of a line. Words in sentences stay as they are.
  ///
  /// - Complexity: O(length · number of words).
  static func painted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { painted(line: $0) }.joined(separator: "\n")
  }

  private static func painted(line: Substring) -> String {
    var result = ""
    var rest = line
    // Whether a cell begins here.
    var isStart = true
    while let character = rest.first {
      if isStart,
        let (word, tone) = tones.first(where: { rest.hasPrefix($0.word) && ends(rest.dropFirst($0.word.count)) })
      {
        result += "\u{1B}[\(tone.rawValue)m\(word)\u{1B}[0m"
        rest = rest.dropFirst(word.count)
        isStart = false
        continue
      }
      result.append(character)
      rest = rest.dropFirst()
      isStart = character == "[" || result.hasSuffix("  ") || (result.hasSuffix(": ") && !rest.contains(" "))
    }
    return result
  }

  /// Whether a cell ends before this.
  private static func ends(_ rest: Substring) -> Bool {
    rest.isEmpty || rest.hasPrefix("]") || rest.hasPrefix(",") || rest.hasPrefix("  ") || rest.hasPrefix(" ✗")
  }
}
