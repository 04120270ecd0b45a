import ExactArithmetic
public import FiniteGroups

extension ClassFunction {
  /// The character of a function class, with multiplicities: its constituents are Irr(F).
  ///
  /// - Parameters:
  ///   - functions: the function class.
  ///   - classes: the conjugacy classes of its group.
  /// - Throws: ``CharacterError/mismatchedClasses(_:)`` for classes of a group of another order.
  /// - Complexity: O(classes · dim F)
  public static func character(
    of functions: FunctionClass, classes: ConjugacyClasses
  ) throws(CharacterError) -> ClassFunction {
    guard classes.classOf.count == functions.group.order else {
      throw .mismatchedClasses("the classes are not those of the group that acts on the functions")
    }
    return ClassFunction(
      classes: ClassStructure(of: classes),
      unchecked: classes.representatives.map { Cyclotomic(functions.character(at: $0)) })
  }
}
