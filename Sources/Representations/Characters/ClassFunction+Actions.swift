import ExactArithmetic
public import FiniteGroups

extension ClassFunction {
  /// The permutation character of a group on its own points: the number of fixed points.
  ///
  /// - Precondition: `classes` are `ConjugacyClasses(of: group)`, here and below.
  /// - Complexity: O(classes · points)
  public static func permutationCharacter(
    of group: FiniteGroup, classes: ConjugacyClasses
  ) -> ClassFunction {
    ClassFunction(
      classes: ClassStructure(of: classes),
      unchecked: classes.representatives.map { element in
        Cyclotomic((0..<group.degree).count { group.image(of: $0, under: element) == $0 })
      })
  }

  /// The permutation character of a group on the cosets of a subgroup: |{x : x⁻¹gx ∈ H}|/|H|.
  ///
  /// - Throws: what ``ClassFusion/init(elements:of:classes:)`` throws.
  /// - Complexity: that of the fusion
  public static func permutationCharacter(
    onCosetsOf elements: [Int], in group: FiniteGroup, classes: ConjugacyClasses
  ) throws(CharacterError) -> ClassFunction {
    let fusion = try ClassFusion(elements: elements, of: group, classes: classes)
    return try fusion.induce(.trivial(on: fusion.source))
  }
}
