import Certificates
import ExactArithmetic
import Testing

@Suite("Limits of the checker")
struct CheckLimitsTests {
  /// A certificate beyond a limit is neither valid nor invalid, and the message says what to raise.
  private func expectIncomplete(_ certificate: Certificate, _ limits: CheckLimits, _ message: String) {
    let report = CertificateChecker(limits: limits).check(certificate)
    #expect(report.verdict == .incomplete)
    #expect(
      report.findings.contains { $0.outcome == .unproved && $0.message.contains(message) },
      "found: \(report.findings.map(\.description))")
  }

  @Test("numbers from a file that would take the memory of the machine")
  func enormous() {
    let limits = CheckLimits()
    expectIncomplete(
      Samples.s4Functions.with { $0.group.order = 1_000_000_000_000_000_000 }, limits,
      "the order 1000000000000000000 exceeds the limit of 200000; raise it with --max-order")
    expectIncomplete(
      Samples.trivial.with {
        $0.group = .init(points: 1_000_000_000_000, generators: [], order: 1)
      }, limits, "storing all elements exceeds the limit of 100000000; raise it with --max-storage")
    expectIncomplete(
      Samples.trivial.with { $0.group = .init(points: .max, generators: [], order: 1) }, limits, "--max-storage")
    expectIncomplete(
      Samples.trivial.with { $0.action = .permutation(dimension: .max, images: []) }, limits, "--max-storage")
    expectIncomplete(
      Samples.trivial.with { $0.action = .matrices(dimension: 1 << 40, images: []) }, limits, "--max-storage")
    expectIncomplete(
      Samples.s3Quadratic.with { $0.functionClass = .polynomials(degree: 1_000_000_000_000_000_000) }, limits,
      "the number of basis elements exceeds the limit of 1000000; raise it with --max-labels")
    expectIncomplete(
      Samples.s3Quadratic.with { $0.functionClass = .polynomials(degree: .max) }, limits, "--max-labels")
    expectIncomplete(
      Samples.trivial.with {
        $0.action = .permutation(dimension: 60, images: [])
        $0.functionClass = .subsets(size: 30)
      }, limits, "--max-labels")
    expectIncomplete(
      Samples.trivial.with {
        $0.action = .permutation(dimension: 1_000_000, images: [])
        $0.functionClass = .tuples(size: 999_999)
      }, limits, "--max-labels")
    expectIncomplete(
      Samples.s3Quadratic.with { $0.functionClass = .polynomials(degree: 150) }, CheckLimits(work: 1_000_000),
      "raise it with --max-work")
  }

  @Test("each limit, just below what a sample needs")
  func tight() {
    expectIncomplete(Samples.s4Functions, CheckLimits(order: 23), "--max-order")
    expectIncomplete(Samples.s4Functions, CheckLimits(storage: 24 * 8 - 1), "--max-storage")
    expectIncomplete(Samples.s3Quadratic, CheckLimits(labels: 9), "--max-labels")
    expectIncomplete(Samples.s4Functions, CheckLimits(work: 1000), "--max-work")
    #expect(CertificateChecker(limits: CheckLimits(order: 24)).check(Samples.s4Functions).verdict == .valid)
    #expect(CertificateChecker(limits: CheckLimits(storage: 192)).check(Samples.s4Functions).verdict == .valid)
    #expect(CertificateChecker(limits: CheckLimits(labels: 10)).check(Samples.s3Quadratic).verdict == .valid)
  }

  @Test("a proof beyond the limits leaves the rest proved")
  func partial() {
    // The table of a rank needs order² numbers, the elements only order · points.
    let report = CertificateChecker(limits: CheckLimits(storage: 24 * 8)).check(Samples.s4Sextic)
    #expect(report.verdict == .incomplete)
    #expect(report.provedLower == 1)
    #expect(report.upper == 24)
    #expect(report.statement.hasPrefix("1 ≤ AC_ex (convex weights) ≤ 24 for S4"))
    let nothing = CertificateChecker(limits: CheckLimits(order: 2)).check(Samples.s4Sextic)
    #expect(nothing.provedLower == nil && nothing.upper == nil)
    #expect(nothing.statement == "nothing is proved: the group, its action or the class is beyond a limit")
  }

  @Test("a fault is found even where the group is beyond a limit")
  func faultBeyondLimit() {
    let certificate = Samples.s4Functions.with {
      $0.group.order = 1 << 60
      $0.claim.lower = 0
    }
    #expect(CertificateChecker().check(certificate).verdict == .invalid)
  }

  @Test("images of finite order whose products leave 64 bits are not refuted")
  func overflow() {
    // An involution conjugated far away; as a homomorphism of C2 × C2 with itself it needs 128-bit products.
    let big = 1 << 40
    let certificate = Samples.trivial.with {
      $0.group = .init(points: 2, generators: [[2, 1]], order: 2)
      $0.action = .matrices(dimension: 2, images: [[[big, 1 - big * 2], [big / 2, -big]]])
    }
    #expect(CertificateChecker().check(certificate).verdict == .invalid, "its square is not 1")
    let honest = Samples.trivial.with {
      $0.group = .init(points: 2, generators: [[2, 1]], order: 2)
      $0.action = .matrices(dimension: 2, images: [[[big, 1 + big], [1 - big, -big]]])
      $0.functionClass = .linear
      $0.claim = .init(weights: .convex, lower: 1, upper: 2)
      $0.scheme = Samples.uniform([[1, 2], [2, 1]])
    }
    #expect(CertificateChecker().check(honest).verdict == .valid, "sums may leave 64 bits on the way")
    // Two commuting reflections that fit, with a product whose entry −2xy does not: x = 2³¹, y = x + 2, z = 2⁶¹.
    let (x, y, z) = (1 << 31, (1 << 31) + 2, 1 << 61)
    let reflections = [
      [[-1, 2 * x, -2 * (x * y - z)], [0, 1, 0], [0, 0, 1]], [[1, 0, -2 * z], [0, 1, -2 * y], [0, 0, -1]],
    ]
    let long = honest.with {
      $0.group = .init(points: 4, generators: [[2, 1, 3, 4], [1, 2, 4, 3]], order: 4)
      $0.action = .matrices(dimension: 3, images: reflections)
      $0.claim.upper = 4
      $0.scheme = Samples.uniform([[1, 2, 3, 4], [2, 1, 3, 4], [1, 2, 4, 3], [2, 1, 4, 3]])
    }
    expectIncomplete(long, CheckLimits(), "entries of more than 64 bits")
    let small = honest.with { $0.action = .matrices(dimension: 2, images: [[[1000, 1001], [-999, -1000]]]) }
    #expect(CertificateChecker().check(small).verdict == .valid)
  }

  @Test("proofs of version 2 meet limits, too, and nothing else happens")
  func version2() {
    for (name, certificate) in HittingSamples.valid + BoundSamples.valid + FieldSamples.valid {
      var work = 1000
      var verdicts: [CheckReport.Verdict] = []
      while verdicts.last != .valid && work < 1 << 40 {
        let report = CertificateChecker(limits: CheckLimits(work: work)).check(certificate)
        verdicts.append(report.verdict)
        if report.verdict == .incomplete {
          #expect(report.findings.contains { $0.message.contains("raise it with --max-work") }, "\(name)")
        }
        work *= 8
      }
      #expect(verdicts.last == .valid && !verdicts.contains(.invalid), "\(name): \(verdicts)")
    }
    func repeated(_ change: (inout Certificate.HittingProof) -> Void) -> Certificate {
      HittingSamples.s3Packing.with {
        guard case .hitting(var proof) = $0.lower[0] else { return }
        change(&proof)
        $0.lower[0] = .hitting(proof)
      }
    }
    let limits = CheckLimits(storage: 1000)
    expectIncomplete(
      repeated { $0.automorphisms = Array(repeating: [1, 2], count: 200) }, limits, "storing the automorphisms")
    expectIncomplete(
      repeated { $0.witnesses = Array(repeating: $0.witnesses[0], count: 200) }, limits, "storing the witnesses")
    expectIncomplete(
      Samples.s3Tuples.with {
        $0.claim = .init(symmetry: .weak, epsilon: Rational(1, 9), weights: .convex, lower: 1, upper: 3)
        $0.scheme = Samples.uniform(Samples.rotations3)
        $0.lower = []
      }, CheckLimits(storage: 35), "storing")
  }

  @Test("matrices over a field whose entries grow without end")
  func growing() {
    let certificate = FieldSamples.c5Plane.with {
      let cycle = (1...5000).map { $0 % 5000 + 1 }
      $0.group = .init(name: "C5000", points: 5000, generators: [cycle], order: 5000)
      $0.action = .fieldMatrices(dimension: 1, images: [[[FieldSamples.c * 1_000_000]]])
    }
    expectIncomplete(certificate, CheckLimits(work: 1 << 40), "numbers that are too long")
  }
}
