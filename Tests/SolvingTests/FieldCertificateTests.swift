import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Solving

/// Exact instances over real cyclotomic fields.
@Suite struct FieldCertificateTests {
  private static func certify(
    _ group: String, _ functions: String, action: String, weights: WeightClass = .convex, rational: Bool = false
  ) throws -> CertificationResult {
    let instance = try CertificationInstance(
      group: group, action: ActionSpecification(action), functionClass: FunctionClassSpecification(functions),
      weights: weights, rationalWeights: rational)
    return try Certifier(budget: SolverBudget(seconds: 60)).certify(instance)
  }

  /// Three real weights are enough for C5 in the plane; with rational ones the conjugate representation is averaged too, and all of
  /// C5 is needed (mathematics.md §7).
  @Test(arguments: [
    (WeightClass.convex, false, 3), (.affine, false, 3), (.convex, true, 5), (.affine, true, 5), (.uniform, false, 5),
  ])
  func pentagon(weights: WeightClass, rational: Bool, size: Int) throws {
    let result = try Self.certify("C5", "polynomials:1", action: "plane", weights: weights, rational: rational)
    #expect(result.complexity == size)
    #expect(result.status == .certified)
    #expect((result.scheme.rational == nil) == (size == 3))
    #expect(result.certificate.conductor == 5)
    #expect(result.certificate.claim.rationalWeights == (rational || weights == .uniform))
    #expect(result.rank == (rational || weights == .uniform ? 5 : 3))
    // Irrational weights do not pass for rational ones.
    if size == 3 {
      var wrong = result.certificate
      wrong.claim.rationalWeights = true
      #expect(CertificateChecker().check(wrong).verdict == .invalid)
    }
  }

  /// C_n on polynomials of degree ≤ k in the plane is quadrature at n-th roots of unity: k + 1 nodes if k + 1 divides n, all of them
  /// if 2k + 1 ≥ n.
  @Test(arguments: [
    ("C5", 2, 5), ("C7", 1, 3), ("C7", 2, 5), ("C8", 1, 2), ("C8", 2, 4), ("C8", 3, 4), ("C9", 2, 3), ("C10", 4, 5),
    ("C12", 2, 3),
    ("D5", 1, 3), ("D8", 1, 2), ("C13", 4, 9), ("D7", 2, 5), ("D9", 3, 7), ("D10", 8, 10), ("D5", 5, 10),
  ])
  func planeQuadrature(group: String, degree: Int, size: Int) throws {
    let result = try Self.certify(group, "polynomials:\(degree)", action: "plane")
    #expect(result.complexity == size)
    #expect(result.status == .certified)
  }

  /// Below degree n reflections have the trace of the invariants, so that D_n needs what C_n does; from there on the sign occurs.
  @Test(arguments: [WeightClass.convex, .affine, .uniform])
  func dihedralGroupsByRotations(weights: WeightClass) throws {
    for degree in 1...5 {
      let whole = try Self.certify("D5", "polynomials:\(degree)", action: "plane", weights: weights)
      let rotations = try Self.certify("C5", "polynomials:\(degree)", action: "plane", weights: weights)
      #expect(whole.status == .certified && rotations.status == .certified)
      #expect(whole.complexity == (degree < 5 ? rotations.complexity : 10))
      // With weights of any sign there is no simpler proof.
      if weights == .affine {
        #expect(whole.certificate.lower.map(\.kind) == [degree < 5 ? "normal-subgroup" : "rank"])
        #expect(CertificateExplanation(whole.certificate).text.contains("normal subgroup") == (degree < 5))
      }
      if degree < 5 {
        #expect(whole.scheme.entries.allSatisfy { whole.instance.group.order(of: $0.element) != 2 })
      }
    }
  }

  /// Three frequencies ±1, ±2, 0 of a group of prime order: five elements, without a search.
  @Test func primeOrder() throws {
    let result = try Self.certify("C11", "polynomials:2", action: "plane", weights: .affine)
    #expect(result.complexity == 5 && result.status == .certified)
    #expect(result.certificate.lower.map(\.kind) == ["rank"])
    let explanation = CertificateExplanation(result.certificate).text
    #expect(explanation.contains("Chebotarev"))
  }

  /// Any weights over a field: the search knows the sets of witnesses by residues.
  @Test(arguments: [("C8", 2, 4), ("C9", 2, 3), ("C9", 3, 7), ("C10", 3, 5)])
  func affineWeightsOfGroupsThatAreNotPrime(group: String, degree: Int, size: Int) throws {
    let result = try Self.certify(group, "polynomials:\(degree)", action: "plane", weights: .affine)
    #expect(result.complexity == size)
    #expect(result.status == .certified)
  }

