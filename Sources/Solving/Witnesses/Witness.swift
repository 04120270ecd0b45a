public import ExactArithmetic
public import FiniteGroups

/// A reason why every good support meets a set: a function on the group and the set where it is not above a bound
/// (`mathematics.md` §6; Documentation/CertificateFormat.md, proof kind `hitting`).
public struct Witness: Sendable, Hashable {
  /// A pair of vectors with the element h of strong symmetry: ⟨u, ρ(g)v⟩, or ⟨u, ρ(g)v − ρ(hg)v⟩.
  public struct Pair: Sendable, Hashable {
    /// The element h, for strong symmetry.
    public var element: Int?
    /// The constituent of the class in which the vectors live.
    public var constituent: Int
    /// The vectors in the basis of the constituent.
    public var left, right: [Rational]

    /// A pair with the given parts.
    public init(element: Int? = nil, constituent: Int, left: [Rational], right: [Rational]) {
      self.element = element
      self.constituent = constituent
      self.left = left
      self.right = right
    }
  }

  /// Integer factors of the functions of the coefficient table; empty where others or ``pairs`` are given.
  public var coefficients: [Int]
  /// Factors in the field of the class, where integers are not enough; empty otherwise.
  public var fieldCoefficients: [RealCyclotomic]
  /// The pairs of weak and strong symmetry.
  public var pairs: [Pair]
  /// Where it is set, the support meets the elements at which the function differs from it (any weights); otherwise those at
  /// which it is not above the bound (convex weights).
  public var value: Rational?
  /// The elements that the support meets.
  public var set: ElementSet
  /// For a witness of which only the set is known, modulo a prime: elements on which its function vanishes, and which determine it; see
  /// ``SupportOracle/completed(_:)``.
  public var zeros: [Int]?

  /// A witness with the given parts.
  public init(
    coefficients: [Int] = [], fieldCoefficients: [RealCyclotomic] = [], pairs: [Pair] = [], value: Rational? = nil,
    set: ElementSet, zeros: [Int]? = nil
  ) {
    self.coefficients = coefficients
    self.fieldCoefficients = fieldCoefficients
    self.pairs = pairs
    self.value = value
    self.set = set
    self.zeros = zeros
  }
}

/// What is known about a support.
public enum SupportAnswer<Scalar: Sendable>: Sendable {
  /// A scheme on it, exactly verified: weights of some of its elements.
  case scheme([(element: Int, weight: Scalar)])
  /// No scheme lives on it: a witness whose set it misses.
  case witness(Witness)
  /// Neither was established.
  case undecided
}

/// Decides which supports carry a scheme of one kind, with evidence either way.
public protocol SupportOracle: Sendable {
  /// The field of the weights.
  associatedtype Scalar: OrderedExactField

  /// |G|.
  var order: Int { get }

  /// A scheme on the support or a witness that misses it.
  ///
  /// - Parameters:
  ///   - support: different elements.
  ///   - further: elements that the witness should miss too, the most wanted first; its set is then minimal under inclusion
  ///     as far as the oracle can tell.
  func examine(_ support: [Int], missing further: [Int]) -> SupportAnswer<Scalar>

  /// A witness with its function, which is verified to have the set.
  ///
  /// - Returns: `nil` if it has not: a prime was unlucky.
  func completed(_ witness: Witness) -> Witness?
}

extension SupportOracle {
  /// The witness itself: its function was known.
  public func completed(_ witness: Witness) -> Witness? { witness.zeros == nil ? witness : nil }
}
