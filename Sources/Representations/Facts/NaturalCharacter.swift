import ExactArithmetic
import FiniteGroups

/// The trace of the natural action on points or coordinates.
enum NaturalCharacter {
  /// The values on the classes.
  ///
  /// - Complexity: O(order · generators) products, O(classes · dimension · longest word)
  static func values(
    _ description: GroupDescription, group: FiniteGroup, classes: ConjugacyClasses
  ) -> [Cyclotomic] {
    guard case .signedPermutation(let dimension, let images) = description.naturalAction else {
      return ClassFunction.permutationCharacter(of: group, classes: classes).values
    }
    let tree = CayleyTree(of: group)
    return classes.representatives.map { element in
      let matrix = tree.word(element).reduce(SignedPermutation(identity: dimension)) { $0 * images[$1] }
      return Cyclotomic(
        (0..<dimension).reduce(0) { sum, coordinate in
          matrix.permutation(coordinate) == coordinate ? sum + (matrix.negated[coordinate] ? -1 : 1) : sum
        })
    }
  }
}
