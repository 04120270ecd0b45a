public import ExactArithmetic

/// A function on the conjugacy classes of a group, with exact values.
///
/// Class functions form a commutative algebra: `+`, `-` and `*` are pointwise, and the product of two characters is the
/// character of the tensor product. Operators trap on functions on different classes.
public struct ClassFunction: Sendable, Hashable {
  /// The classes.
  public let classes: ClassStructure
  /// The values, class by class.
  public let values: [Cyclotomic]

  /// The function with the given values.
  ///
  /// - Throws: ``CharacterError/mismatchedClasses(_:)`` unless there are as many values as classes.
  public init(classes: ClassStructure, values: [Cyclotomic]) throws(CharacterError) {
    guard values.count == classes.count else {
      throw .mismatchedClasses("a class function on \(classes.count) classes has \(values.count) values")
    }
    self.init(classes: classes, unchecked: values)
  }

  init(classes: ClassStructure, unchecked values: [Cyclotomic]) {
    self.classes = classes
    self.values = values
  }

  /// The constant function 1, the character of the trivial representation.
  public static func trivial(on classes: ClassStructure) -> ClassFunction {
    ClassFunction(classes: classes, unchecked: Array(repeating: 1, count: classes.count))
  }

  /// The character of the regular representation: |G| at the identity, 0 elsewhere.
  public static func regular(on classes: ClassStructure) -> ClassFunction {
    ClassFunction(
      classes: classes, unchecked: (0..<classes.count).map { Cyclotomic($0 == 0 ? classes.groupOrder : 0) })
  }

  /// The value at the identity; the dimension, for a character.
  public var degree: Cyclotomic { values[0] }

  /// The number of different values.
  public var distinctValueCount: Int { Set(values).count }

  /// The smallest n such that all values are in ℚ(ζ_n).
  public var conductor: Int { values.reduce(1) { Divisibility.leastCommonMultiple($0, $1.conductor) } }

  /// The pointwise sum.
  ///
  /// - Precondition: functions on the same classes.
  public static func + (left: ClassFunction, right: ClassFunction) -> ClassFunction {
    left.combined(with: right, by: +)
  }

  /// The pointwise difference.
  ///
  /// - Precondition: functions on the same classes.
  public static func - (left: ClassFunction, right: ClassFunction) -> ClassFunction {
    left.combined(with: right, by: -)
  }

  /// The pointwise product: the character of the tensor product.
  ///
  /// - Precondition: functions on the same classes.
  public static func * (left: ClassFunction, right: ClassFunction) -> ClassFunction {
    left.combined(with: right, by: *)
  }

  /// The multiple by a rational number.
  public func scaled(by factor: Rational) -> ClassFunction {
    ClassFunction(classes: classes, unchecked: values.map { $0.scaled(by: factor) })
  }

  /// The complex conjugate: the character of the dual representation.
  public var conjugate: ClassFunction {
    ClassFunction(classes: classes, unchecked: values.map(\.conjugate))
  }

  /// The inner product (1/|G|) Σ_g φ(g) conj ψ(g).
  ///
  /// - Precondition: functions on the same classes.
  /// - Complexity: O(classes) cyclotomic products
  public func innerProduct(with other: ClassFunction) -> Cyclotomic {
    precondition(classes == other.classes, "an inner product needs functions on the same classes")
    var sum = Cyclotomic.zero
    for number in values.indices where !values[number].isZero && !other.values[number].isZero {
      sum += (values[number] * other.values[number].conjugate).scaled(by: Rational(classes.sizes[number]))
    }
    return sum.scaled(by: Rational(1, classes.groupOrder))
  }

  private func combined(
    with other: ClassFunction, by operation: (Cyclotomic, Cyclotomic) -> Cyclotomic
  ) -> ClassFunction {
    precondition(classes == other.classes, "class functions on different classes cannot be combined")
    return ClassFunction(classes: classes, unchecked: zip(values, other.values).map(operation))
  }
}

// MARK: - Kernel and centre

extension ClassFunction {
  /// The classes on which a character takes its degree: their union is the kernel of the representation.
  public var kernelClasses: [Int] { values.indices.filter { values[$0] == values[0] } }

  /// The number of elements of the kernel of a character.
  public var kernelOrder: Int { kernelClasses.reduce(0) { $0 + classes.sizes[$1] } }

  /// Whether a character is that of a faithful representation.
  public var isFaithful: Bool { kernelOrder == 1 }

  /// The classes on which |χ| is χ(1): their union is the centre of the character, the elements that act as scalars.
  ///
  /// - Complexity: O(classes) cyclotomic products
  public var centreClasses: [Int] {
    let square = values[0] * values[0]
    return values.indices.filter { values[$0] * values[$0].conjugate == square }
  }

  /// The number of elements of the centre of a character.
  public var centreOrder: Int { centreClasses.reduce(0) { $0 + classes.sizes[$1] } }
}
