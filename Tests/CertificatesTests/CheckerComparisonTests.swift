import Certificates
import ExactArithmetic
import Testing

/// What the comparison with `Scripts/check_certificate.py` found: each test names what was wrong.
@Suite("Findings of the comparison with the second checker")
struct CheckerComparisonTests {
  private let checker = CertificateChecker()

  private func fault(_ certificate: Certificate) -> String {
    let report = checker.check(certificate)
    return report.verdict == .invalid ? report.firstFault?.description ?? "" : "\(report.verdict)"
  }

  @Test("a subclass with the error 0 was taken for weak symmetry, where the format demands a positive error")
  func subclassWithoutError() {
    let certificate = Samples.s3Quadratic.with {
      $0.lower = [
        .subclass(
          Certificate.SubclassProof(
            functionClass: .polynomials(degree: 2), symmetry: .weak, epsilon: 0, weights: nil,
            lower: [.nontrivial(bound: 2, generator: 1, column: [1, 0, 0])]))
      ]
      $0.claim.lower = 2
    }
    #expect(fault(certificate).contains("the error of weak symmetry is positive, not 0"))
    let positive = certificate.with {
      guard case .subclass(var proof) = $0.lower[0] else { return }
      proof.epsilon = Rational(1, 2)
      $0.lower[0] = .subclass(proof)
    }
    #expect(checker.check(positive).verdict == .valid)
  }

  @Test("a solver's claim that excludes the complement of the scheme was incomplete, not wrong")
  func contradictedComplement() {
    // The 20 elements of S4 outside a sharply transitive set of 4; as those 4 are a scheme, not even a solver claims 5.
    let certificate = Samples.s4Uniform.with {
      $0.claim.upper = 20
      $0.scheme = Samples.uniform(
        Samples.permutations([1, 2, 3, 4]).filter { !Samples.rotations4.contains($0) })
    }
    #expect(checker.check(certificate).verdict == .valid)
    let claimed = certificate.with {
      $0.claim.lower = 5
      $0.lower.append(.solverClaimed(bound: 5, solver: "z3"))
    }
    #expect(fault(claimed).contains("exclude the size 20"))
    let convex = claimed.with {
      $0.claim.weights = .convex
      $0.lower.removeFirst()
    }
    #expect(checker.check(convex).verdict == .incomplete)
  }

  @Test("beyond a limit, bounds above the scheme were not noticed")
  func contradictionBeyondLimits() {
    let certificate = Samples.s3Quadratic.with { $0.lower = [.solverClaimed(bound: 5, solver: "z3")] }
    let report = CertificateChecker(limits: CheckLimits(order: 5)).check(certificate)
    #expect(report.verdict == .invalid)
    let consistent = certificate.with { $0.lower = [.solverClaimed(bound: 3, solver: "z3")] }
    #expect(CertificateChecker(limits: CheckLimits(order: 5)).check(consistent).verdict == .incomplete)
  }

  @Test("an image whose square leaves 64 bits was not refuted where it is 1 modulo 2^64 and modulo 2^31 - 1")
  func wrappingSquare() {
    func action(_ image: [[Int]]) -> Certificate {
      Samples.trivial.with {
        $0.group = .init(points: 2, generators: [[2, 1]], order: 2)
        $0.action = .matrices(dimension: image.count, images: [image])
        $0.functionClass = .linear
        $0.claim = .init(weights: .convex, lower: 1, upper: 2)
        $0.scheme = Samples.uniform([[1, 2], [2, 1]])
      }
    }
    // (2^63 - 1)^2 = 2^126 - 2^64 + 1, and 2^62 = 1 modulo 2^31 - 1.
    #expect(fault(action([[.max]])).contains("not a homomorphism"))
    // A sum that leaves 64 bits on the way only is exact.
    let big = 1 << 40
    #expect(checker.check(action([[big, 1 - big], [1 + big, -big]])).verdict == .valid)
    #expect(fault(action([[big, 1 - big], [2 + big, -big]])).contains("not a homomorphism"))
  }
}
