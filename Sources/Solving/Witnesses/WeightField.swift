public import ExactArithmetic

/// An exact field in which schemes have their weights: ℚ, or the real cyclotomic numbers.
public protocol WeightField: OrderedExactField {
  /// The number as a real cyclotomic one.
  var realCyclotomic: RealCyclotomic { get }

  /// The image modulo a prime, roots of unity of an order going to powers of `root`; `nil` if there is none.
  func residue(in field: PrimeField, root: UInt32, order: Int) -> UInt32?
}

extension Rational: WeightField {
  /// The number as a real cyclotomic one.
  public var realCyclotomic: RealCyclotomic { RealCyclotomic(self) }

  /// The residue; `nil` if the prime divides the denominator.
  public func residue(in field: PrimeField, root: UInt32, order: Int) -> UInt32? { field.residue(self) }
}

extension RealCyclotomic: WeightField {
  /// The number itself.
  public var realCyclotomic: RealCyclotomic { self }

  /// The residue; `nil` if the number is not in the field of the root, or the prime divides a denominator.
  public func residue(in field: PrimeField, root: UInt32, order: Int) -> UInt32? {
    cyclotomic.residue(in: field, root: root, order: order)
  }
}
