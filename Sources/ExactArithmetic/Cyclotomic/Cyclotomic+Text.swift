extension Cyclotomic: LosslessStringConvertible {
  /// The largest order and common order that is read from text, so that a short text cannot ask for all memory.
  public static let largestReadableOrder = 10_000

  /// The text GAP prints: `"E(5)+E(5)^4"`, `"-1/2*E(3)"`, `"2/3"`, `"0"`.
  public var description: String {
    guard case .irrational(let order, let terms) = storage else { return (rational ?? .zero).description }
    return SignedTerms.text(terms.map { ($0.exponent, $0.coefficient) }, symbol: "E(\(order))")
  }

  /// Reads a sum of terms `c`, `c*E(n)^k`, `E(n)`, with c a rational number and signs `+` and `-` between them; the
  /// terms may be of different orders and need not be reduced. No spaces, no parentheses, no products of roots.
  ///
  /// - Returns: `nil` for other texts, and if an order or the common order exceeds ``largestReadableOrder``.
  /// - Complexity: O(terms + n · number of primes of n) rational sums for the common order n
  public init?(_ description: String) {
    guard let terms = SignedTerms.split(description) else { return nil }
    // The common order first, so that the canonical form is found once, not for every term.
    var order = 1
    var summands: [(coefficient: Rational, order: Int, exponent: Int)] = []
    for term in terms {
      guard let (coefficient, factor) = SignedTerms.coefficient(of: term, symbol: "E") else { return nil }
      guard let root = factor.map(Cyclotomic.root) ?? (1, 0) else { return nil }
      order = Divisibility.leastCommonMultiple(order, root.order)
      guard order <= Cyclotomic.largestReadableOrder else { return nil }
      summands.append((coefficient, root.order, root.exponent))
    }
    var coordinates = [Rational](repeating: .zero, count: order)
    for summand in summands {
      coordinates[summand.exponent % summand.order * (order / summand.order)] += summand.coefficient
    }
    self = Cyclotomic.canonical(order: order, coordinates: coordinates)
  }

  /// Reads `E(n)` or `E(n)^k`.
  private static func root(_ text: Substring) -> (order: Int, exponent: Int)? {
    guard text.hasPrefix("E("), let close = text.firstIndex(of: ")") else { return nil }
    let digits = text[text.index(text.startIndex, offsetBy: 2)..<close]
    let rest = text[text.index(after: close)...]
    guard let order = SignedTerms.natural(digits), (1...largestReadableOrder).contains(order) else { return nil }
    if rest.isEmpty { return (order, 1) }
    guard rest.first == "^", let exponent = SignedTerms.natural(rest.dropFirst()) else { return nil }
    return (order, exponent)
  }
}

/// The shared grammar of the texts of this folder: terms with signs between them.
enum SignedTerms {
  /// Prints a sum of multiples of powers of a symbol: `"2+x-1/2*x^2"`.
  static func text(_ terms: [(exponent: Int, coefficient: Rational)], symbol: String) -> String {
    var text = ""
    for (exponent, coefficient) in terms {
      if !text.isEmpty && coefficient.signum > 0 { text += "+" }
      let factor = exponent == 1 ? symbol : "\(symbol)^\(exponent)"
      switch coefficient {
      case _ where exponent == 0: text += coefficient.description
      case .one: text += factor
      case -1: text += "-" + factor
      default: text += "\(coefficient)*\(factor)"
      }
    }
    return text
  }

  /// The terms of `a+b-c`, each with its sign; `nil` if one is empty.
  static func split(_ text: String) -> [(negative: Bool, body: Substring)]? {
    var terms: [(negative: Bool, body: Substring)] = []
    var rest = Substring(text)
    var negative = false
    if rest.first == "-" {
      negative = true
      rest = rest.dropFirst()
    }
    while true {
      let end = rest.firstIndex { $0 == "+" || $0 == "-" } ?? rest.endIndex
      guard end != rest.startIndex else { return nil }
      terms.append((negative, rest[..<end]))
      if end == rest.endIndex { return terms }
      negative = rest[end] == "-"
      rest = rest[rest.index(after: end)...]
    }
  }

  /// Splits `c*symbol…` into its signed coefficient and the rest, which is `nil` for a bare number.
  static func coefficient(
    of term: (negative: Bool, body: Substring), symbol: Character
  ) -> (Rational, Substring?)? {
    let sign: Rational = term.negative ? -1 : 1
    if term.body.first == symbol { return (sign, term.body) }
    guard let star = term.body.firstIndex(of: "*") else {
      return Rational(String(term.body)).map { (sign * $0, nil) }
    }
    guard let value = Rational(String(term.body[..<star])) else { return nil }
    return (sign * value, term.body[term.body.index(after: star)...])
  }

  /// Reads ASCII digits.
  static func natural(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
