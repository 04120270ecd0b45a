public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// What exact and approximate symmetry cost: the equations of exactness, the criterion, bounds, constructions. The standard ones are
/// those of Representations and Averaging.
public struct CostOperators: Sendable {
  /// Functions on the group that span M(F ⊕ 1), the constant 1 first, for a rational class.
  public var coefficients: @Sendable (FunctionClass) throws -> [[Rational]] = { functions in
    MatrixCoefficientSpace(of: functions, dimension: ExactnessCriterion(ClassCharacter(functions)).dimension)
      .basisValues.map { $0.map { Rational($0) } }
  }

  /// Functions on the group that span M(F ⊕ 1), the constant 1 first, over a real cyclotomic field.
  public var fieldCoefficients: @Sendable (FieldFunctionClass) throws -> [[RealCyclotomic]] = {
    try CoefficientTable<RealCyclotomic>(of: $0).values
  }

  /// The rational components of the functions that span M(F ⊕ 1): the equations of exactness for rational weights.
  public var rationalComponents: @Sendable (FieldFunctionClass) throws -> [[Rational]] = {
    try CoefficientTable<Rational>(rationalComponentsOf: $0).values
  }

  /// The least size of a convex scheme is at least this.
  public var lowerBound: @Sendable (FunctionClass, SymmetryNotion) throws -> Int = { functions, symmetry in
    let bounds = try AveragingBounds.bounds(for: BoundProblem(of: functions, symmetry: symmetry))
    return Int(clamping: bounds.least)
  }

  /// A weak(ε) scheme made without chance.
  public var derandomized: @Sendable (FunctionClass, _ epsilon: Rational) throws -> AveragingScheme = {
    functions, epsilon in
    try DerandomizedConstruction().scheme(
      for: SchemeProblem(functions, target: .weak(epsilon)), seed: 1
    ).scheme
  }

  /// A weak(ε) scheme by local search.
  public var searched: @Sendable (FunctionClass, _ epsilon: Rational) throws -> AveragingScheme = {
    functions, epsilon in
    try LocalSearchConstruction(steps: 500, restarts: 2).scheme(
      for: SchemeProblem(functions, target: .weak(epsilon)), seed: 1
    ).scheme
  }

  /// Generators of a group, each outside the subgroup that those before it generate.
  public var generators: @Sendable (FiniteGroup) -> [Int] = { Subgroup(whole: $0).generators }

  /// The size ⌈ln(2D)/KL((1+√ε)/2 ‖ 1/2)⌉ at which a random weak(ε) scheme exists.
  public var sampleSize: @Sendable (_ dimension: Int, _ epsilon: Rational) -> Int? = {
    SamplingBound.kullbackLeibler.sufficientSize(dimension: $0, epsilon: $1)
  }

  /// What symmetry under C_n costs with uniform weights.
  public var cyclicTable: @Sendable (_ order: Int, _ epsilons: [Rational]) -> [CyclicCost] = {
    CyclicCost.table(order: $0, epsilons: $1)
  }

  /// Operations of Reynolds.
  public init() {}
}
