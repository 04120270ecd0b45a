import ExactArithmetic
public import FiniteGroups

/// What characters need to know about the conjugacy classes of a group: sizes, element orders and power maps.
///
/// It does not refer to elements, so groups that are never enumerated have one too. Class 0 is that of the identity.
public struct ClassStructure: Sendable, Hashable {
  /// The number of elements of the group.
  public let groupOrder: Int
  /// The number of elements of each class.
  public let sizes: [Int]
  /// The order of the elements of each class.
  public let elementOrders: [Int]
  /// For each class, the classes of the powers g⁰, g¹, … of its elements.
  private let powers: [[Int32]]

  /// The number of classes, which is the number of irreducible characters.
  public var count: Int { sizes.count }

  /// The least common multiple of the element orders.
  public var exponent: Int { elementOrders.reduce(1, Divisibility.leastCommonMultiple) }

  /// The classes of an enumerated group.
  public init(of classes: ConjugacyClasses) {
    self.init(
      sizes: classes.sizes, elementOrders: classes.elementOrders,
      power: { classes.power(ofClass: $0, $1) })
  }

  /// A class structure given by a rule for powers.
  ///
  /// - Precondition: class 0 is the identity's, and `power` is right for exponents from 0 to the element order.
  init(sizes: [Int], elementOrders: [Int], power: (_ number: Int, _ exponent: Int) -> Int) {
    groupOrder = sizes.reduce(0, +)
    self.sizes = sizes
    self.elementOrders = elementOrders
    powers = elementOrders.enumerated().map { number, order in (0..<order).map { Int32(power(number, $0)) } }
  }

  /// The class of g^exponent for g in a class; the exponent may be negative.
  ///
  /// - Complexity: O(1)
  public func power(ofClass number: Int, _ exponent: Int) -> Int {
    let order = powers[number].count
    let residue = exponent % order
    return Int(powers[number][residue < 0 ? residue + order : residue])
  }

  /// For each class, the class of the exponent-th powers of its elements.
  ///
  /// - Complexity: O(classes)
  public func powerMap(_ exponent: Int) -> [Int] { (0..<count).map { power(ofClass: $0, exponent) } }

  /// The class of the inverses of the elements of a class.
  public func inverse(ofClass number: Int) -> Int { power(ofClass: number, -1) }
}
