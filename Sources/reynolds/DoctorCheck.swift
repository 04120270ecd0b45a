import Averaging
import Certificates
import Properties
import PropertyTesting
import Representations
import Solving

/// One thing that must work, and whether it does.
struct DoctorCheck: Sendable, Encodable, Equatable {
  let name: String
  let isOK: Bool
  /// What was seen.
  let finding: String

  /// The core of Reynolds on a small instance: certification, Z3, the checker, a property. About a second.
  static func all() async -> [DoctorCheck] {
    let (checks, certificate) = certification()
    return checks + [checker(certificate), await property()]
  }

  /// S3 on polynomials of degree ≤ 2: 3 queries are enough, and Z3 must deny that 2 are.
  private static func certification() -> ([DoctorCheck], Certificate?) {
    let name = "certify S3, polynomials:2"
    do {
      let instance = try CertificationInstance(group: "S3", functionClass: .polynomials(degree: 2))
      let certifier = Certifier(budget: SolverBudget(seconds: 30), methods: .solver, waitsForSolver: true)
      let result = try certifier.certify(instance)
      let denied = result.queries.first { $0.size == 2 && $0.answer == .unsatisfiable }
      return (
        [
          DoctorCheck(
            name: name, isOK: result.complexity == 3 && result.status == .certified,
            finding:
              "AC_ex = \(result.complexity.map(String.init) ?? "\(result.lower) … \(result.upper)"), \(result.status.rawValue)"
          ),
          DoctorCheck(
            name: "Z3 answers", isOK: denied != nil,
            finding: denied.map {
              "a scheme of at most 2 elements: unsat, \(CertificationReport.seconds($0.seconds)) s"
            }
              ?? "it did not deny a scheme of 2 elements"),
        ], result.certificate
      )
    } catch {
      let finding = ErrorAdvice.line(error)
      return ([DoctorCheck(name: name, isOK: false, finding: finding)], nil)
    }
  }

  /// The certificate, read again from its text.
  private static func checker(_ certificate: Certificate?) -> DoctorCheck {
    let name = "check the certificate"
    guard let certificate else { return DoctorCheck(name: name, isOK: false, finding: "there is none") }
    do {
      let report = CertificateChecker().check(try Certificate(parsing: Array(certificate.serialized().utf8)))
      return DoctorCheck(
        name: name, isOK: report.verdict == .valid, finding: "the certificate is \(report.verdict.rawValue)")
    } catch {
      return DoctorCheck(name: name, isOK: false, finding: "\(error)")
    }
  }

  /// A claim of the ledger on some random cases.
  private static func property() async -> DoctorCheck {
    let id = "averaging.reynolds-projection"
    guard let claim = Ledger.standard.claim(id) else {
      return DoctorCheck(name: "test a claim", isOK: false, finding: "the ledger has no claim \(id)")
    }
    let settings = Settings(cases: 30, seed: 1, usesEnvironment: false, keepsFailures: false)
    let result = await Verifier(settings: settings, extent: .none).verify(claim)
    return DoctorCheck(
      name: "test a claim", isOK: result.agrees && result.cases == 30,
      finding: "\(id): \(result.finding.rawValue) in \(result.cases) random cases")
  }
}
