import ExactArithmetic
import FiniteGroups

/// The uniform scheme on an orthogonal array, for the groups C_q^m.
///
/// Its strength is the largest number of factors on which a character that occurs in the functions depends. The factors are those
/// that the generators give, or, for elementary abelian groups, those on which the characters depend least; the name of
/// the group does not matter.
public struct OrthogonalArrayConstruction: SchemeConstruction {
  /// `"orthogonal-array"`.
  public var name: String { "orthogonal-array" }
  /// Exactness.
  public var guarantee: String {
    "exact on C_q^m with the runs of an array of strength t, where the characters that occur depend on at most t factors; for t = 2 "
      + "and q prime with at most q²(m + 1) queries (`mathematics.md` §8)"
  }
  /// Uniform.
  public var weightClass: WeightClass { .uniform }

  /// The construction; there is nothing to choose.
  public init() {}

  /// Recognizes the factors and takes the smallest array constructed; no random number is drawn.
  ///
  /// - Throws: ``ConstructionError/notApplicable(construction:reason:)`` for other groups;
  ///   ``ConstructionError/notReached(construction:reason:)`` for arrays that are too large to be listed.
  /// - Complexity: that of ``MultilevelArray/smallest(levels:factors:strength:)``
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let candidates = [CharacterCoordinates.generators(of: problem), CharacterCoordinates.spanning(problem)]
      .compactMap { $0 }
    guard !candidates.isEmpty else {
      throw .notApplicable(
        construction: name,
        reason: "the group must be elementary abelian, or a power of a cyclic group by its generators")
    }
    var best: [Int]?
    for coordinates in candidates {
      let elements = try elements(coordinates)
      if elements.count < best?.count ?? .max { best = elements }
    }
    let elements = best ?? [problem.group.identity]
    return ConstructedScheme(
      AveragingScheme(uniformOn: elements), for: problem, construction: name, elementsExamined: elements.count,
      guaranteedSize: elements.count)
  }

  private func elements(_ coordinates: CharacterCoordinates) throws(ConstructionError) -> [Int] {
    // No character is left: every element averages alike.
    if coordinates.weight == 0 { return [coordinates.element([])] }
    do throws(DesignError) {
      return try MultilevelArray.smallest(
        levels: coordinates.levels, factors: coordinates.basis.count, strength: coordinates.weight
      ).runs.map { coordinates.element($0) }
    } catch {
      throw .notReached(construction: name, reason: error.description)
    }
  }
}
