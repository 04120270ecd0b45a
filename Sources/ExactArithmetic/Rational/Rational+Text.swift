import BigInt

extension Rational: LosslessStringConvertible {
  /// The canonical text: `"5"`, `"-3/7"`, `"0"`.
  public var description: String {
    switch storage {
    case .small(let numerator, 1): "\(numerator)"
    case .small(let numerator, let denominator): "\(numerator)/\(denominator)"
    case .big(let numerator, let denominator): denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
  }

  /// Reads an integer or a fraction: an optional minus sign, digits and, if there is a slash, digits again that are not
  /// all zero. Lowest terms are not demanded. Anything else (spaces, plus signs, decimal points, "1/0") is refused.
  ///
  /// - Complexity: quadratic in the number of digits.
  public init?(_ description: String) {
    let text = description.utf8
    let slash = text.firstIndex(of: UInt8(ascii: "/"))
    guard let numerator = Rational.integer(description[..<(slash ?? text.endIndex)], signed: true) else { return nil }
    guard let slash else {
      self = Rational.canonical(numerator, 1)
      return
    }
    guard let denominator = Rational.integer(description[text.index(after: slash)...], signed: false) else {
      return nil
    }
    self.init(numerator, over: denominator)
  }

  /// Reads everything `init(_:)` reads, and decimals such as `"0.1"` or `"-2.50"`, exactly: `"0.1"` is 1/10.
  public init?(decimal text: String) {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      self.init(text)
      return
    }
    let whole = text[..<point]
    let digits = text[text.utf8.index(after: point)...]
    guard Rational.integer(digits, signed: false) != nil,
      let scaled = Rational.integer(whole + digits, signed: true), whole != "", whole != "-"
    else { return nil }
    self.init(scaled, over: BigInt(10).power(digits.utf8.count))
  }

  /// Reads ASCII digits with an optional minus sign; `nil` for anything else.
  private static func integer(_ text: Substring, signed: Bool) -> BigInt? {
    let digits = signed && text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    if let small = Int64(text) { return BigInt(small) }
    return BigInt(String(text))
  }
}

extension Rational: Codable {
  /// Decodes the text form; refuses numbers, whose digits JSON readers do not keep.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Rational(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is not a rational number such as \"-3/7\"")
    }
    self = value
  }

  /// Encodes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
