public import Averaging
public import BigInt
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// Lower bounds and designs; the standard ones are those of Averaging.
public struct BoundOperators: Sendable {
  /// Plancherel's bound |G|/(1 + ε(|G| − 1)), rounded up.
  public var plancherel: @Sendable (_ order: Int, _ epsilon: Rational) -> Int = {
    WeakLowerBound.plancherel(order: $0, epsilon: $1)
  }

  /// Delsarte's bound for the character of a representation inside F ⊕ 1, by its values on conjugacy classes and their sizes.
  public var character: @Sendable (_ values: [Int], _ sizes: [Int], _ epsilon: Rational) -> Int? = {
    WeakLowerBound.character(values: $0, sizes: $1, epsilon: $2)
  }

  /// Delsarte's bound for weak(ε), before rounding; `nil` where the linear program is too large.
  public var delsarte: @Sendable (OccurringIrreducibles, _ epsilon: Rational) -> RealCyclotomic? = {
    DelsarteFunction($0, epsilon: $1)?.value
  }

  /// Delsarte's bound for exact symmetry, before rounding, without a character table.
  public var exactDelsarte: @Sendable (FunctionClass) -> Rational? = { DelsarteBound(ClassCharacter($0))?.value }

  /// What every size of a uniform exact scheme is a multiple of.
  public var divisor: @Sendable (FunctionClass) -> Int = { functions in
    let dimension = ExactnessCriterion(ClassCharacter(functions)).dimension
    return DivisibilityBound(MatrixCoefficientSpace(of: functions, dimension: dimension), of: functions).divisor
  }

  /// The lower bounds that apply to a problem, by name.
  public var lower: @Sendable (BoundProblem) throws -> [NamedBound] = { problem in
    try AveragingBounds.bounds(for: problem).applicable.filter { $0.direction == .lower }.compactMap {
      bound in bound.size.map { NamedBound(name: bound.name, size: $0) }
    }
  }

  /// The upper bounds that apply to a problem, by name.
  public var upper: @Sendable (BoundProblem) throws -> [NamedBound] = { problem in
    try AveragingBounds.bounds(for: problem).applicable.filter { $0.direction == .upper }.compactMap {
      bound in bound.size.map { NamedBound(name: bound.name, size: $0) }
    }
  }

  /// In how many ways each element is a quotient d·d′⁻¹ of members of a set.
  public var quotientCounts: @Sendable (_ elements: [Int], FiniteGroup) -> [Int] = {
    DifferenceSet.quotientCounts(of: $0, in: $1)
  }

  /// The weak error of the uniform scheme on words of C2^m, all functions, from the weights of the code.
  public var codeError: @Sendable (_ words: [Int], _ dimension: Int) throws -> Rational = {
    try SmallBiasSet(words: $0, dimension: $1, epsilon: 1, source: "an instance").weakError
  }

  /// Whether words of m bits are an orthogonal array of some strength.
  public var isOrthogonalArray: @Sendable (_ words: [Int], _ factors: Int, _ strength: Int) -> Bool = {
    words, factors, strength in
    (try? OrthogonalArray(
      runs: words.map { UInt64($0) }, factors: factors, strength: strength, source: "an instance")) != nil
  }

  /// Rao's bound for orthogonal arrays.
  public var rao: @Sendable (_ factors: Int, _ strength: Int) -> Int = {
    OrthogonalArray.raoBound(factors: $0, strength: $1)
  }

  /// For any two t-tuples of different points, how many of some permutations map the one to the other; `nil` unless it is always the
  /// same number.
  public var transitivity: @Sendable ([Permutation], _ length: Int) -> Int? = { permutations, length in
    (try? TransitiveSet(
      .list(permutations), on: .tuples, length: length, name: "a set", source: "an instance"))?.multiplicity
  }

  /// Operations of Reynolds.
  public init() {}
}

/// A bound that applies, by its name.
public struct NamedBound: Sendable, Hashable {
  /// Which bound.
  public var name: AveragingBound.Name
  /// The size.
  public var size: BigInt

  /// A bound.
  public init(name: AveragingBound.Name, size: BigInt) { (self.name, self.size) = (name, size) }
}
