extension Gen where Value == UInt8 {
  /// Any byte, each as likely. Shrinks towards 0.
  @inlinable
  public static func byte() -> Gen {
    Gen { source in UInt8(truncatingIfNeeded: try source.index(upTo: 255, kind: .byte)) }
  }
}

extension Gen where Value == [UInt8] {
  /// Strings of bytes. Shrinks by deleting bytes.
  @inlinable
  public static func bytes(count: ClosedRange<Int>) -> Gen {
    Gen<UInt8>.byte().array(count: count)
  }
}

extension Gen where Value == Unicode.Scalar {
  /// Any Unicode scalar, ASCII in half of the cases. Shrinks towards "a", then the other letters, digits and signs.
  public static func unicodeScalar() -> Gen {
    let ascii = simplestFirst
    // Every scalar but the ASCII ones: 0x80...0x10FFFF without the surrogates.
    let others: UInt64 = 0x11_0000 - 0x80 - 0x800
    return Gen { source in
      let index = try source.index(upTo: UInt64(ascii.count) + others - 1, kind: .integer) { random in
        random.next() & 1 == 0
          ? random.next(upTo: UInt64(ascii.count - 1))
          : UInt64(ascii.count) + random.nextBitLengthUniform(upTo: others - 1)
      }
      guard index >= UInt64(ascii.count) else { return ascii[Int(index)] }
      let code = UInt32(index) - UInt32(ascii.count) + 0x80
      // Codes from the surrogates on are moved past them, so every rank is a scalar.
      return Unicode.Scalar(code < 0xD800 ? code : code + 0x800) ?? "a"
    }
  }

  /// The 128 ASCII scalars: small letters, capitals, digits, space and signs, controls.
  private static var simplestFirst: [Unicode.Scalar] {
    let codes =
      [97...122, 65...90, 48...57, 32...47, 58...64, 91...96, 123...126, 0...31, 127...127] as [ClosedRange<UInt8>]
    return codes.flatMap { $0.map { Unicode.Scalar($0) } }
  }
}

extension Gen where Value == String {
  /// Strings of Unicode scalars. Shrinks towards few letters "a".
  public static func string(count: ClosedRange<Int>, of scalar: Gen<Unicode.Scalar> = .unicodeScalar()) -> Gen {
    scalar.array(count: count).map(text)
  }

  /// Strings, mostly short, that grow with the size of the case.
  public static func string() -> Gen {
    Gen<Unicode.Scalar>.unicodeScalar().array().map(text)
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}

extension Gen where Value == Character {
  /// Characters of one Unicode scalar. Shrinks towards "a".
  public static func character() -> Gen {
    Gen<Unicode.Scalar>.unicodeScalar().map { Character($0) }
  }
}
