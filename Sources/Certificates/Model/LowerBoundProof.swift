public import ExactArithmetic

extension Certificate {
  /// The function g ↦ the coefficient of the basis element `row` in ρ(g) applied to the basis element `column`.
  public struct MatrixCoefficient: Sendable, Hashable {
    /// The label of the basis element whose coefficient is taken.
    public var row: [Int]
    /// The label of the basis element that is moved.
    public var column: [Int]

    /// A matrix coefficient with the given labels, unchecked.
    public init(row: [Int], column: [Int]) {
      self.row = row
      self.column = column
    }
  }

  /// A multiple of the class function g ↦ Σ χ(hg) over the conjugates h of an element.
  public struct CharacterTerm: Sendable, Equatable {
    /// An element of the conjugacy class, in one-line notation.
    public var conjugacyClass: [Int]
    /// The factor.
    public var coefficient: RealCyclotomic

    /// A term with the given parts, unchecked.
    public init(conjugacyClass: [Int], coefficient: RealCyclotomic) {
      self.conjugacyClass = conjugacyClass
      self.coefficient = coefficient
    }

    /// A term with a rational factor, unchecked.
    @_disfavoredOverload
    public init(conjugacyClass: [Int], coefficient: Rational) {
      self.init(conjugacyClass: conjugacyClass, coefficient: RealCyclotomic(coefficient))
    }
  }

  /// A multiple a ≥ 0 of the character of the block of a label: the span of all labels that the group connects with it.
  public struct BlockTerm: Sendable, Equatable {
    /// A label of the block.
    public var label: [Int]
    /// The factor, not negative.
    public var coefficient: RealCyclotomic

    /// A term with the given parts, unchecked.
    public init(label: [Int], coefficient: RealCyclotomic) {
      self.label = label
      self.coefficient = coefficient
    }
  }

  /// Lower bounds for an easier claim on the same group and action: a smaller class, a weaker symmetry or more weights.
  public struct SubclassProof: Sendable, Equatable {
    /// The class.
    public var functionClass: FunctionClass
    /// The symmetry; `nil` for that of the claim, with its ε.
    public var symmetry: Symmetry?
    /// The error that goes with `symmetry`; 0 for exact symmetry and where there is none.
    public var epsilon: Rational
    /// The weights; `nil` for those of the claim.
    public var weights: Weights?
    /// The proofs.
    public var lower: [LowerBoundProof]

    /// A proof with the given parts, unchecked.
    public init(
      functionClass: FunctionClass, symmetry: Symmetry? = nil, epsilon: Rational = .zero, weights: Weights? = nil,
      lower: [LowerBoundProof]
    ) {
      self.functionClass = functionClass
      self.symmetry = symmetry
      self.epsilon = epsilon
      self.weights = weights
      self.lower = lower
    }
  }

  /// Lower bounds for a normal subgroup off which the character of F is its mean: no scheme of the group is smaller.
  public struct NormalSubgroupProof: Sendable, Equatable {
    /// The bound: what the proofs establish for the subgroup.
    public var bound: Int
    /// Generators of the subgroup in one-line notation.
    public var generators: [[Int]]
    /// The order of the subgroup.
    public var order: Int
    /// The proofs for the claim about the subgroup.
    public var lower: [LowerBoundProof]

    /// A proof with the given parts, unchecked.
    public init(bound: Int, generators: [[Int]], order: Int, lower: [LowerBoundProof]) {
      self.bound = bound
      self.generators = generators
      self.order = order
      self.lower = lower
    }
  }

  /// That the complement of M(F ⊕ 1) has a small dimension, with a basis: few forms decide which weights can vanish.
  public struct SmallComplementProof: Sendable, Equatable {
    /// The bound: the order less the most weights that can vanish together.
    public var bound: Int
    /// A prime modulo which the functions are independent.
    public var prime: Int
    /// Whether the constant function is one of the independent functions.
    public var constant: Bool
    /// Independent matrix coefficients.
    public var coefficients: [MatrixCoefficient]
    /// Independent functions on the group orthogonal to M(F ⊕ 1), each with its values by element number.
    public var basis: [[Int]]

    /// A proof with the given parts, unchecked.
    public init(
      bound: Int, prime: Int, constant: Bool, coefficients: [MatrixCoefficient], basis: [[Int]]
    ) {
      self.bound = bound
      self.prime = prime
      self.constant = constant
      self.coefficients = coefficients
      self.basis = basis
    }
  }

  /// A proof that no scheme has fewer than `bound` elements; why each kind proves it is in the format's documentation.
  public enum LowerBoundProof: Sendable, Equatable {
    /// A generator, counted from 1, moves the basis element `column`; the bound is 2.
    case nontrivial(bound: Int, generator: Int, column: [Int])
    /// As many independent functions as the group has elements, or fewer if that is a prime, for exact symmetry.
    case rank(bound: Int, prime: Int, constant: Bool, coefficients: [MatrixCoefficient])
    /// A class function of M(F ⊕ 1) that is negative nowhere but perhaps at e, for exact symmetry and convex and uniform
    /// weights.
    indirect case delsarte(bound: Int, constant: RealCyclotomic, terms: [CharacterTerm])
    /// Integer functions whose means have denominators, for exact symmetry and uniform weights.
    case divisibility(bound: Int, coefficients: [MatrixCoefficient])
    /// Only the word of a solver.
    case solverClaimed(bound: Int, solver: String)
    /// Sets that every scheme has to meet, and a tree that refutes that a small set of elements meets all.
    indirect case hitting(HittingProof)
    /// As many independent functions as the group has elements, so that every irreducible representation occurs.
    case plancherel(bound: Int, prime: Int, constant: Bool, coefficients: [MatrixCoefficient])
    /// A function constant + Σ of characters that is negative nowhere, for convex and uniform weights.
    indirect case positiveDefinite(bound: Int, constant: RealCyclotomic, terms: [BlockTerm])
    /// Proofs of an easier claim.
    indirect case subclass(SubclassProof)
    /// Proofs for a normal subgroup, for exact symmetry.
    indirect case normalSubgroup(NormalSubgroupProof)
    /// A basis of the complement of M(F ⊕ 1), for exact symmetry and convex and affine weights.
    indirect case smallComplement(SmallComplementProof)

    /// The bound it proves or claims; for ``hitting(_:)`` one more than its size (which for uniform weights is only excluded
    /// itself), and for ``subclass(_:)`` the best of its proofs.
    public var bound: Int {
      switch self {
      case .nontrivial(let bound, _, _), .rank(let bound, _, _, _), .delsarte(let bound, _, _),
        .divisibility(let bound, _), .solverClaimed(let bound, _), .plancherel(let bound, _, _, _),
        .positiveDefinite(let bound, _, _):
        bound
      case .hitting(let proof): proof.size < .max ? proof.size + 1 : .max
      case .subclass(let proof): proof.lower.map(\.bound).max() ?? 1
      case .normalSubgroup(let proof): proof.bound
      case .smallComplement(let proof): proof.bound
      }
    }

    /// The name of the kind in the format.
    public var kind: String {
      switch self {
      case .nontrivial: "nontrivial"
      case .rank: "rank"
      case .delsarte: "delsarte"
      case .divisibility: "divisibility"
      case .solverClaimed: "solver-claimed"
      case .hitting: "hitting"
      case .plancherel: "plancherel"
      case .positiveDefinite: "positive-definite"
      case .subclass: "subclass"
      case .normalSubgroup: "normal-subgroup"
      case .smallComplement: "small-complement"
      }
    }
  }
}
