import ExactArithmetic
import FiniteGroups

/// The uniform scheme on a small-bias set, for the groups C2^m.
///
/// The group is recognized by its elements, all of order 2, and only the span of the characters that occur in the functions counts.
public struct SmallBiasConstruction: SchemeConstruction {
  /// `"small-bias"`.
  public var name: String { "small-bias" }
  /// The least length, or Weil's bound.
  public var guarantee: String {
    """
    weak(ε) on C2^m: for m ≤ \(SmallBiasSet.searchDimensionLimit) the least uniform scheme for all functions, if it is found within \
    \(nodeLimit) nodes; else with 2^r queries, rb ≥ m, (2b − 2)² ≤ ε·2^r (Weil, Carlitz and Uchiyama), or with \
    2^(2h−1) − 2^(h−1) for m = 2h, ε ≥ 1/(2^h − 1)² (bent functions)
    """
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }
  /// How many partial sets are looked at for each size.
  public let nodeLimit: Int

  /// The construction.
  public init(nodeLimit: Int = 2_000_000) { self.nodeLimit = nodeLimit }

  /// Finds a small-bias set for the span of the characters; no random number is drawn.
  ///
  /// - Throws: ``ConstructionError/notApplicable(construction:reason:)`` for other groups and for exact targets;
  ///   ``ConstructionError/notReached(construction:reason:)`` where no set smaller than the group is known here.
  /// - Complexity: that of ``SmallBiasSet/minimum(dimension:epsilon:nodeLimit:)``, or of the construction
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let epsilon = problem.target.sufficientWeakError
    guard epsilon.signum > 0 else {
      throw .notApplicable(
        construction: name, reason: "small-bias sets are for errors ε > 0; exact schemes on C2^m are orthogonal arrays")
    }
    guard let coordinates = CharacterCoordinates.spanning(problem), coordinates.levels == 2 else {
      throw .notApplicable(construction: name, reason: "every element of the group but the identity must have order 2")
    }
    let words = try words(dimension: coordinates.basis.count, epsilon: epsilon)
    let elements = words.map { word in coordinates.element(coordinates.basis.indices.map { word >> $0 & 1 }) }
    return ConstructedScheme(
      AveragingScheme(uniformOn: elements), for: problem, construction: name, elementsExamined: elements.count,
      guaranteedSize: elements.count)
  }

  private func words(dimension: Int, epsilon: Rational) throws(ConstructionError) -> [Int] {
    if dimension == 0 || epsilon >= 1 { return [0] }
    if dimension <= SmallBiasSet.searchDimensionLimit,
      let minimum = try? SmallBiasSet.minimum(dimension: dimension, epsilon: epsilon, nodeLimit: nodeLimit)
    {
      return minimum.set.words
    }
    var sets: [SmallBiasSet] = []
    if dimension % 2 == 0, let set = try? SmallBiasSet.bentFunction(halfDimension: dimension / 2) { sets.append(set) }
    for degree in 2..<max(2, dimension) {
      let blocks = (dimension + degree - 1) / degree
      if let set = try? SmallBiasSet.dualBCH(degree: degree, blocks: blocks) { sets.append(set) }
    }
    // The first m coordinates of the words (x, x³, …) are different for r ≤ m.
    if let set = sets.filter({ $0.epsilon <= epsilon }).min(by: { $0.size < $1.size }) {
      return set.words.map { $0 & ((1 << dimension) - 1) }
    }
    throw .notReached(
      construction: name,
      reason:
        "no small-bias set of fewer than 2^\(dimension) words of C2^\(dimension) with weak error \(epsilon) is known here"
    )
  }
}
