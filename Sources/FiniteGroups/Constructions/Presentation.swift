import BigInt

/// A group by generators and relations, `⟨a,b | a^2, b^3, (ab)^5⟩`.
///
/// Generators are a letter with digits behind it (`a`, `b`, `s1`); words are written side by side, with `^` for powers
/// (also negative), `( )` for grouping, `[u,v]` for the commutator u⁻¹v⁻¹uv and `=` between equal words; `1` is the
/// empty word. `<` and `>` may stand for ⟨ and ⟩.
public struct Presentation: Sendable, Hashable {
  /// A word: number i > 0 stands for generator i, −i for its inverse.
  public typealias Word = [Int]

  /// The names of the generators.
  public let generators: [String]
  /// The words that are 1.
  public let relators: [Word]

  /// The largest number of letters of all relations in a text, after powers are written out.
  public static let lengthLimit = 100_000

  /// A presentation from its parts.
  ///
  /// - Throws: ``GroupError/malformedImages(_:)`` if a relator has a number that is no generator.
  public init(generators: [String], relators: [Word]) throws(GroupError) {
    for relator in relators where !relator.allSatisfy({ $0 != 0 && $0.magnitude <= generators.count }) {
      throw .malformedImages("the relator \(relator) has a letter outside ±1 … ±\(generators.count)")
    }
    self.generators = generators
    self.relators = relators.filter { !$0.isEmpty }
  }

  /// Reads a presentation.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)``.
  public init(_ text: String) throws(GroupError) {
    var parser = PresentationParser(text)
    (generators, relators) = try parser.presentation()
  }

  /// The group in its regular representation: the points are the elements, number 0 is 1, and a generator g sends x to
  /// xg⁻¹.
  ///
  /// - Parameter limit: the largest number of cosets in use during the enumeration.
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` if the enumeration does not end within the limit — the group may be
  ///   infinite or too large, or the presentation too hard; ``GroupError/degreeTooLarge(_:limit:)``.
  public func generated(limit: Int = CosetEnumeration.defaultLimit) throws(GroupError) -> GeneratedGroup {
    guard let cosets = CosetEnumeration(of: self, subgroup: [], limit: limit) else {
      throw .unknownGroup(
        description,
        hint:
          "the enumeration did not end within the bounds for \(limit) cosets: the group is infinite, too large, or hard to enumerate"
      )
    }
    guard cosets.count <= Permutation.maximumDegree else {
      throw .degreeTooLarge(cosets.count, limit: Permutation.maximumDegree)
    }
    // Cosets are acted on from the right, x ↦ xg; the inverse makes it an action from the left.
    return GeneratedGroup(
      unchecked: cosets.images.map { Permutation(unchecked: $0.map { UInt16($0) }).inverse }, degree: cosets.count,
      order: BigInt(cosets.count))
  }
}

extension Presentation: CustomStringConvertible {
  /// The presentation as text that can be read again.
  public var description: String {
    let words = relators.map { word in
      var parts: [String] = []
      var index = 0
      while index < word.count {
        var end = index
        while end < word.count, word[end] == word[index] { end += 1 }
        let exponent = (end - index) * word[index].signum()
        parts.append(generators[Int(word[index].magnitude) - 1] + (exponent == 1 ? "" : "^\(exponent)"))
        index = end
      }
      return parts.joined(separator: "*")
    }
    return "⟨" + generators.joined(separator: ",") + " | " + words.joined(separator: ", ") + "⟩"
  }
}

/// Recursive descent over the text of a presentation.
private struct PresentationParser {
  private let text: String
  private var rest: Substring
  private var generators: [String] = []
  private var depth = 0

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  private func malformed(_ hint: String) -> GroupError { .unknownGroup(text, hint: hint) }

  private mutating func skip(_ character: Character) -> Bool {
    rest = rest.drop { $0 == " " }
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func presentation() throws(GroupError) -> ([String], [Presentation.Word]) {
    let hint = "write generators and relations as in <a,b | a^2, b^3, (ab)^5>"
    guard skip("⟨") || skip("<") else { throw malformed(hint) }
    repeat {
      guard let name = identifier() else { throw malformed("a generator is a letter, perhaps with digits, as a or s1") }
      guard !generators.contains(name) else { throw malformed("the generator \(name) occurs twice") }
      generators.append(name)
    } while skip(",")
    var relators: [Presentation.Word] = []
    guard skip("|") else { throw malformed(hint) }
    if !closes() {
      repeat {
        relators += try equation()
        guard relators.reduce(0, { $0 + $1.count }) <= Presentation.lengthLimit else { throw tooLong }
      } while skip(",")
      guard closes() else { throw malformed(hint) }
    }
    rest = rest.drop { $0 == " " }
    guard rest.isEmpty else { throw malformed(hint) }
    return (generators, relators.filter { !$0.isEmpty })
  }

  private mutating func closes() -> Bool { skip("⟩") || skip(">") }

  private mutating func identifier() -> String? {
    rest = rest.drop { $0 == " " }
    guard let first = rest.first, first.isASCII, first.isLetter else { return nil }
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(1 + digits.count)
    return String(first) + digits
  }

  /// u = v = w as the relators uv⁻¹, uw⁻¹.
  private mutating func equation() throws(GroupError) -> [Presentation.Word] {
    var words = [try word()]
    while skip("=") { words.append(try word()) }
    if words.count == 1 { return words }
    let last = words.removeLast()
    return words.map { $0 + last.reversed().map { -$0 } }
  }

  private mutating func word() throws(GroupError) -> Presentation.Word {
    var result = try factor()
    while true {
      let starred = skip("*")
      rest = rest.drop { $0 == " " }
      guard starred || rest.first.map({ $0 == "(" || $0 == "[" || $0 == "1" || ($0.isASCII && $0.isLetter) }) == true
      else { return result }
      result += try factor()
      guard result.count <= Presentation.lengthLimit else { throw tooLong }
    }
  }

  private var tooLong: GroupError { malformed("the relations have more than \(Presentation.lengthLimit) letters") }

  private mutating func factor() throws(GroupError) -> Presentation.Word {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw malformed("brackets are nested more than 64 deep") }
    var base: Presentation.Word
    if skip("(") {
      base = try word()
      guard skip(")") else { throw malformed("a bracket ( is not closed") }
    } else if skip("[") {
      let left = try word()
      guard skip(",") else { throw malformed("a commutator is written [u,v]") }
      let right = try word()
      guard skip("]") else { throw malformed("a commutator is written [u,v]") }
      guard 2 * (left.count + right.count) <= Presentation.lengthLimit else { throw tooLong }
      base = left.reversed().map { -$0 } + right.reversed().map { -$0 } + left + right
    } else if skip("1") {
      base = []
    } else if let name = identifier() {
      guard let index = generators.firstIndex(of: name) else { throw malformed("\(name) is not among the generators") }
      base = [index + 1]
    } else {
      throw malformed("a word of generators is missing, such as (ab)^5 or 1")
    }
    guard skip("^") else { return base }
    let isNegative = skip("-")
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let exponent = Int(digits), exponent <= Presentation.lengthLimit else {
      throw malformed("an exponent is a number up to \(Presentation.lengthLimit), such as 2 or -1")
    }
    rest = rest.dropFirst(digits.count)
    guard exponent * base.count <= Presentation.lengthLimit else { throw tooLong }
    if isNegative { base = base.reversed().map { -$0 } }
    return Array(repeatElement(base, count: exponent).joined())
  }
}
