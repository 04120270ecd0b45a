public import Averaging
import ExactArithmetic
import FiniteGroups
public import Representations

/// When exact symmetry costs the whole group; the standard ones are those of Averaging.
public struct ExactnessOperators: Sendable {
  /// Whether every irreducible representation occurs in F ⊕ 1, from the character of F.
  public var costsWholeGroup: @Sendable (FunctionClass) -> Bool = {
    ExactnessCriterion(ClassCharacter($0)).costsWholeGroup
  }

  /// The number of complex irreducible representations in F ⊕ 1, from the character of F.
  public var occurring: @Sendable (FunctionClass) -> Int = { ExactnessCriterion(ClassCharacter($0)).occurring }

  /// dim M(F ⊕ 1) = Σ d², from the character of F.
  public var dimension: @Sendable (FunctionClass) -> Int = { ExactnessCriterion(ClassCharacter($0)).dimension }

  /// Functions on the group that span M(F ⊕ 1), independent, by exact rank.
  public var coefficientBasis: @Sendable (FunctionClass) -> [[Int]] = { functions in
    MatrixCoefficientSpace(of: functions, dimension: functions.group.order).basisValues
  }

  /// A divisor of the size of every exact uniform scheme.
  public var divisor: @Sendable (FunctionClass) -> Int = { functions in
    DivisibilityBound(MatrixCoefficientSpace(of: functions, dimension: functions.group.order), of: functions).divisor
  }

  /// An exact scheme on at most dim M(F ⊕ 1) elements, by the reduction of Carathéodory.
  public var reducedScheme: @Sendable (FunctionClass, WeightClass) throws -> AveragingScheme = { functions, weights in
    var random = SplitMix64(seed: 1)
    return try CaratheodoryConstruction(weightClass: weights)
      .scheme(for: SchemeProblem(functions, target: .exact), using: &random).scheme
  }

  /// The spans of the products of at most 0, 1, 2, … coordinates on some points, until there are no new functions.
  public var pointPowers: @Sendable (PointSpace, _ limit: Int) -> [PointSpace.Power] = { $0.powers(upTo: $1) }

  /// Witnesses that good supports must hit.
  public var witnesses = WitnessOperators()

  /// Operations of Reynolds.
  public init() {}
}
