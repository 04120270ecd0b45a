/// The order in which the integers of a range count as simple: outward from one of them, or up from an end.
@usableFromInline
struct IntegerOrder: Sendable {
  /// How many integers of the range are smaller than the origin, and how many are larger.
  @usableFromInline let below: UInt64
  @usableFromInline let above: UInt64

  /// The order of a range; of one with more than 2⁶⁴ integers, that of the 2⁶⁴ closest to the origin.
  @inlinable
  init(below: UInt64, above: UInt64) {
    let least = min(below, .max / 2)
    self.above = min(above, .max - least)
    self.below = min(below, .max - self.above)
  }

  @inlinable var max: UInt64 { below &+ above }

  @inlinable var kind: ChoiceKind { below == 0 || above == 0 ? .integer : .signed }

  /// How far the integer of rank `index` is from the origin, and on which side.
  @inlinable
  func distance(at index: UInt64) -> (size: UInt64, isBelow: Bool) {
    if below == 0 { return (index, false) }
    if above == 0 { return (index, true) }
    let both = min(below, above)
    if index <= 2 &* both {
      return index & 1 == 1 ? (index / 2 &+ 1, false) : (index / 2, true)
    }
    return (index &- both, above <= below)
  }

  /// The integer of rank `index`, counted from `origin`. Wraps around in types that cannot hold a distance.
  @inlinable
  func value<Value: FixedWidthInteger>(at index: UInt64, from origin: Value) -> Value {
    let (size, isBelow) = distance(at: index)
    return isBelow ? origin &- Value(truncatingIfNeeded: size) : origin &+ Value(truncatingIfNeeded: size)
  }
}

extension Gen where Value: FixedWidthInteger & Sendable {
  /// Integers of a range, each as likely. Shrinks towards 0, or the end of the range that is closest to it.
  ///
  /// Of a range with more than 2⁶⁴ members only the 2⁶⁴ that are closest to the simplest are made.
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
    let origin = Swift.min(Swift.max(simplest, range.lowerBound), range.upperBound)
    let order = integerOrder(range, origin: origin)
    let (max, kind) = (order.max, order.kind)
    return Gen { source in order.value(at: try source.index(upTo: max, kind: kind), from: origin) }
  }

  /// Any integer, small ones as likely as large ones. Shrinks towards 0.
  ///
  /// Of the integers wider than 64 bits only the 2⁶⁴ that are closest to 0 are made.
  @inlinable
  public static func int() -> Gen {
    let order = integerOrder(Value.min...Value.max, origin: 0)
    let (max, kind) = (order.max, order.kind)
    return Gen { source in order.value(at: try source.smallIndex(upTo: max, kind: kind), from: 0) }
  }

  @inlinable
  static func integerOrder(_ range: ClosedRange<Value>, origin: Value) -> IntegerOrder {
    // A distance may not fit the type, but modulo its width it is the right unsigned number.
    let below = Value.Magnitude(truncatingIfNeeded: origin &- range.lowerBound)
    let above = Value.Magnitude(truncatingIfNeeded: range.upperBound &- origin)
    return IntegerOrder(below: UInt64(clamping: below), above: UInt64(clamping: above))
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
