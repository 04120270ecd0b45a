public import BigInt
public import ExactArithmetic

/// A bound for an averaging complexity, with what it rests on.
///
/// Complexities are those over the real weights. A lower bound holds for rational weights a fortiori; an upper bound does where
/// ``holdsForRationalWeights`` says so (mathematics.md §7: for C5 on the plane the two differ).
public struct AveragingBound: Sendable {
  /// Which side.
  public enum Direction: String, Sendable, Hashable {
    /// The complexity is at least the size.
    case lower
    /// The complexity is at most the size.
    case upper
  }

  /// The bounds that exist.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// At least one element.
    case trivial
    /// A single element, where the error allowed is so large that any scheme will do.
    case singleElement = "single-element"
    /// At most the whole group, or one element for each coset of the kernel.
    case wholeGroup = "whole-group"
    /// Exactly the whole group.
    case criterion
    /// At most dim M(F ⊕ 1) elements.
    case dimension
    /// A subgroup with the same invariants is exact.
    case subgroup
    /// A random sample, by the matrix Bernstein inequality.
    case bernstein
    /// A random sample, by the matrix Chernoff inequality.
    case chernoff
    /// A random sample, by the Kullback–Leibler divergence.
    case kullbackLeibler = "kullback-leibler"
    /// Plancherel's identity.
    case plancherel
    /// Delsarte's linear program on conjugacy classes.
    case delsarte
    /// A permutation character in Delsarte's bound.
    case permutationCharacter = "permutation-character"
    /// Supports lie in no coset of a subgroup with more invariants.
    case cosets
    /// Schemes on C2^m are binary codes.
    case griesmer
    /// Sizes of uniform exact schemes are multiples of a number.
    case divisibility
  }

  /// Something that must hold for the bound to apply, and whether it does.
  public struct Hypothesis: Sendable, Hashable {
    /// What must hold.
    public let statement: String
    /// Whether it does, checked.
    public let holds: Bool
  }

  /// What proves the number, beyond the hypotheses.
  public enum Evidence: Sendable {
    /// Nothing else is needed.
    case none
    /// The dimension of M(F ⊕ 1).
    case dimension(BigInt)
    /// D = Σ d over Irr(F) ∖ {1}.
    case totalDegree(BigInt)
    /// The order of a quotient of G all of whose irreducible representations occur.
    case quotient(order: BigInt)
    /// A dual solution of Delsarte's linear program.
    case classFunction(DelsarteFunction)
    /// Generators of a subgroup, as element numbers, and its order.
    case subgroup(order: Int, generators: [Int])
    /// The degree of a transitive permutation representation inside F ⊕ 1.
    case permutationDegree(BigInt)
    /// How many generators every subgroup without additional invariants needs at least.
    case generators(Int)
    /// Dimension and least weight of a binary code, for the size that was excluded last.
    case code(dimension: Int)
    /// The size of every scheme is a multiple of this.
    case divisor(Int)
  }

  /// Which bound it is.
  public let name: Name
  /// Lower or upper.
  public let direction: Direction
  /// Where it comes from.
  public let source: String
  /// The weight classes it is valid for.
  public let weightClasses: [WeightClass]
  /// How it passes to the symmetry asked for from the one it is proved for; `nil` if it is proved for that.
  public let transfer: String?
  /// What must hold, and whether it does.
  public let hypotheses: [Hypothesis]
  /// The bound; `nil` unless it applies.
  public let size: BigInt?
  /// The bound before rounding, where that is a number the method gives.
  public let value: RealCyclotomic?
  /// What proves it.
  public let evidence: Evidence
  /// Whether an upper bound holds for rational weights too.
  public let holdsForRationalWeights: Bool

  /// Whether every hypothesis holds.
  public var isApplicable: Bool { size != nil }

  /// Why the bound does not apply; `nil` if it does.
  public var reason: String? {
    size != nil ? nil : hypotheses.first { !$0.holds }.map { "it needs that \($0.statement)" } ?? "it was not computed"
  }
}

/// Collects the hypotheses of a bound for a problem, then states it or why it does not apply.
struct BoundDraft {
  let name: AveragingBound.Name
  let direction: AveragingBound.Direction
  let source: String
  let weightClasses: [WeightClass]
  var transfer: String?
  private(set) var hypotheses: [AveragingBound.Hypothesis] = []

  init(
    _ name: AveragingBound.Name, _ direction: AveragingBound.Direction, source: String,
    weights weightClasses: [WeightClass] = WeightClass.allCases, for problem: BoundProblem, onlyExact: Bool = false
  ) {
    self.name = name
    self.direction = direction
    self.source = source
    self.weightClasses = weightClasses
    require(
      "the weights are \(weightClasses.map(\.rawValue).joined(separator: " or "))",
      weightClasses.contains(problem.weightClass))
    if onlyExact {
      require("the symmetry is exact", problem.symmetry.epsilon.isZero)
    } else if problem.symmetry.kind == .strong {
      transfer = direction == .lower ? "AC_wk(ε) ≤ AC_st(ε)" : "AC_st(ε) ≤ AC_wk(ε/2)"
    }
  }

  mutating func require(_ statement: String, _ holds: Bool) {
    hypotheses.append(.init(statement: statement, holds: holds))
  }

  /// Whether all that is required so far holds.
  var applies: Bool { hypotheses.allSatisfy(\.holds) }

  /// The bound; the size counts only if every hypothesis holds.
  func stated(
    _ size: BigInt?, value: RealCyclotomic? = nil, evidence: AveragingBound.Evidence = .none,
    rationalWeights: Bool = true
  ) -> AveragingBound {
    AveragingBound(
      name: name, direction: direction, source: source, weightClasses: weightClasses, transfer: transfer,
      hypotheses: hypotheses, size: applies ? size : nil, value: applies ? value : nil,
      evidence: applies ? evidence : .none, holdsForRationalWeights: rationalWeights)
  }

  /// The bound that does not apply, since one hypothesis fails.
  var refused: AveragingBound { stated(nil) }
}
