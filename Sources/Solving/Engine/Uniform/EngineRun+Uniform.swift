import Averaging
import Certificates
import ExactArithmetic
import Representations

extension EngineRun {
  /// The search among uniform schemes.
  func runUniform(
    _ symmetries: SupportSymmetries, _ table: CoefficientTable<Rational>, _ limits: EngineLimits
  ) throws -> EngineFindings {
    let instance = facts.instance
    if instance.symmetry.kind == .exact {
      // Orthonormal functions take order · dimension² steps.
      let work = table.order * table.dimension * table.dimension
      guard work <= Self.uniformWorkLimit, let oracle = ExactUniformOracle(table, of: facts.functionClass) else {
        return EngineFindings()
      }
      return try runUniform(oracle, symmetries, table, limits)
    }
    let oracle = try ApproximateUniformOracle(on: facts.functionClass, notion: instance.symmetry)
    return try runUniform(oracle, symmetries, table, limits)
  }

  /// The preparation of an exact search takes no more steps than this, a few seconds.
  private static var uniformWorkLimit: Int { 5_000_000_000 }

  private func runUniform<Oracle: UniformOracle>(
    _ oracle: Oracle, _ symmetries: SupportSymmetries, _ table: CoefficientTable<Rational>, _ limits: EngineLimits
  ) throws -> EngineFindings {
    let instance = facts.instance
    let plancherel = instance.symmetry.kind == .exact ? nil : CertificateBuilder(facts).plancherelProof()
    var engine = UniformEngine(
      oracle, symmetries: symmetries,
      settings: .init(
        lower: bounds.lower, divisor: bounds.divisor, upper: upper.size,
        hasComplements: instance.symmetry.kind == .exact,
        quotientLimit: plancherel == nil ? nil : quotientLimit),
      limits: limits)
    let result = engine.run()
    var findings = EngineFindings(lower: bounds.lower, proofs: [], report: result.report)
    findings.scheme = try result.scheme.map { CertifiedScheme(try AveragingScheme(uniform: $0)) }
    let listed = bounds.proofs(with: [], reaching: 0)
    if let divisibility = bounds.divisibility, result.lower > bounds.lower,
      !listed.contains(where: { $0.kind == "divisibility" }),
      let proof = CertificateBuilder(facts).divisibilityProof(divisibility, after: bounds.lower)
    {
      findings.proofs.append(proof)
    }
    let builder = builder(symmetries, table.labels)
    var excluded: Set<Int> = []
    for refutation in result.refutations {
      guard
        let proof = builder.proof(size: refutation.size, tree: refutation.tree, witnesses: refutation.witnesses)
      else { break }
      if refutation.tree.usesQuotients, let plancherel,
        !(listed + findings.proofs).contains(where: { $0.kind == plancherel.kind })
      {
        findings.proofs.append(plancherel)
      }
      findings.proofs.append(.hitting(proof))
      excluded.insert(refutation.size)
    }
    // What a proof could not be written for is not excluded.
    let needed = result.refutations.first { !excluded.contains($0.size) }?.size
    findings.lower = min(result.lower, needed ?? result.lower)
    return findings
  }

  /// The most pairs (a, b) of elements of a uniform weak(ε) scheme on t elements with one quotient: δ + (δ_g + δ_g⁻¹)/2 is positive
  /// definite, so that it is at most t²(2/n + ε(1 − 2/n)) − t.
  private var quotientLimit: @Sendable (Int) -> Int {
    let order = Rational(facts.instance.group.order)
    let epsilon = facts.instance.symmetry.impliedWeakError
    let two: Rational = 2
    let factor = two / order + epsilon * (1 - two / order)
    return { size in
      Int(exactly: (Rational(size * size) * factor - Rational(size)).floor) ?? size
    }
  }
}

extension RefutationTree {
  /// Whether a node speaks of quotients.
  var usesQuotients: Bool {
    switch self {
    case .identity(let tree), .tile(_, _, let tree): tree.usesQuotients
    case .branch(_, let children, let rest):
      children.contains { $0.tree.usesQuotients } || rest?.usesQuotients == true
    case .quotients: true
    case .orbit, .packing, .tilePacking, .sum, .exhausted: false
    }
  }
}
