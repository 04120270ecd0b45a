import Certificates
import Representations
import Solving
import Testing

@Suite struct SolvingExamples {
  @Test func certification() throws {
    let instance = try CertificationInstance(group: "S3", functionClass: FunctionClassSpecification("polynomials:2"))
    let result = try Certifier(budget: SolverBudget(seconds: 60)).certify(instance)
    #expect(result.complexity == 3 && result.status == .certified)
    #expect(result.report.verdict == .valid)

    // The same in words.
    let explanation = CertificateExplanation(result.certificate)
    #expect(explanation.text.contains("3"))
  }
}
