import Averaging
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
  }

  /// One query where the group acts trivially on the class.
  var knownScheme: AveragingScheme? {
    guard space.dimension == 1 else { return nil }
    return try? AveragingScheme([(element: instance.group.identity, weight: .one)], weightClass: instance.weights)
  }
}
