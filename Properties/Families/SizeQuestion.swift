import Averaging
import FiniteGroups
import Representations
import Solving

/// The question how small a scheme for the group and class of an instance can be, in the words of the certifier.
struct SizeQuestion {
  let question: CertificationInstance

  /// - Throws: what `CertificationInstance` throws; for the trivial group, which has no generators to name it by, `GroupError`.
  init(_ instance: Instance, weights: WeightClass, symmetry: SymmetryNotion) throws {
    let generators = instance.group.generators.map { "[" + $0.oneLine.map(String.init).joined(separator: ",") + "]" }
    question = try CertificationInstance(
      group: generators.isEmpty ? "C1" : generators.joined(separator: ","),
      functionClass: instance.functionClass ?? .regular, weights: weights, symmetry: symmetry)
  }

  /// The answer, with its certificate checked.
  func certified(_ budget: SolverBudget) throws -> CertificationResult {
    try Certifier(budget: budget).certify(question)
  }
}
