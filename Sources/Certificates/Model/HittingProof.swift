public import ExactArithmetic

extension Certificate {
  /// A proof that no scheme has at most `size` elements (convex and affine weights), or exactly `size` (uniform weights):
  /// sets that the supports of all schemes meet, and a tree that refutes that a small set meets them.
  ///
  /// Elements have numbers: 0 is the identity; then, for each element x in the order of the numbers and each generator s in
  /// the order of the file, s·x gets the next number if it has none. Positions in lists count from 1.
  public struct HittingProof: Sendable, Equatable {
    /// The size t that is excluded.
    public var size: Int
    /// Automorphisms of the group that preserve the character of F: the element numbers of the images of the generators.
    public var automorphisms: [[Int]]
    /// The labels that the witnesses speak of.
    public var labels: [[Int]]
    /// Functions on the group that are known to be too large on average.
    public var witnesses: [Witness]
    /// The refutation in preorder.
    public var tree: [Node]

    /// A proof with the given parts, unchecked.
    public init(size: Int, automorphisms: [[Int]] = [], labels: [[Int]], witnesses: [Witness], tree: [Node]) {
      self.size = size
      self.automorphisms = automorphisms
      self.labels = labels
      self.witnesses = witnesses
      self.tree = tree
    }
  }
}

extension Certificate.HittingProof {
  /// A function x on the group whose average over every scheme is at most √ε'·N, and the set H that it gives.
  ///
  /// Without a value, H = {g : x(g) ≤ √ε'·N}: the supports of all convex schemes meet it. With a value c, H = {g : x(g) ≠ c}:
  /// the supports of all affine schemes meet it.
  public struct Witness: Sendable, Equatable {
    /// The function before its mean is subtracted.
    public var function: Function
    /// c, not 0, above √ε'·N for approximate symmetry; `nil` for the rule for convex weights.
    public var value: RealCyclotomic?
    /// Whether each value of the function is replaced by the mean of its conjugates, a rational number; for rational weights.
    public var averagesConjugates: Bool

    /// A witness with the given parts, unchecked.
    public init(function: Function, value: RealCyclotomic? = nil, averagesConjugates: Bool = false) {
      self.function = function
      self.value = value
      self.averagesConjugates = averagesConjugates
    }
  }

  /// How a witness is written.
  public enum Function: Sendable, Equatable {
    /// A sum of matrix coefficients, for exact symmetry.
    case terms([Term])
    /// Σ⟨u, ρ(g)v⟩, for weak and strong symmetry.
    case pairs([Pair])
    /// Σ⟨u, ρ(g)v − ρ(hg)v⟩, for strong symmetry; each pair has its `element` h.
    case triples([Pair])
  }

  /// A multiple of a matrix coefficient.
  public struct Term: Sendable, Equatable {
    /// The position of the row label in ``Certificate/HittingProof/labels``, from 1.
    public var row: Int
    /// The position of the column label, from 1.
    public var column: Int
    /// The factor.
    public var coefficient: RealCyclotomic

    /// A term with the given parts, unchecked.
    public init(row: Int, column: Int, coefficient: RealCyclotomic) {
      self.row = row
      self.column = column
      self.coefficient = coefficient
    }
  }

  /// Two vectors of F, and an element where the symmetry is strong.
  public struct Pair: Sendable, Equatable {
    /// The number of h; 0 in ``Function/pairs(_:)``.
    public var element: Int
    /// The vector on the left.
    public var left: [Component]
    /// The vector that is moved.
    public var right: [Component]

    /// A pair with the given parts, unchecked.
    public init(element: Int = 0, left: [Component], right: [Component]) {
      self.element = element
      self.left = left
      self.right = right
    }
  }

  /// A coordinate of a vector.
  public struct Component: Sendable, Equatable {
    /// The position of the label in ``Certificate/HittingProof/labels``, from 1.
    public var label: Int
    /// The coordinate.
    public var value: RealCyclotomic

    /// A coordinate, unchecked.
    public init(label: Int, value: RealCyclotomic) {
      self.label = label
      self.value = value
    }
  }
}

