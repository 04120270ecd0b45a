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
    public var coefficient: Rational

    /// A term with the given parts, unchecked.
    public init(conjugacyClass: [Int], coefficient: Rational) {
      self.conjugacyClass = conjugacyClass
      self.coefficient = coefficient
    }
  }

  /// A proof that no scheme has fewer than `bound` elements; why each kind proves it is in the format's documentation.
  public enum LowerBoundProof: Sendable, Equatable {
    /// A generator, counted from 1, moves the basis element `column`; the bound is 2.
    case nontrivial(bound: Int, generator: Int, column: [Int])
    /// As many independent functions as the group has elements.
    case rank(bound: Int, prime: Int, constant: Bool, coefficients: [MatrixCoefficient])
    /// A class function of M(F ⊕ 1) that is negative nowhere but perhaps at e, for convex and uniform weights.
    case delsarte(bound: Int, constant: Rational, terms: [CharacterTerm])
    /// Integer functions whose means have denominators, for uniform weights.
    case divisibility(bound: Int, coefficients: [MatrixCoefficient])
    /// Only the word of a solver.
    case solverClaimed(bound: Int, solver: String)

    /// The bound it proves or claims.
    public var bound: Int {
      switch self {
      case .nontrivial(let bound, _, _), .rank(let bound, _, _, _), .delsarte(let bound, _, _),
        .divisibility(let bound, _), .solverClaimed(let bound, _):
        bound
      }
    }
  }
}
