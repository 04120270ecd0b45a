import ExactArithmetic
import Testing

@testable import Certificates

/// Images of monomials, exactness on the highest degrees, and equal weights on cosets.
@Suite("Polynomials under matrices")
struct PolynomialImageTests {
  /// Three forms in three variables for each element, some coefficients 0.
  private static func form(_ element: Int, _ column: Int) -> [RealCyclotomic] {
    (0..<3).map { RealCyclotomic((element * 7 + column * 5 + $0 * 3) % 4 - 1) }
  }

  /// The value of a product of powers of forms, also after the powers were forgotten in between.
  @Test func products() {
    let powers = FormPowers()
    let point: [RealCyclotomic] = [2, -3, 5]
    for element in 0..<2_000 {
      let degree = element % 500 == 0 ? 6 : 3
      let exponents = [degree - 2, 0, 2]
      let product = powers.product(exponents, element: element) { Self.form(element, $0) }
      guard element % 250 < 2 else { continue }
      let value = product.reduce(RealCyclotomic.zero) { sum, term in
        #expect(term.key.reduce(0, +) == degree)
        return sum + zip(term.key, point).reduce(term.value) { $0 * $1.1.power($1.0) }
      }
      let direct = exponents.enumerated().reduce(RealCyclotomic.one) { result, factor in
        let value = zip(Self.form(element, factor.offset), point).reduce(RealCyclotomic.zero) { $0 + $1.0 * $1.1 }
        return result * value.power(factor.element)
      }
      #expect(value == direct)
    }
    // Too many coefficients to be kept: x ↦ −x to a high power.
    #expect(FormPowers().product([200_001], element: 0) { _ in [-1] } == [[200_001]: -1])
    #expect(powers.product([0, 0, 0], element: 0) { Self.form(0, $0) } == [[0, 0, 0]: 1])
  }

  @Test(
    "traces by Newton's identities are those of the images",
    arguments: [Samples.c3Matrices, Samples.s3Linear, FieldSamples.c5Rank, FieldSamples.d5Plane], [1, 2, 5])
  func traces(certificate: Certificate, degree: Int) throws {
    let certificate = certificate.with { $0.functionClass = .polynomials(degree: degree) }
    var session = CheckSession(certificate: certificate, limits: CheckLimits())
    let group = try session.checkGroup().0
    let basis = try session.makeBasis(group: group, dimension: 2).0
    for element in 0..<group.order {
      let sum = basis.labels.reduce(RealCyclotomic.zero) { $0 + basis.coefficient(row: $1, column: $1, at: element) }
      #expect(basis.character(element) == sum)
    }
  }

  /// −1 is 1 on all even degrees: exactness there says nothing about odd ones.
  @Test("both highest degrees count", arguments: [1, 2, 3, 4])
  func degrees(degree: Int) {
    let certificate = Certificate(
      group: .init(points: 2, generators: [[2, 1]], order: 2), action: .matrices(dimension: 1, images: [[[-1]]]),
      functionClass: .polynomials(degree: degree), claim: .init(weights: .affine, lower: 1, upper: 1),
      scheme: [.init(element: [1, 2], weight: 1)], lower: [])
    let report = CertificateChecker().check(certificate)
    #expect(report.firstFault?.part == "scheme")
    #expect(report.firstFault?.message.contains("not exact") == true)
    let monomial = certificate.with { $0.action = .signedPermutation(dimension: 1, images: [[-1]]) }
    #expect(CertificateChecker().check(monomial).firstFault?.part == "scheme")
  }

  /// The reflections of a pentagon are a coset of the rotations; two elements of a line of reflection have an invariant vector.
  @Test("equal weights on cosets")
  func cosets() {
    let rotations = FieldSamples.cycle
    let reflections = rotations.map { element in element.map { FieldSamples.reflection[$0 - 1] } }
    for scheme in [rotations, reflections] {
      let report = CertificateChecker().check(
        FieldSamples.d5Plane.with {
          $0.claim.upper = 5
          $0.scheme = Samples.uniform(scheme)
        })
      #expect(report.verdict == .valid)
      #expect(report.findings.contains { $0.message.contains("a coset of a subgroup with the same invariants") })
    }
    let report = CertificateChecker().check(
      FieldSamples.d5Plane.with {
        $0.claim = .init(weights: .convex, lower: 1, upper: 2)
        $0.scheme = Samples.uniform([rotations[0], FieldSamples.reflection])
      })
    #expect(report.firstFault?.part == "scheme")
    // Not a coset, and exact all the same: it is found out the long way.
    #expect(
      CertificateChecker().check(FieldSamples.d5Plane).findings.contains { $0.message.contains("exact on all 2") })
  }
}
