import Reynolds
import Testing

@Suite struct ReynoldsExamples {
  @Test func fromAQuestionToAVerdict() throws {
    // Least number of elements over which to average quadratics of three variables, exactly.
    let quadratics = try FunctionClassSpecification("polynomials:2")
    let instance = try CertificationInstance(group: "S3", functionClass: quadratics)
    let result = try Certifier(budget: SolverBudget(seconds: 60)).certify(instance)
    #expect(result.complexity == 3)

    // Whoever has the text needs only the checker.
    let certificate = try Certificate(parsing: Array(result.certificate.serialized().utf8))
    #expect(CertificateChecker().check(certificate).verdict == .valid)
  }
}
