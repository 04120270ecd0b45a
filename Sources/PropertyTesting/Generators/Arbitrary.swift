/// A type with a generator of its own, for `Gen<MyType>.arbitrary`.
public protocol Arbitrary: SendableMetatype {
  /// The generator of any value of the type; simple values should have simple choices.
  static var arbitrary: Gen<Self> { get }
}

extension Gen where Value: Arbitrary {
  /// Any value of the type, by its own generator.
  @inlinable
  public static var arbitrary: Gen { Value.arbitrary }
}

extension Arbitrary where Self: FixedWidthInteger & Sendable {
  /// Any integer, small ones as likely as large ones.
  public static var arbitrary: Gen<Self> { .int() }
}

extension Int: Arbitrary {}
extension Int8: Arbitrary {}
extension Int16: Arbitrary {}
extension Int32: Arbitrary {}
extension Int64: Arbitrary {}
extension UInt: Arbitrary {}
extension UInt8: Arbitrary {}
extension UInt16: Arbitrary {}
extension UInt32: Arbitrary {}
extension UInt64: Arbitrary {}

extension Bool: Arbitrary {
  /// Both truth values.
  public static var arbitrary: Gen<Bool> { .bool() }
}

extension Double: Arbitrary {
  /// Any finite number.
  public static var arbitrary: Gen<Double> { .double() }
}

extension Character: Arbitrary {
  /// Any character of one scalar.
  public static var arbitrary: Gen<Character> { .character() }
}

extension String: Arbitrary {
  /// Any short string.
  public static var arbitrary: Gen<String> { .string() }
}

extension Optional: Arbitrary where Wrapped: Arbitrary {
  /// `nil` or any value.
  public static var arbitrary: Gen<Wrapped?> { Wrapped.arbitrary.optional() }
}

extension Array: Arbitrary where Element: Arbitrary {
  /// Short arrays of any values.
  public static var arbitrary: Gen<[Element]> { Element.arbitrary.array() }
}

extension Set: Arbitrary where Element: Arbitrary {
  /// Small sets of any values.
  public static var arbitrary: Gen<Set<Element>> { Element.arbitrary.array().map { Set($0) } }
}

extension Dictionary: Arbitrary where Key: Arbitrary, Value: Arbitrary {
  /// Small dictionaries of any keys and values.
  public static var arbitrary: Gen<[Key: Value]> {
    zip(Key.arbitrary, Value.arbitrary).array().map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
  }
}
