import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Solving

/// What settles instances before, beside and after the search.
@Suite struct PortfolioTests {
  private func instance(
    _ group: String, _ functions: String, weights: WeightClass = .convex, symmetry: String = "exact"
  ) throws -> CertificationInstance {
    try CertificationInstance(
      group: group, functionClass: try FunctionClassSpecification(functions), weights: weights,
      symmetry: try #require(SymmetryNotion(symmetry)))
  }

  // MARK: Small complements

  /// Only few characters of degree 1 are missing; the engine, which knows nothing of that, finds the same.
  @Test(arguments: [
    // The sign of Sₙ is missing below degree n(n − 1)/2: half of the group.
    ("S3", "polynomials:2", WeightClass.affine, 3), ("S4", "polynomials:5", .affine, 12),
    // Two characters of order 6, with real weights 1 + 2cos: two of six forms vanish together.
    ("C6", "characters:2,3", .convex, 4), ("C6", "characters:2,3", .affine, 4), ("C6", "characters:2,3", .uniform, 6),
    ("C2^2", "polynomials:1", .affine, 2), ("C2^3", "polynomials:2", .affine, 4), ("D6", "polynomials:2", .affine, 6),
  ])
  func smallComplements(group: String, functions: String, weights: WeightClass, value: Int) throws {
    let instance = try instance(group, functions, weights: weights)
    let result = try Certifier(methods: .engine).certify(instance)
    #expect(result.complexity == value && result.status == .certified)
    #expect(result.engine == nil && result.certificate.lower.count == 1)
    let kinds = result.certificate.lower.map { proof -> String in
      if case .subclass(let inner) = proof { return inner.lower.map(\.kind).joined() }
      return proof.kind
    }
    #expect(kinds == ["small-complement"])
    // The same certificate again, byte by byte.
    #expect(
      try Certifier(methods: .engine).certify(instance).certificate.serialized() == result.certificate.serialized())
    guard weights != .uniform else { return }
    let facts = try InstanceFacts(instance, #require(instance.functionClass.rational))
    let table = CoefficientTable(facts.space, of: facts.functionClass)
    let symmetries = SupportSymmetries(of: instance.group, colors: instance.traceColors, allowsInversion: true)
    let limits = EngineLimits(SolverBudget(seconds: 60))
    func refuted<Oracle: SupportOracle>(_ oracle: Oracle) -> Int? {
      var engine = MonotoneEngine(oracle, symmetries: symmetries, limits: limits)
      return engine.run(lower: 1, upper: value).refutations.last?.size
    }
    let size = weights == .convex ? refuted(ConvexOracle(table)) : refuted(AffineOracle(table))
    #expect(size == value - 1)
  }

  /// The scheme is exact and has as many elements as it says; larger complements are left alone.
  @Test func complementsOfTheRightDimension() throws {
    for (group, functions, dimension) in [
      ("C6", "characters:2,3", 2), ("S4", "polynomials:5", 1), ("C6", "functions", 0),
    ] {
      let instance = try instance(group, functions)
      let facts = try InstanceFacts(instance, #require(instance.functionClass.rational))
      #expect(facts.smallComplement?.basis.count ?? 0 == dimension)
      if let complement = facts.smallComplement {
        let scheme = try #require(complement.scheme(.convex))
        #expect(scheme.size == complement.size && scheme.isExact(on: facts.functionClass))
        for (z, values) in complement.basis.flatMap({ z in facts.space.basisValues.map { (z, $0) } }) {
          #expect(zip(z, values).reduce(0) { $0 + $1.0 * $1.1 } == 0)
        }
      }
    }
    for (group, functions, symmetry) in [("S4", "polynomials:2", "exact"), ("C6", "characters:2,3", "weak:1/9")] {
      let instance = try instance(group, functions, symmetry: symmetry)
      #expect(try InstanceFacts(instance, #require(instance.functionClass.rational)).smallComplement == nil)
    }
  }

  // MARK: First schemes

  @Test(arguments: [
    ("S4", "functions", "exact", SchemeSource.subgroup, 4),
    ("S5", "polynomials:2", "exact", .construction("transitive-set"), 10),
    ("C7", "regular", "weak:2/9", .construction("difference-set"), 3), ("S3", "polynomials:3", "exact", .wholeGroup, 6),
    ("C4", "characters:2", "exact", .smallComplement, 2), ("S4", "polynomials:2", "exact", .engine, 10),
  ])
  func firstSchemes(group: String, functions: String, symmetry: String, source: SchemeSource, value: Int) throws {
    let result = try Certifier(methods: .engine).certify(try instance(group, functions, symmetry: symmetry))
    #expect(result.complexity == value && result.status == .certified && result.schemeSource == source)
  }

  // MARK: Smaller classes

  /// What a spent budget leaves open is closed by the certificate of a smaller class, and only that.
  @Test(arguments: [WeightClass.convex, .affine, .uniform])
  func smallerClassesCloseWhatIsOpen(weights: WeightClass) throws {
    // A class is contained in itself.
    let full = try Certifier(methods: .engine).certify(try instance("C2^4", "polynomials:2", weights: weights))
    let value = try #require(full.complexity)
    let open = Certifier(budget: SolverBudget(seconds: 1e-6), methods: .engine)
    let alone = try open.certify(full.instance)
    let after = try open.certify(full.instance, after: full.certificate)
    #expect(after.complexity == value && after.status == .certified)
    if alone.complexity == nil {
      #expect(after.certificate.lower.map(\.kind) == ["subclass"] || after.schemeSource == .smallerClass)
      #expect(after.method.contains("subclass") || alone.lower == value)
      // A certificate that rests on a smaller class hands its proofs on as they are.
      let again = try open.certify(full.instance, after: after.certificate)
      #expect(again.certificate.lower == after.certificate.lower)
    }
    // What closes by itself does not change.
    #expect(
      try Certifier(methods: .engine).certify(full.instance, after: full.certificate).certificate == full.certificate)
  }

  /// A certificate about something else is not used.
  @Test func otherInstancesAreNotSmallerClasses() throws {
    let quadratics = try instance("S4", "polynomials:2")
    let certificate = try Certifier(methods: .engine).certify(quadratics).certificate
    #expect(SmallerClass(certificate, of: quadratics)?.lower == 10)
    #expect(SmallerClass(certificate, of: try instance("S4", "polynomials:3"))?.lower == 10)
    for other in [
      try instance("S4", "polynomials:1"), try instance("S4", "polynomials:2", weights: .affine),
      try instance("S4", "tuples:2"), try instance("A4", "polynomials:2"),
      try instance("S4", "polynomials:2", symmetry: "weak:1/9"), try instance("C4", "polynomials:2"),
    ] {
      #expect(SmallerClass(certificate, of: other) == nil, "\(other.title)")
    }
    // A solver's word proves nothing, and does not enter the proof where nothing rests on it.
    var claimed = certificate
    claimed.lower.append(.solverClaimed(bound: 10, solver: "a solver"))
    #expect(SmallerClass(claimed, of: quadratics)?.proof == SmallerClass(certificate, of: quadratics)?.proof)
    claimed.lower.removeFirst()
    #expect(SmallerClass(claimed, of: quadratics) == nil)
    var wrong = certificate
    wrong.scheme.removeLast()
    #expect(SmallerClass(wrong, of: quadratics) == nil)
    let pairs = try Certifier(methods: .engine).certify(try instance("S4", "subsets:2")).certificate
    #expect(SmallerClass(pairs, of: try instance("S4", "subsets:2")) != nil)
    #expect(SmallerClass(pairs, of: try instance("S4", "subsets:3")) == nil, "2 + 3 > 4")
  }
}
