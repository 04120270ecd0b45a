// Goals of this folder:
// 1. A certificate as a value: what `Documentation/CertificateFormat.md` says a file holds, and nothing derived from it.
// 2. One text for each value, and one value for each well-formed text; whether it is true is the checker's business.

public import ExactArithmetic

/// A statement about an averaging complexity together with its proof, in version 2 of the certificate format.
///
/// The value may be nonsense: only ``CertificateChecker`` decides whether it proves anything. Points, positions and
/// coordinates are counted from 1, and permutations are in one-line notation: `[2, 3, 1]` sends 1 to 2.
public struct Certificate: Sendable, Equatable {
  /// The n of a field ℚ(ζ_n) that all numbers of the certificate lie in; `nil` if all are rational.
  public var conductor: Int?
  /// The group.
  public var group: Group
  /// How the generators act; `nil` for the class `regular`.
  public var action: Action?
  /// The function class F.
  public var functionClass: FunctionClass
  /// What is stated.
  public var claim: Claim
  /// An averaging scheme that is exact on F: the proof of the upper bound.
  public var scheme: [SchemeEntry]
  /// The proofs of lower bounds.
  public var lower: [LowerBoundProof]
  /// Free text; nothing depends on it.
  public var comments: [String]

  /// Where the parts were in the text; certificates are equal whatever it holds.
  var source = Source()

  /// A certificate with the given parts, unchecked.
  public init(
    conductor: Int? = nil, group: Group, action: Action?, functionClass: FunctionClass, claim: Claim,
    scheme: [SchemeEntry], lower: [LowerBoundProof], comments: [String] = []
  ) {
    self.conductor = conductor
    self.group = group
    self.action = action
    self.functionClass = functionClass
    self.claim = claim
    self.scheme = scheme
    self.lower = lower
    self.comments = comments
  }

  /// The text a certificate was parsed from, for line numbers.
  struct Source: Sendable, Equatable {
    var text: JSONValue?
    static func == (left: Source, right: Source) -> Bool { true }
  }
}

extension Certificate {
  /// A permutation group given by generators.
  public struct Group: Sendable, Equatable {
    /// The name, if the points and generators are the standard ones of a name.
    public var name: String?
    /// The number of points.
    public var points: Int
    /// The generators in one-line notation; none for the trivial group.
    public var generators: [[Int]]
    /// The number of elements.
    public var order: Int

    /// A group with the given parts, unchecked.
    public init(name: String? = nil, points: Int, generators: [[Int]], order: Int) {
      self.name = name
      self.points = points
      self.generators = generators
      self.order = order
    }
  }

  /// The images of the generators in a permutation, signed-permutation or matrix group.
  public enum Action: Sendable, Equatable {
    /// On `dimension` points, each image in one-line notation.
    case permutation(dimension: Int, images: [[Int]])
    /// On ℝᵈ: the entry ±j at place i sends eᵢ to ±eⱼ.
    case signedPermutation(dimension: Int, images: [[Int]])
    /// On ℝᵈ: each image is a list of d rows of d integers; the image of eⱼ is column j.
    case matrices(dimension: Int, images: [[[Int]]])
    /// On ℝᵈ: as ``matrices(dimension:images:)``, with entries in the field of the certificate.
    case fieldMatrices(dimension: Int, images: [[[RealCyclotomic]]])
  }

  /// The space F of functions that a scheme has to make symmetric.
  public enum FunctionClass: Sendable, Equatable {
    /// Functions of one point.
    case functions
    /// Functions of `size` distinct points in order.
    case tuples(size: Int)
    /// Functions of a set of `size` points.
    case subsets(size: Int)
    /// Functions on the group itself.
    case regular
    /// Polynomials of degree at most `degree`.
    case polynomials(degree: Int)
    /// Linear forms.
    case linear
  }

  /// The weights a scheme may have.
  public enum Weights: String, Sendable, CaseIterable {
    /// Positive weights.
    case convex
    /// Weights of any sign.
    case affine
    /// Equal weights.
    case uniform
  }

  /// The symmetry a scheme has to reach, up to an error ε (`Documentation/CertificateFormat.md`).
  public enum Symmetry: String, Sendable, CaseIterable {
    /// Every average is invariant.
    case exact
    /// The mean square distance of an average from its translates is at most ε times that of the function.
    case weak
    /// Every square distance of an average from a translate is at most ε times the mean one of the function.
    case strong
  }

  /// The statement `lower` ≤ AC ≤ `upper`.
  public struct Claim: Sendable, Equatable {
    /// The symmetry demanded.
    public var symmetry: Symmetry
    /// The error allowed: positive for weak and strong, 0 for exact symmetry.
    public var epsilon: Rational
    /// The weights allowed.
    public var weights: Weights
    /// Whether the weights have to be rational numbers.
    public var rationalWeights: Bool
    /// The lower bound.
    public var lower: Int
    /// The upper bound.
    public var upper: Int

    /// A claim with the given parts, unchecked.
    public init(
      symmetry: Symmetry = .exact, epsilon: Rational = .zero, weights: Weights, rationalWeights: Bool = false,
      lower: Int, upper: Int
    ) {
      self.symmetry = symmetry
      self.epsilon = epsilon
      self.weights = weights
      self.rationalWeights = rationalWeights
      self.lower = lower
      self.upper = upper
    }
  }

  /// An element of an averaging scheme.
  public struct SchemeEntry: Sendable, Equatable {
    /// The group element in one-line notation.
    public var element: [Int]
    /// Its weight, not zero.
    public var weight: RealCyclotomic

    /// An entry with the given parts, unchecked.
    public init(element: [Int], weight: RealCyclotomic) {
      self.element = element
      self.weight = weight
    }

    /// An entry with a rational weight, unchecked.
    @_disfavoredOverload
    public init(element: [Int], weight: Rational) { self.init(element: element, weight: RealCyclotomic(weight)) }
  }
}
