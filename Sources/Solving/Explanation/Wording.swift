import Certificates
import ExactArithmetic

/// How group elements, basis elements, sets and sums are written in explanations.
struct Wording {
  let certificate: Certificate
  let reading: CertificateReading
  /// Whether nothing is left out.
  let isFull: Bool

  /// The most members of a list that are written out.
  var listLimit: Int { isFull ? .max : 12 }

  /// An element in cycle notation.
  func element(_ number: Int) -> String { CycleNotation.text(reading.element(number)) }

  /// `{e, (1 2), …}`.
  func set(_ numbers: some Collection<Int>) -> String { "{" + list(numbers.map(element)) + "}" }

  /// Members with commas, cut if there are many.
  func list(_ members: [String], separator: String = ", ") -> String {
    guard members.count > listLimit else { return members.joined(separator: separator) }
    return members.prefix(listLimit).joined(separator: separator) + "\(separator)… \(members.count - listLimit) more"
  }

  /// A number with a minus sign that is not a hyphen.
  static func number(_ value: RealCyclotomic) -> String { "\(value)".replacing("-", with: "−") }

  /// A basis element: a monomial, or the indicator of a point, a tuple or a set.
  func basisElement(_ label: [Int]) -> String {
    switch certificate.functionClass {
    case .polynomials:
      let factors = label.enumerated().filter { $0.element > 0 }.map { place, exponent in
        "x\(place + 1)" + (exponent > 1 ? "^\(exponent)" : "")
      }
      return factors.isEmpty ? "1" : factors.joined(separator: "·")
    case .linear: return "x\(label[0])"
    default: return "δ" + object(label)
    }
  }

  /// What a group element moves: a point, a tuple, a set, a monomial.
  func object(_ label: [Int]) -> String {
    let points = label.map(String.init).joined(separator: ",")
    return switch certificate.functionClass {
    case .functions: points
    case .tuples: label.count == 1 ? points : "(\(points))"
    case .subsets: "{\(points)}"
    case .regular: "[\(CycleNotation.text(label))]"
    case .polynomials, .linear: basisElement(label)
    }
  }

  /// Whether group elements permute the labels without signs.
  var permutesLabels: Bool {
    switch certificate.action {
    case nil, .permutation: true
    default: false
    }
  }

  /// A matrix coefficient: `[g: 1→2]` where labels are permuted, else `⟨x2 | g·x1⟩`.
  func coefficient(row: [Int], column: [Int]) -> String {
    permutesLabels ? "[g: \(object(column))→\(object(row))]" : "⟨\(object(row)) | g·\(object(column))⟩"
  }

  /// What the notation of ``coefficient(row:column:)`` means.
  var coefficientMeaning: String {
    permutesLabels
      ? "[g: a→b] is 1 if g sends a to b, and 0 otherwise"
      : "⟨b | g·a⟩ is the coefficient of b in what g makes of a"
  }

  /// `2·a − b + 1/3·c`, cut if it is long.
  func sum(_ terms: [(factor: RealCyclotomic, name: String)]) -> String {
    let terms = terms.filter { !$0.factor.isZero }
    if terms.isEmpty { return "0" }
    var text = ""
    for (place, term) in terms.prefix(listLimit).enumerated() {
      let isNegative = term.factor.signum < 0
      text += place == 0 ? (isNegative ? "−" : "") : (isNegative ? " − " : " + ")
      let size = term.factor.magnitude
      let number = size.rational == nil ? "(\(Wording.number(size)))" : "\(size)"
      text += term.name.isEmpty ? number : size == .one ? term.name : "\(number)·\(term.name)"
    }
    return text + (terms.count > listLimit ? " + … (\(Wording.count(terms.count - listLimit, "more term")))" : "")
  }

  /// Values with the elements that have them: `2 at e; −1 at (1 2), (1 3)`.
  func table(_ values: [RealCyclotomic]) -> String {
    var elements: [RealCyclotomic: [Int]] = [:]
    for (element, value) in values.enumerated() { elements[value, default: []].append(element) }
    let rows = elements.sorted { $0.key > $1.key }.map { "\(Wording.number($0.key)) at \(list($0.value.map(element)))" }
    return list(rows, separator: "; ")
  }

  /// `1 element`, `2 elements`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

/// Lines that are indented below each other.
struct Outline {
  private(set) var lines: [String] = []

  /// Adds a line; its breaks keep the indentation.
  mutating func add(_ line: String, depth: Int = 0) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }

  /// The text.
  var text: String { lines.map { $0 + "\n" }.joined() }
}
