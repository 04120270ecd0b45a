/// The order in which the integers of a range count as simple: outward from one of them, or up from an end.
@usableFromInline
struct IntegerOrder: Sendable {
  @usableFromInline let origin: UInt64
  /// How many integers of the range are smaller than the origin, and how many are larger.
  @usableFromInline let below: UInt64
  @usableFromInline let above: UInt64

  @inlinable
  init(origin: UInt64, below: UInt64, above: UInt64) {
    self.origin = origin
    self.below = below
    self.above = above
  }

  @inlinable var max: UInt64 { below &+ above }

  @inlinable var kind: ChoiceKind { below == 0 || above == 0 ? .integer : .signed }

  /// The integer of rank `index`, modulo 2⁶⁴.
  @inlinable
  func value(at index: UInt64) -> UInt64 {
    if below == 0 { return origin &+ index }
    if above == 0 { return origin &- index }
    let both = min(below, above)
    if index <= 2 &* both {
      return index & 1 == 1 ? origin &+ (index / 2 &+ 1) : origin &- index / 2
    }
    return above > below ? origin &+ (index &- both) : origin &- (index &- both)
  }
}

extension Gen where Value: FixedWidthInteger & Sendable {
  /// Integers of a range, each as likely. Shrinks towards 0, or the end of the range that is closest to it.
  ///
  /// Integers wider than 64 bits are made from their range's lower 2⁶⁴ members only.
  @inlinable
  public static func int(in range: ClosedRange<Value>) -> Gen {
    let simplest = range.contains(0) ? 0 : range.lowerBound > 0 ? range.lowerBound : range.upperBound
    return int(in: range, simplest: simplest)
  }

  /// Integers of a half-open range, each as likely; an empty range throws when drawn from.
  @inlinable
  public static func int(in range: Range<Value>) -> Gen {
    guard !range.isEmpty else { return Gen { _ in throw GenerationError.nothingToChooseFrom("int(in:)") } }
    return int(in: range.lowerBound...(range.upperBound - 1))
  }

  /// Integers of a range, each as likely, that shrink towards `simplest` (clamped to the range).
  @inlinable
  public static func int(in range: ClosedRange<Value>, simplest: Value) -> Gen {
    let order = integerOrder(range, simplest: simplest)
    let (max, kind) = (order.max, order.kind)
    return Gen { source in
      Value(truncatingIfNeeded: order.value(at: try source.index(upTo: max, kind: kind)))
    }
  }

  /// Any integer, small ones as likely as large ones. Shrinks towards 0.
  @inlinable
  public static func int() -> Gen {
    let order = integerOrder(Value.min...Value.max, simplest: 0)
    let (max, kind) = (order.max, order.kind)
    return Gen { source in
      Value(truncatingIfNeeded: order.value(at: try source.smallIndex(upTo: max, kind: kind)))
    }
  }

  @inlinable
  static func integerOrder(_ range: ClosedRange<Value>, simplest: Value) -> IntegerOrder {
    let origin = Swift.min(Swift.max(simplest, range.lowerBound), range.upperBound)
    // Extended to 64 bits before subtracting: a distance within a narrow type may not fit it.
    let (lower, middle, upper) = (
      UInt64(truncatingIfNeeded: range.lowerBound), UInt64(truncatingIfNeeded: origin),
      UInt64(truncatingIfNeeded: range.upperBound)
    )
    return IntegerOrder(origin: middle, below: middle &- lower, above: upper &- middle)
  }
}

extension Gen where Value == Bool {
  /// `false` and `true`, as likely. Shrinks towards `false`.
  @inlinable
  public static func bool() -> Gen {
    Gen { source in try source.index(upTo: 1, kind: .boolean) == 1 }
  }

  /// `true` with the given probability. Shrinks towards `false`.
  @inlinable
  public static func bool(probability: Double) -> Gen {
    Gen { source in
      try source.index(upTo: 1, kind: .boolean) { Double($0.next() >> 11) * 0x1p-53 < probability ? 1 : 0 } == 1
    }
  }
}
