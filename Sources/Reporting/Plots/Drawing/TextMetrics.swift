/// Estimates of the width of text in a sans-serif font, from the advance widths of DejaVu Sans, which is among the widest in use: text
/// in Helvetica, Arial or Liberation Sans is narrower.
enum TextMetrics {
  /// The width of a line in units of the font size.
  ///
  /// - Complexity: O(length)
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return Double(sum) / 1000 * size * (isBold ? 1.16 : 1)
  }

  /// Lines of at most a width, broken at spaces; a word that is longer has a line of its own and is shortened by `…`.
  ///
  /// - Complexity: O(length²) at worst
  static func wrap(_ text: String, width limit: Double, size: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if width(longer, size: size, isBold: isBold) <= limit {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        line = fit(String(word), width: limit, size: size, isBold: isBold)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text, or a beginning of it and `…`, within a width.
  static func fit(_ text: String, width limit: Double, size: Double, isBold: Bool = false) -> String {
    if width(text, size: size, isBold: isBold) <= limit { return text }
    var kept = Substring(text)
    while !kept.isEmpty, width(kept + "…", size: size, isBold: isBold) > limit { kept.removeLast() }
    return kept + "…"
  }

  /// Advance widths of U+0020 … U+007E in thousandths of the font size.
  private static let ascii: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
  ]

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0x300...0x36F: 0
    case 0xB9, 0xB2, 0xB3, 0x2070...0x2079, 0x2080...0x2089: 401
    case 0xB7: 318
    case 0x207B: 528
    case 0x2013, 0x2016: 500
    case 0x3B1...0x3C1, 0x3C3...0x3C8, 0x391...0x3A9: 640
    case 0x2026, 0x2014: 1000
    default: 850
    }
  }
}
