import Averaging
import Certificates
import ExactArithmetic
import Representations

/// Finds the exact averaging complexity of an instance and proves as much of it as it can.
///
/// Three independent deciders are run and must agree: the criterion (from characters), the rank of the matrix coefficients (exact
/// linear algebra), and Z3 on the direct encoding. The certificate is then built and given to the checker, which knows
/// nothing of them; its verdict, not ours, is what the result reports.
public struct Certifier: Sendable {
  /// What the solver may spend.
  public let budget: SolverBudget

  /// A certifier with the given budget.
  public init(budget: SolverBudget = SolverBudget()) { self.budget = budget }

  /// Certifies one instance.
  ///
  /// - Throws: ``CertificationError`` on contradictions, ``Z3Error`` from the solver.
  /// - Complexity: exact linear algebra in O(order³), then the solver within its budget.
  public func certify(_ instance: CertificationInstance) throws -> CertificationResult {
    let clock = ContinuousClock()
    let begin = clock.now
    let character = ClassCharacter(instance.functionClass)
    let criterion = ExactnessCriterion(character)
    let space = MatrixCoefficientSpace(of: instance.functionClass, dimension: criterion.dimension)
    guard criterion.dimension == space.dimension else {
      throw CertificationError.disagreement(
        "dim M(F ⊕ 1) of \(instance.title) is \(criterion.dimension) by characters, \(space.dimension) by rank")
    }
    let builder = CertificateBuilder(instance: instance, space: space, character: character)
    let delsarte = instance.weights == .affine ? nil : DelsarteBound(character)
    let divisibility = DivisibilityBound(space, of: instance.functionClass)
    let isUniform = instance.weights == .uniform
    let divisor = isUniform ? divisibility.divisor : 1
    let proofs = lowerBoundProofs(builder, delsarte: delsarte, divisibility: divisibility)
    let bound = proofs.last?.bound ?? 1
    // What the checker will conclude from the proofs as well.
    let proved =
      isUniform
      ? SupportSearch.leastUniformSize(atLeast: bound, divisor: divisor, order: instance.group.order) : bound
    var search = SupportSearch(instance, space: space, lower: proved, divisor: divisor, budget: budget)
    try search.run()

    let certificate = builder.certificate(scheme: search.best, lower: search.lower, proofs: proofs, proved: proved)
    let solved = clock.now
    // The checker sees only the text, as anyone else would.
    let report = CertificateChecker().check(try Certificate(parsing: certificate.serialized().utf8))
    let checked = clock.now
    if report.verdict == .invalid {
      throw CertificationError.rejectedCertificate(report.firstFault?.description ?? report.statement)
    }
    return CertificationResult(
      instance: instance, criterion: criterion, rank: space.dimension, isRankVerified: space.isVerified,
      delsarte: delsarte?.size, queries: search.queries, solverConfirms: search.solverConfirms, lower: search.lower,
      provedLower: report.provedLower ?? 1,
      scheme: search.best, certificate: certificate, report: report,
      seconds: (solved - begin) / .seconds(1),
      checkSeconds: (checked - solved) / .seconds(1), decisive: decisiveProblem(search))
  }

  /// The simplest proof of the best bound, followed by the divisor where that rounds it up.
  private func lowerBoundProofs(
    _ builder: CertificateBuilder, delsarte: DelsarteBound?, divisibility: DivisibilityBound
  ) -> [Certificate.LowerBoundProof] {
    let candidates = [builder.rankProof(), delsarte.flatMap(builder.delsarteProof), builder.nontrivialProof()]
      .compactMap { $0 }
    let strongest = candidates.map(\.bound).max() ?? 1
    let alone = candidates.first { $0.bound == strongest }
    guard let rounded = builder.divisibilityProof(divisibility, after: strongest), rounded.bound > strongest else {
      return [alone].compactMap { $0 }
    }
    // Where the divisor by itself is the bound, nothing else is needed.
    return rounded.bound == divisibility.divisor ? [rounded] : [alone, rounded].compactMap { $0 }
  }

  /// The question to export; see ``CertificationResult/smtLIB()``.
  private func decisiveProblem(_ search: SupportSearch) -> DecisiveProblem {
    let excluded = search.queries.filter { $0.answer == .unsatisfiable && $0.size < search.lower }.map(\.size).max()
    if let excluded { return DecisiveProblem(equations: search.equations, size: excluded, status: .unsat) }
    if search.lower < search.best.size {
      return DecisiveProblem(equations: search.equations, size: search.lower, status: .unknown)
    }
    return DecisiveProblem(equations: search.equations, size: search.best.size, status: .sat)
  }
}

extension Int {
  /// The least multiple of a positive divisor that is not smaller.
  func roundedUp(toMultipleOf divisor: Int) -> Int { (self + divisor - 1) / divisor * divisor }
}
