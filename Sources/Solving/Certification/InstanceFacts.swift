import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// What is known about an instance before any search.
struct InstanceFacts: Sendable {
  let instance: CertificationInstance
  let functionClass: FunctionClass
  /// From the character: which irreducible representations occur.
  let character: ClassCharacter
  let criterion: ExactnessCriterion
  /// From the matrix coefficients.
  let space: MatrixCoefficientSpace
  /// The exact schemes, where few dimensions are left to them; `nil` for approximate symmetry.
  let smallComplement: SmallComplement?

  /// - Parameter functionClass: the class of the instance.
  /// - Throws: ``CertificationError/disagreement(_:)`` if characters and rank do not agree.
  init(_ instance: CertificationInstance, _ functionClass: FunctionClass) throws {
    self.instance = instance
    self.functionClass = functionClass
    character = ClassCharacter(functionClass)
    criterion = ExactnessCriterion(character)
    space = MatrixCoefficientSpace(of: functionClass, dimension: criterion.dimension)
    guard criterion.dimension == space.dimension else {
      throw CertificationError.disagreement(
        "dim M(F ⊕ 1) of \(instance.title) is \(criterion.dimension) by characters, \(space.dimension) by rank")
    }
    smallComplement =
      instance.symmetry == .exact
      ? SmallComplement(
        character, dimension: criterion.dimension, allowsNegative: instance.weights == .affine) : nil
  }

  /// The smallest scheme that needs no search: the equal weights of a subgroup H with the same invariant functions as G. Its mean is
  /// exact if |G|·Σ_{h∈H} χ(h) = |H|·Σ_{g∈G} χ(g), that is if H fixes no more than G. `nil` where that is G itself or the subgroups
  /// are too many to list.
  ///
  /// - Complexity: that of listing the subgroups up to conjugacy
  var subgroupScheme: AveragingScheme? {
    let group = instance.group
    guard !criterion.costsWholeGroup || group.order == 1 else { return nil }
    guard let subgroups = try? SubgroupClasses(of: group, subgroupLimit: 40_000) else { return nil }
    let classes = character.classes
    let total = zip(character.values, classes.sizes).reduce(0) { $0 + $1.0 * $1.1 }
    let least = subgroups.representatives.first { subgroup in
      let sum = subgroup.elements.reduce(0) { $0 + character.values[classes.classOf[$1]] }
      return group.order * sum == subgroup.order * total
    }
    guard let least else { return nil }
    let weight = Rational(1, least.order)
    return try? AveragingScheme(least.elements.map { ($0, weight) }, weightClass: instance.weights)
  }
}
