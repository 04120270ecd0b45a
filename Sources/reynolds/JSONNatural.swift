import BigInt

/// A natural number in JSON: a number up to 2⁵³, a string of digits beyond, so that no reader rounds it.
struct JSONNatural: Encodable, CustomStringConvertible {
  let value: BigInt

  init(_ value: BigInt) { self.value = value }

  var description: String { value.description }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let small = Int(exactly: value), small <= 1 << 53 {
      try container.encode(small)
    } else {
      try container.encode(value.description)
    }
  }
}
