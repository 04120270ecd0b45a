import Certificates
import ExactArithmetic
import Testing

@Suite("Proofs for a normal subgroup")
struct NormalSubgroupTests {
  typealias Wrong = WrongCertificateTests.Wrong

  private static func proof(
    _ base: Certificate, _ change: (inout Certificate.NormalSubgroupProof) -> Void
  ) -> [Certificate.LowerBoundProof] {
    guard case .normalSubgroup(var proof) = base.lower[0] else { return [] }
    change(&proof)
    return [.normalSubgroup(proof)]
  }

  @Test("right ones, for all weights", arguments: [BoundSamples.s3Normal, FieldSamples.d5Plane])
  func valid(certificate: Certificate) throws {
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .valid, "\(report.firstFault?.description ?? "no fault")")
    #expect(report.provedLower == 3)
    #expect(try Certificate(parsing: certificate.serialized().utf8) == certificate)
    for weights in [Certificate.Weights.convex, .affine] {
      #expect(CertificateChecker().check(certificate.with { $0.claim.weights = weights }).provedLower == 3)
    }
  }

  /// Sizes that are excluded for the subgroup are not for the group: only what is below the bound.
  @Test("equal weights")
  func uniform() {
    let report = CertificateChecker().check(
      BoundSamples.s3Normal.with {
        $0.claim = .init(weights: .uniform, lower: 3, upper: 6)
        $0.scheme = Samples.uniform(Samples.permutations([1, 2, 3]))
      })
    #expect(report.verdict == .valid && report.provedLower == 3 && report.upper == 6)
  }

  @Test("the whole group is a normal subgroup")
  func whole() {
    let certificate = Samples.s3Quadratic.with {
      $0.lower = [
        .normalSubgroup(
          Certificate.NormalSubgroupProof(
            bound: 3, generators: Samples.s3.generators, order: 6, lower: Samples.s3Quadratic.lower))
      ]
    }
    #expect(CertificateChecker().check(certificate).provedLower == 3)
  }

  @Test("wrong ones", arguments: faults)
  func fault(wrong: Wrong) { WrongCertificateTests().expectFault(wrong) }

  static let faults: [Wrong] = [
    Wrong("a bound too large", BoundSamples.s3Normal, "lower[1].bound", "are for 3 elements, not 4") {
      $0.lower = proof($0) { $0.bound = 4 }
    },
    Wrong("a bound of 0", BoundSamples.s3Normal, "lower[1].bound", "at least 1") {
      $0.lower = proof($0) { $0.bound = 0 }
    },
    Wrong("a generator from elsewhere", FieldSamples.d5Plane, "lower[1].subgroup.generators[1]", "not an element") {
      $0.lower = proof($0) { $0.generators = [[2, 1, 3, 4, 5]] }
    },
    Wrong("an order too small", BoundSamples.s3Normal, "lower[1].subgroup", "generate more elements") {
      $0.lower = proof($0) { $0.order = 2 }
    },
    Wrong("an order too large", BoundSamples.s3Normal, "lower[1].subgroup", "generate 3 elements") {
      $0.lower = proof($0) { $0.order = 4 }
    },
    Wrong("the order 0", BoundSamples.s3Normal, "lower[1].subgroup", "at least 1 element") {
      $0.lower = proof($0) { $0.order = 0 }
    },
    Wrong("not normal", BoundSamples.s3Normal, "lower[1].subgroup", "not normal") {
      $0.lower = proof($0) {
        $0.generators = [[2, 1, 3]]
        $0.order = 2
        $0.lower = []
        $0.bound = 1
      }
    },
    Wrong("a subgroup too small", BoundSamples.s3Normal, "lower[1].subgroup", "-1, not its mean 0, at [2,3,1]") {
      $0.lower = proof($0) {
        $0.generators = []
        $0.order = 1
        $0.lower = []
        $0.bound = 1
      }
    },
    // Of degree 3 there is an invariant, Re z³, and the sign, Im z³.
    Wrong("the sign occurs", BoundSamples.s3Normal, "lower[1].subgroup", "the character is 2, not its mean 3") {
      $0.functionClass = .polynomials(degree: 3)
      $0.claim.upper = 6
      $0.scheme = Samples.uniform(Samples.permutations([1, 2, 3]))
    },
    Wrong("a wrong proof for the subgroup", BoundSamples.s3Normal, "lower[1].lower[1].bound", "order 3, not 6") {
      $0.claim.upper = 6
      $0.scheme = Samples.uniform(Samples.permutations([1, 2, 3]))
      $0.lower = proof($0) {
        $0.bound = 6
        $0.lower = [.rank(bound: 6, prime: 7, constant: true, coefficients: [])]
      }
    },
    Wrong("a solver's claim", BoundSamples.s3Normal, "lower[1].lower[1].kind", "no proof here") {
      $0.lower = proof($0) { $0.lower = [.solverClaimed(bound: 3, solver: "z3")] }
    },
    Wrong("no proof", BoundSamples.s3Normal, "lower[1].bound", "are for 1 elements, not 3") {
      $0.lower = proof($0) { $0.lower = [] }
    },
    Wrong("weak symmetry", BoundSamples.s3Normal, "lower[1].kind", "does not cover weak symmetry") {
      $0.claim.symmetry = .weak
      $0.claim.epsilon = Rational(1, 9)
    },
  ]

  @Test("a subgroup beyond a limit is not proved")
  func limits() {
    let certificate = BoundSamples.s3Normal.with {
      $0.lower = Self.proof($0) { $0.order = 1_000_000_000_000 }
    }
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .incomplete)
    #expect(report.findings.contains { $0.message.contains("--max-order") && $0.part == "lower[1].subgroup" })
  }
}
