public import BigInt

/// A finite group of permutations that is used through products, inverses and random elements alone: what an averaging
/// scheme needs, whether or not the elements are listed.
///
/// The laws: products are associative, ``identity`` is neutral, ``inverse(_:)`` inverts, ``permutation(_:)`` is an injective
/// homomorphism, and every element is a product of ``generatingSet``. What does *not* hold in general: that elements can be
/// counted, ordered or listed.
///
/// Source of the term: L. Babai, E. Szemerédi, "On the complexity of matrix group problems I", FOCS 1984.
public protocol BlackBoxGroup: Sendable {
  /// What stands for an element; equal exactly when the elements are.
  associatedtype Element: Hashable & Sendable

  /// The neutral element.
  var identity: Element { get }
  /// Elements that generate the group.
  var generatingSet: [Element] { get }
  /// The number of elements.
  var cardinality: BigInt { get }
  /// The number of points.
  var degree: Int { get }
  /// The product `left · right`, as functions.
  func product(_ left: Element, _ right: Element) -> Element
  /// The inverse.
  func inverse(_ element: Element) -> Element
  /// A uniform element.
  func randomElement(using random: inout some RandomNumberGenerator) -> Element
  /// An element as a permutation of the points `0 ..< degree`.
  func permutation(_ element: Element) -> Permutation
}

extension FiniteGroup: BlackBoxGroup {
  /// The indices of the generators.
  public var generatingSet: [Int] { generatorIndices }

  /// The number of elements.
  public var cardinality: BigInt { BigInt(order) }

  /// A uniform index.
  public func randomElement(using random: inout some RandomNumberGenerator) -> Int {
    Int.random(in: 0..<order, using: &random)
  }
}

extension PermutationGroup: BlackBoxGroup {
  /// The identity.
  public var identity: Permutation { Permutation(identity: degree) }

  /// The generators, as given.
  public var generatingSet: [Permutation] { generators }

  /// The number of elements.
  public var cardinality: BigInt { order }

  /// The product `left · right`, as functions.
  ///
  /// - Precondition: permutations of ``degree`` points.
  public func product(_ left: Permutation, _ right: Permutation) -> Permutation { left * right }

  /// The inverse.
  public func inverse(_ element: Permutation) -> Permutation { element.inverse }

  /// The element itself.
  public func permutation(_ element: Permutation) -> Permutation { element }
}
