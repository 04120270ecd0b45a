import Certificates
import ExactArithmetic
import Testing

@Suite("Which claims are easier")
struct SubclassTests {
  typealias FunctionClass = Certificate.FunctionClass

  /// S4 with equal weights everywhere: right for every class and every claim.
  private static func claim(
    _ functionClass: FunctionClass, _ action: Certificate.Action? = nil,
    change: (inout Certificate) -> Void = { _ in }
  ) -> Certificate {
    Samples.s4Functions.with {
      $0.functionClass = functionClass
      if let action { $0.action = action }
      $0.claim = .init(weights: .convex, lower: 1, upper: 24)
      $0.scheme = Samples.uniform(Samples.permutations([1, 2, 3, 4]))
      $0.lower = []
      change(&$0)
    }
  }

  private static func isAccepted(_ certificate: Certificate, _ proof: Certificate.SubclassProof) -> Bool {
    CertificateChecker().check(certificate.with { $0.lower = [.subclass(proof)] }).verdict == .valid
  }

  @Test("classes under permutations")
  func classes() {
    let all: [FunctionClass] = [
      .functions, .linear, .tuples(size: 1), .tuples(size: 2), .tuples(size: 4), .subsets(size: 1), .subsets(size: 2),
      .subsets(size: 3), .subsets(size: 4), .polynomials(degree: 0), .polynomials(degree: 1), .polynomials(degree: 2),
    ]
    let onePoint: [FunctionClass] = [.functions, .linear, .tuples(size: 1), .subsets(size: 1)]
    let expected: [(FunctionClass, [FunctionClass])] = [
      (.functions, onePoint), (.linear, onePoint), (.tuples(size: 1), onePoint), (.subsets(size: 1), onePoint),
      (.tuples(size: 2), onePoint + [.tuples(size: 2), .subsets(size: 2)]),
      (.tuples(size: 4), all.filter { if case .polynomials = $0 { false } else { true } }),
      (.subsets(size: 2), onePoint + [.subsets(size: 2)]), (.subsets(size: 3), onePoint + [.subsets(size: 3)]),
      (.subsets(size: 4), [.subsets(size: 4)]), (.polynomials(degree: 0), [.polynomials(degree: 0)]),
      (.polynomials(degree: 1), onePoint + [.polynomials(degree: 0), .polynomials(degree: 1)]),
      (.polynomials(degree: 2), onePoint + (0...2).map { .polynomials(degree: $0) }),
    ]
    for (large, contained) in expected {
      for small in all {
        #expect(
          SubclassTests.isAccepted(
            SubclassTests.claim(large), Certificate.SubclassProof(functionClass: small, lower: []))
            == contained.contains(small), "\(small) in \(large)")
      }
    }
  }

  /// The dimension of M(F ⊕ 1) from the oracle grows with the class wherever the table says so.
  @Test("the table agrees with the ranks of an oracle")
  func ranks() {
    let pairs: [(small: FunctionClass, large: FunctionClass)] = [
      (.functions, .subsets(size: 3)), (.functions, .subsets(size: 2)), (.subsets(size: 2), .tuples(size: 2)),
      (.linear, .polynomials(degree: 1)), (.functions, .tuples(size: 2)),
    ]
    for (small, large) in pairs {
      let (first, second) = (Oracle(SubclassTests.claim(small)), Oracle(SubclassTests.claim(large)))
      let both = Matrix(
        rows: Array(first.coefficients.union(second.coefficients)) + [[Rational](repeating: 1, count: 24)],
        columnCount: 24)
      #expect(both.rank() == second.dimension, "\(small) in \(large)")
    }
  }

  @Test("linear functions are in the polynomials under any action, functions of points only under permutations")
  func signed() {
    let action = Certificate.Action.signedPermutation(dimension: 1, images: [[-1], [-1]])
    let claim = SubclassTests.claim(.polynomials(degree: 1), action)
    #expect(SubclassTests.isAccepted(claim, Certificate.SubclassProof(functionClass: .linear, lower: [])))
    #expect(!SubclassTests.isAccepted(claim, Certificate.SubclassProof(functionClass: .functions, lower: [])))
    #expect(
      !SubclassTests.isAccepted(
        SubclassTests.claim(.linear, action), Certificate.SubclassProof(functionClass: .tuples(size: 1), lower: [])))
  }

  @Test(
    "symmetries: exact is the hardest, and weak(ε) is strong(2ε)",
    arguments: [
      (.exact, 0, .weak, Rational(1, 100), true), (.exact, 0, .strong, Rational(1, 100), true),
      (.exact, 0, .exact, 0, true), (.weak, Rational(1, 4), .weak, Rational(1, 4), true),
      (.weak, Rational(1, 4), .weak, Rational(1, 5), false), (.weak, Rational(1, 4), .strong, Rational(1, 2), true),
      (.weak, Rational(1, 4), .strong, Rational(49, 100), false), (.weak, Rational(1, 4), .exact, 0, false),
      (.strong, Rational(1, 4), .strong, Rational(1, 4), true), (.strong, Rational(1, 4), .weak, Rational(1, 4), true),
      (.strong, Rational(1, 4), .weak, Rational(1, 5), false),
      (.strong, Rational(1, 4), .strong, Rational(1, 5), false),
      (.strong, Rational(1, 4), .exact, 0, false), (.exact, 0, .exact, Rational(1, 4), false),
    ] as [(Certificate.Symmetry, Rational, Certificate.Symmetry, Rational, Bool)])
  func symmetries(
    own: Certificate.Symmetry, epsilon: Rational, easier: Certificate.Symmetry, larger: Rational, expected: Bool
  ) {
    let claim = SubclassTests.claim(.functions) {
      $0.claim.symmetry = own
      $0.claim.epsilon = epsilon
    }
    let proof = Certificate.SubclassProof(functionClass: .functions, symmetry: easier, epsilon: larger, lower: [])
    #expect(SubclassTests.isAccepted(claim, proof) == expected)
  }

  @Test("weights: uniform ones are convex, and convex ones affine", arguments: Certificate.Weights.allCases)
  func weights(own: Certificate.Weights) {
    let order: [Certificate.Weights] = [.uniform, .convex, .affine]
    let claim = SubclassTests.claim(.functions) { $0.claim.weights = own }
    for (place, easier) in order.enumerated() {
      let proof = Certificate.SubclassProof(functionClass: .functions, weights: easier, lower: [])
      #expect(SubclassTests.isAccepted(claim, proof) == (place >= order.firstIndex(of: own) ?? 0))
    }
  }

  @Test("sizes that an easier uniform claim excludes are excluded, complements included")
  func sizes() {
    guard case .hitting = HittingSamples.c4Uniform.lower[0] else { return }
    let certificate = HittingSamples.c4Uniform.with {
      $0.lower = [
        .subclass(Certificate.SubclassProof(functionClass: .regular, lower: HittingSamples.c4Uniform.lower))
      ]
    }
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .valid && report.provedLower == 4, "\(report.findings.map(\.description))")
    // Without the size 2 only 1 and 3 are excluded.
    let fewer = CertificateChecker().check(certificate.with { $0.lower = [HittingSamples.c4Uniform.lower[0]] })
    #expect(fewer.verdict == .invalid)
    #expect(fewer.firstFault?.message == "the lower bound is 4, but the proofs are for 2 at most")
  }
}