extension Certificate.HittingProof {
  /// The map x ↦ left · α(x) · right, or x ↦ left · α(x⁻¹) · right, of supports to supports.
  public struct SupportMap: Sendable, Hashable {
    /// The position of α in ``Certificate/HittingProof/automorphisms``, from 1; 0 for the identity.
    public var automorphism: Int
    /// Whether x is inverted first; not for strong symmetry.
    public var inverts: Bool
    /// The number of the left factor.
    public var left: Int
    /// The number of the right factor.
    public var right: Int

    /// A map with the given parts, unchecked; the identity by default.
    public init(automorphism: Int = 0, inverts: Bool = false, left: Int = 0, right: Int = 0) {
      self.automorphism = automorphism
      self.inverts = inverts
      self.left = left
      self.right = right
    }
  }

  /// The image of the set of a witness under a map.
  public struct SupportSet: Sendable, Hashable {
    /// The position of the witness, from 1.
    public var witness: Int
    /// The map.
    public var map: SupportMap

    /// A set with the given parts, unchecked.
    public init(witness: Int, map: SupportMap = SupportMap()) {
      self.witness = witness
      self.map = map
    }
  }

  /// An element of a branch that is treated by a symmetry: the map sends it to the element of the child.
  public struct Merge: Sendable, Equatable {
    /// The element.
    public var element: Int
    /// The map.
    public var map: SupportMap

    /// A merge with the given parts, unchecked.
    public init(element: Int, map: SupportMap) {
      self.element = element
      self.map = map
    }
  }

  /// A child of a branch.
  public struct Child: Sendable, Equatable {
    /// The element chosen.
    public var element: Int
    /// Elements that need no child of their own.
    public var merged: [Merge]

    /// A child with the given parts, unchecked.
    public init(element: Int, merged: [Merge] = []) {
      self.element = element
      self.merged = merged
    }
  }

  /// A set of a packing with its weight, as a multiple of one over the common denominator.
  public struct PackedSet: Sendable, Equatable {
    /// The numerator of the weight, positive.
    public var weight: Int
    /// The set.
    public var set: SupportSet

    /// A set with a weight, unchecked.
    public init(weight: Int, set: SupportSet) {
      self.weight = weight
      self.set = set
    }
  }

  /// A node of the refutation: no support of the size has all elements chosen above and none of those excluded above.
  public indirect enum Node: Sendable, Equatable {
    /// The root may choose the identity: supports can be translated. One child.
    case identity
    /// At the root: some translate of the support has at most `limit` of these elements, the tile. One child, which keeps it.
    case tile(elements: [Int], limit: Int)
    /// The support has one of the elements of the children. With a set, these are all that are left of it; without one, a
    /// last child excludes them all.
    case branch(on: SupportSet?, children: [Child])
    /// The translates of the set of a witness are too small on average; at the root only.
    case average(witness: Int)
    /// Sets that overlap too little to be met by the elements that may still be chosen.
    case packing(denominator: Int, sets: [PackedSet])
    /// As a packing, but of sets whose free elements are in the tile, against what may still be chosen of the tile.
    case tilePacking(denominator: Int, sets: [PackedSet])
    /// The least values of a witness function sum to too much; for uniform weights.
    case sum(SupportSet)
    /// Too many elements are chosen, or, for uniform weights, excluded.
    case exhausted
    /// An element is a quotient of chosen elements too often; for uniform weights where a `plancherel` proof is listed before.
    case quotients(element: Int)

    /// A packing with rational weights; `nil` if their common denominator is too large.
    public static func packing(_ sets: [(set: SupportSet, weight: Rational)]) -> Node? {
      var denominator = 1
      for (_, weight) in sets {
        guard let own = Int(exactly: weight.denominator), own < 1 << 31 else { return nil }
        denominator = Divisibility.leastCommonMultiple(denominator, own)
        guard denominator < 1 << 31 else { return nil }
      }
      var packed: [PackedSet] = []
      for (set, weight) in sets {
        guard let numerator = (weight * Rational(denominator)).asInt else { return nil }
        packed.append(PackedSet(weight: numerator, set: set))
      }
      return .packing(denominator: denominator, sets: packed)
    }
  }
}
