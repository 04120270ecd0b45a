// Goals of this folder:
// 1. The scaling experiment of the paper: how many elements a weak(ε) scheme needs, by each construction, against the order of the group.
// 2. Every row is rigorous: found errors are enclosures, bounds are theorems; only the fits are statistics.
// 3. What a construction cannot do stands in its row with the reason.

public import BigInt
public import ExactArithmetic
public import Representations

/// One group with one function class, for which weak errors of uniform schemes can be computed.
public protocol ScalingInstance: Sendable {
  /// What the elements of the group are.
  associatedtype Element: Hashable & Sendable

  /// The name of the group.
  var group: String { get }
  /// The function class, in words that fix Irr(F).
  var functionClass: String { get }
  /// |G|.
  var order: BigInt { get }
  /// D, the sum of the dimensions of the different nontrivial irreducible representations in F.
  var dimensionSum: Int { get }
  /// The dimension v of a transitive permutation representation within F ⊕ 1, the larger the better; |G| if F contains all
  /// irreducibles. Every convex weak(ε) scheme has at least v/(1 + ε(v − 1)) elements (``WeakLowerBound``).
  var transitiveDimension: Int { get }

  /// A uniform element of the group.
  func randomElement(using random: inout some RandomNumberGenerator) -> Element

  /// The weak error of the uniform scheme on a multiset of elements.
  ///
  /// - Precondition: at least one element.
  func weakError(uniformOn elements: [Element]) throws -> NormEnclosure

  /// The same weak error exactly, where it is a rational number that is as cheap to compute.
  ///
  /// - Precondition: at least one element.
  func exactWeakError(uniformOn elements: [Element]) -> Rational?
}

extension ScalingInstance {
  /// Not known.
  public func exactWeakError(uniformOn elements: [Element]) -> Rational? { nil }

  /// The weak error of the uniform scheme on a multiset of independent uniform elements.
  ///
  /// - Precondition: `size >= 1`.
  public func sampleError(size: Int, using random: inout some RandomNumberGenerator) throws -> NormEnclosure {
    try weakError(uniformOn: sample(size: size, using: &random))
  }

  /// Independent uniform elements.
  func sample(size: Int, using random: inout some RandomNumberGenerator) -> [Element] {
    (0..<size).map { _ in randomElement(using: &random) }
  }

  /// A uniform subset: elements are drawn until enough are different.
  ///
  /// - Precondition: `size <= order`.
  /// - Complexity: O(size) draws, O(size · log size) if it is near the order
  func subset(size: Int, using random: inout some RandomNumberGenerator) -> [Element] {
    var members: Set<Element> = []
    var elements: [Element] = []
    while elements.count < size {
      let element = randomElement(using: &random)
      if members.insert(element).inserted { elements.append(element) }
    }
    return elements
  }

  /// The weak error of the uniform scheme on a multiset if it is proved to be at most ε.
  func verifiedError(uniformOn elements: [Element], atMost epsilon: Rational) throws -> NormEnclosure? {
    if let exact = exactWeakError(uniformOn: elements) { return exact <= epsilon ? NormEnclosure(around: exact) : nil }
    let error = try weakError(uniformOn: elements)
    return error.exact.map { $0.upper <= epsilon } == true ? error : nil
  }
}

extension NormEnclosure {
  /// Doubles around a nonnegative rational number: the number itself where it is one.
  init(around value: Rational) {
    let nearest = value.approximation
    let point = NormEnclosure(lower: nearest, upper: nearest)
    self =
      point.exact?.lower == value
      ? point : NormEnclosure(lower: OutwardRounding.down(nearest), upper: OutwardRounding.up(nearest))
  }
}
