import Certificates
import ExactArithmetic
import Testing

@Suite("Certificates over number fields")
struct FieldCertificateTests {
  typealias Wrong = WrongCertificateTests.Wrong

  @Test("right ones", arguments: FieldSamples.valid.indices)
  func valid(index: Int) throws {
    let (name, certificate) = FieldSamples.valid[index]
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .valid, "\(name): \(report.firstFault?.description ?? "no fault")")
    #expect(report.provedLower == certificate.claim.lower && report.upper == certificate.claim.upper)
    let text = certificate.serialized()
    #expect(try Certificate(parsing: text.utf8) == certificate)
    #expect(text.contains("\"field\": {\"conductor\": 5},\n"))
    #expect(
      text.contains("\"kind\": \"field-matrices\", \"dimension\": 2, \"images\": [[[\"0\",\"-1\"],[\"1\",\"c5\"]]]"))
  }

  @Test("the statement says whose weights")
  func statement() {
    #expect(
      CertificateChecker().check(FieldSamples.c5Rational).statement
        == "AC_ex (rational affine weights) = 5 for C5 (order 5, on 5 points) and linear functions on ℝ^2 under real matrices"
    )
    #expect(CertificateChecker().check(FieldSamples.c5Weak).statement.hasPrefix("AC_wk(1/20) (uniform weights) = 3"))
  }

  @Test("wrong ones", arguments: faults)
  func fault(wrong: Wrong) { WrongCertificateTests().expectFault(wrong) }

  static let faults: [Wrong] = [
    Wrong("another field", FieldSamples.c5Plane, "field", "the number “2/5*c5+1/5” is not in the field") {
      $0.conductor = 7
    },
    Wrong("no field", FieldSamples.c5Plane, "field", "is not in the field") { $0.conductor = nil },
    Wrong("the conductor 0", FieldSamples.c5Plane, "field", "from 1 to 240") { $0.conductor = 0 },
    Wrong("a huge conductor", FieldSamples.c5Plane, "field", "from 1 to 240") { $0.conductor = .max },
    Wrong("a conjugate weight", FieldSamples.c5Plane, "scheme[1].weight", "convex weights are positive") {
      $0.scheme[0].weight = $0.scheme[0].weight.galois(2)
    },
    Wrong("other elements", FieldSamples.c5Plane, "scheme", "not exact") {
      $0.scheme[1].element = FieldSamples.cycle[1]
      $0.scheme[2].element = FieldSamples.cycle[4]
    },
    Wrong("a rotation of infinite order", FieldSamples.c5Plane, "action.images", "not a homomorphism") {
      $0.action = .fieldMatrices(dimension: 2, images: [[[0, -1], [1, FieldSamples.c + 1]]])
    },
    Wrong("a short row", FieldSamples.c5Plane, "action.images[1]", "2 rows of 2 numbers") {
      $0.action = .fieldMatrices(dimension: 2, images: [[[0, -1], [1]]])
    },
    Wrong(
      "irrational weights", FieldSamples.c5Plane, "scheme[1].weight", "rational weights are claimed, not 2/5*c5+1/5"
    ) {
      $0.claim.rationalWeights = true
    },
    Wrong("a rank that is not there", FieldSamples.c5Prime, "lower[1].coefficients", "singular") {
      $0.lower[0] = .rank(
        bound: 4, prime: 11, constant: true,
        coefficients: [(1, 1), (2, 1), (1, 2)].map { .init(row: [$0.0], column: [$0.1]) })
    },
    Wrong("a rank above a prime order", FieldSamples.c5Prime, "lower[1].bound", "proves the order 5, not 6") {
      $0.lower[0] = .rank(bound: 6, prime: 11, constant: true, coefficients: [])
    },
    Wrong("averages for real weights", FieldSamples.c5Rational, "lower[1].witnesses[1].averaged", "rational weights") {
      $0.claim.rationalWeights = false
    },
    Wrong("no averages", FieldSamples.c5Rational, "lower[1].tree[1][3][2]", "the weights of the sets with the element")
    {
      guard case .hitting(var proof) = $0.lower[0] else { return }
      proof.witnesses[0].averagesConjugates = false
      $0.lower[0] = .hitting(proof)
    },
    Wrong("an error below ((√5 − 1)/6)²", FieldSamples.c5Weak, "scheme", "the error on the block of [1] exceeds 1/24") {
      $0.claim.epsilon = Rational(1, 24)
    },
    Wrong("a prime that does not split", FieldSamples.c5Rank, "lower[1].prime", "13 is not 1 modulo the conductor") {
      guard case .rank(_, _, _, let coefficients) = $0.lower[0] else { return }
      $0.lower[0] = .rank(bound: 5, prime: 13, constant: true, coefficients: coefficients)
    },
    Wrong("a constant that is too small", FieldSamples.c5Plane, "lower[1]", "k is negative: -c5 at the element") {
      $0.lower = [
        .positiveDefinite(bound: 3, constant: 1, terms: [Certificate.BlockTerm(label: [1], coefficient: 1)])
      ]
    },
    Wrong("algebraic integers that are no integers", FieldSamples.c5Plane, "lower[1].coefficients[1]", "not an integer")
    {
      $0.claim.weights = .uniform
      $0.claim.upper = 5
      $0.scheme = Samples.uniform(FieldSamples.cycle)
      $0.lower = [.divisibility(bound: 3, coefficients: [Certificate.MatrixCoefficient(row: [2], column: [2])])]
    },
  ]

  @Test(
    "texts that are no numbers of the field",
    arguments: [
      ("\"c5\"]]]", "\"1*c5\"]]]", "is not reduced; write “c5”"),
      ("\"c5\"]]]", "\"c5^2\"]]]", "is not reduced; write “-c5+1”"),
      ("\"c5\"]]]", "\"1+c5\"]]]", "is not reduced; write “c5+1”"),
      ("\"c5\"]]]", "\"c7\"]]]", "a polynomial in cN = 2cos(2π/N) for a divisor N of 5"),
      ("\"c5\"]]]", "\"c\"]]]", "is not a number of the field"),
      ("\"c5\"]]]", "\"c5^7\"]]]", "is not a number of the field"),
      ("\"c5\"]]]", "\"c5c5c5c5c5c5\"]]]", "is not a number of the field"),
      ("\"c5\"]]]", "\"c99999999999999999999\"]]]", "is not a number of the field"),
      ("\"c5\"]]]", "1]]]", "a rational number in quotation marks"),
      ("  \"field\": {\"conductor\": 5},\n", "", "is not rational, and the key “field” is missing"),
      ("\"conductor\": 5", "\"conductor\": 241", "a conductor is from 1 to 240"),
      ("\"conductor\": 5", "\"conductor\": 0", "a conductor is from 1 to 240"),
      ("\"version\": 2", "\"version\": 1", "version 1 has no field; write 2"),
      ("\"upper\": 3", "\"weightField\": \"real\", \"upper\": 3", "the only “weightField” is “rational”"),
    ])
  func malformed(old: String, new: String, message: String) throws {
    let text = FieldSamples.c5Plane.serialized()
    try #require(text.contains(old))
    #expect {
      _ = try Certificate(parsing: text.replacing(old, with: new, maxReplacements: 1).utf8)
    } throws: { error in
      let description = (error as? CertificateSyntaxError)?.description ?? ""
      if !description.contains(message) { Issue.record("found: \(description)") }
      return description.contains(message)
    }
  }
}
