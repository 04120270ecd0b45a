extension ModelDeclaration.NumberType {
  /// The nearest number of the type, as a double.
  @inlinable
  public func rounded(_ value: Double) -> Double {
    self == .float32 ? Double(Float(value)) : value
  }

  /// The distance from 1 to the next number of the type.
  public var epsilon: Double { self == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne }

  /// The largest finite number of the type.
  public var largest: Double { self == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude }

  /// The smallest positive number of the type with full precision.
  public var leastNormal: Double { self == .float32 ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude }

  /// The neighbour of a number away from 0, or towards it; 0, the ends of the range, and what is not finite stay.
  func neighbour(of value: Double, awayFromZero: Bool) -> Double {
    guard value != 0, value.isFinite, abs(value) < largest else { return value }
    let isUp = awayFromZero == (value > 0)
    if self == .float32 {
      let float = Float(value)
      return Double(isUp ? float.nextUp : float.nextDown)
    }
    return isUp ? value.nextUp : value.nextDown
  }
}
