import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations
import Solving

extension Instance {
  /// The instance as a question to the certification engine.
  ///
  /// - Throws: ``InstanceError`` without a class or with an action of its own, which the engine takes by name only;
  ///   what `CertificationInstance` throws.
  func question(_ weights: WeightClass, _ symmetry: SymmetryNotion = .exact) throws -> CertificationInstance {
    guard let functionClass else { throw InstanceError("a question to the solver needs a function class") }
    guard action == nil else { throw InstanceError("the solver takes classes on the points or by matrices") }
    let text = group.generators.map { "\($0.oneLine)" }.joined(separator: ",")
    return try CertificationInstance(
      group: text.isEmpty ? "C1" : text, functionClass: functionClass, weights: weights, symmetry: symmetry)
  }

  /// What the checker accepts about the least size of a scheme, judged by a closure; bounds that do not meet leave most relations
  /// undecided.
  func certified(
    _ weights: WeightClass, _ budget: SolverBudget, _ judge: (_ leastSize: Quantity) throws -> Judgement
  ) throws -> SolverFinding {
    let result = try Certifier(budget: budget).certify(question(weights))
    let bounds = Enclosure(Rational(result.provedLower), Rational(result.upper))
    return SolverFinding(try judge(Quantity(bounds)), certificates: [result.certificate])
  }
}