  @Test func witnessesByResiduesAreCompleted() throws {
    let description = try GroupDescription("C9")
    let group = try description.enumerated()
    let table = try CoefficientTable<RealCyclotomic>(
      of: FieldFunctionClass(
        .polynomials(degree: 3), group: group, action: description.action(.plane, of: group)))
    let oracle = AffineOracle(table)
    guard case .witness(var witness) = oracle.examine([0, 1, 2], missing: [3, 4, 5, 6, 7, 8]) else {
      Issue.record("three elements are too few")
      return
    }
    #expect(witness.zeros != nil && witness.set.isDisjoint(with: ElementSet([0, 1, 2], capacity: 9)))
    let complete = try #require(oracle.completed(witness))
    #expect(complete.zeros == nil && complete.set == witness.set)
    #expect(complete.coefficients.count + complete.fieldCoefficients.count == table.dimension)
    #expect(oracle.completed(complete) == complete)
    // A set that is not that of the function is refused.
    witness.set.insert(0)
    #expect(oracle.completed(witness) == nil)
  }

  /// Was not searched at all: the components of cosines of 45° and 30° are halves.
  @Test(arguments: [("C8", 1, 2), ("C12", 2, 3), ("C8", 3, 4)])
  func equalWeightsWithFractions(group: String, degree: Int, size: Int) throws {
    let result = try Self.certify(group, "polynomials:\(degree)", action: "plane", weights: .uniform)
    #expect(result.complexity == size)
    #expect(result.status == .certified)
  }

  /// Was an internal error: the refutation of size 4 replaced the proof of the sizes below, and the checker refused the certificate.
  @Test func aRefutedUniformSizeKeepsTheBoundsBelow() throws {
    let result = try Self.certify("C10", "polynomials:2", action: "plane", weights: .uniform)
    #expect(result.complexity == 5 && result.status == .certified)
    #expect(result.certificate.lower.map(\.kind) == ["delsarte", "hitting"])
  }

  /// The four rotations of a tetrahedron by half turns have no invariant vector.
  @Test func icosahedron() throws {
    let result = try Self.certify("A5", "polynomials:1", action: "icosahedral")
    #expect(result.complexity == 4 && result.status == .certified)
  }

  @Test func givenMatrices() throws {
    let text = "matrices:5:[[0,-1],[1,c1]]"
    let result = try Self.certify("C5", text, action: "natural")
    #expect(result.complexity == 3 && result.status == .certified)
  }

  @Test func approximateSymmetryIsRefused() throws {
    #expect(throws: CertificationError.self) {
      try CertificationInstance(
        group: "C5", action: .plane, functionClass: .polynomials(degree: 1),
        symmetry: #require(SymmetryNotion("weak:1/9")))
    }
  }

  /// Coordinates on the cosine basis are means of conjugates of multiples.
  @Test(arguments: [1, 5, 7, 8, 12, 15])
  func componentsAreMeans(conductor: Int) throws {
    let functionals = try #require(ComponentFunctionals(conductor: conductor))
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    let coordinates = (0..<degree).map { Rational(2 * $0 - 3, $0 + 1) }
    let number = RealCyclotomic(coordinates: coordinates, conductor: conductor)
    #expect((0..<degree).map { (functionals[$0] * number).meanOfConjugates } == coordinates)
  }

  /// Integer coordinates give the signs of arithmetic in the field.
  @Test func signsByCoordinates() throws {
    let functions = try FieldFunctionClass(
      .polynomials(degree: 2), group: GroupDescription("D7").enumerated(),
      action: GroupDescription("D7").action(.plane, of: GroupDescription("D7").enumerated()))
    let table = try CoefficientTable<RealCyclotomic>(of: functions)
    let rows = Array(table.values.dropFirst())
    let integral = try #require(IntegralFunctions(rows, conductor: table.conductor))
    for seed in 1...4 {
      let factors = rows.indices.map { ($0 * $0 + seed * $0) % 7 - 3 }
      let sums = (0..<table.order).map { g in
        zip(factors, rows).reduce(RealCyclotomic.zero) { $0 + $1.1[g].scaled(by: Rational($1.0)) }
      }
      let mean = sums.reduce(.zero, +).scaled(by: Rational(1, table.order))
      #expect(integral.signs(factors) == sums.map { ($0 - mean).signum })
    }
  }
}
