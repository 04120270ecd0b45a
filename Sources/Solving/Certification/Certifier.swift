import Averaging
import Certificates
import ExactArithmetic
import Foundation
import Representations

/// Finds the averaging complexity of an instance and proves as much of it as it can.
///
/// First what needs no search: the criterion (from characters) and the rank of the matrix coefficients (exact linear algebra), which
/// must agree, and the bounds of Delsarte, Plancherel and divisibility. Then, while the bounds do not meet, the search by
/// witnesses and refutations, whose trees become part of the certificate; beside it, on a thread of its own, Z3 on the direct
/// encoding. What each of them finishes must agree with the other. The certificate is then
/// given to the checker, which knows nothing of them; its verdict, not ours, is what the result reports.
public struct Certifier: Sendable {
  /// What the solver may spend.
  public let budget: SolverBudget
  /// Which searches run.
  public let methods: CertificationMethods

  /// A certifier with the given budget.
  public init(budget: SolverBudget = SolverBudget(), methods: CertificationMethods = .both) {
    self.budget = budget
    self.methods = methods
  }

  /// Certifies one instance.
  ///
  /// - Throws: ``CertificationError`` on contradictions, ``Z3Error`` from the solver.
  /// - Complexity: exact linear algebra in O(order³), then the searches within the budget.
  public func certify(_ instance: CertificationInstance) throws -> CertificationResult {
    let clock = ContinuousClock()
    let begin = clock.now
    let facts = try InstanceFacts(instance)
    let bounds = ProvedBounds(facts)
    var upper = AveragingScheme.wholeGroup(instance.group, weightClass: instance.weights)
    if let known = facts.knownScheme, known.size < upper.size { upper = known }
    // The engine does not look at what Z3 finds, so that the same instance gets the same certificate; only where it does not
    // close the instance, the smaller scheme of the two is taken.
    let incumbent = Incumbent(upper)
    var solver = SolverRun(instance: instance, facts: facts, bounds: bounds, incumbent: incumbent, budget: budget)
    let usesSolver = methods != .engine && instance.symmetry == .exact
    if usesSolver { solver.start() }
    var found = EngineFindings()
    do {
      if methods != .solver {
        found = try EngineRun(facts: facts, bounds: bounds, upper: upper, budget: budget).run()
      }
    } catch {
      solver.interrupt()
      throw error
    }
    if let scheme = found.scheme, scheme.size < upper.size { upper = scheme }
    let isClosed = max(bounds.lower, found.lower) >= upper.size
    let search = usesSolver ? try solver.finish(isWanted: !isClosed) : nil

    let proved = max(bounds.lower, found.lower)
    let scheme = isClosed || incumbent.scheme.size >= upper.size ? upper : incumbent.scheme
    let lower = max(proved, search?.lower ?? 1)
    guard lower <= scheme.size else {
      throw CertificationError.disagreement(
        "\(instance.title) has a scheme of size \(scheme.size), but every scheme is said to have at least \(lower) elements")
    }
    let builder = CertificateBuilder(facts)
    let certificate = builder.certificate(
      scheme: scheme, lower: lower, proofs: bounds.proofs(with: found.proofs, reaching: proved), proved: proved)
    let solved = clock.now
    // The checker sees only the text, as anyone else would.
    let report = CertificateChecker().check(try Certificate(parsing: certificate.serialized().utf8))
    let checked = clock.now
    if report.verdict == .invalid {
      throw CertificationError.rejectedCertificate(report.firstFault?.description ?? report.statement)
    }
    return CertificationResult(
      instance: instance, criterion: facts.criterion, rank: facts.space.dimension,
      isRankVerified: facts.space.isVerified, delsarte: bounds.delsarte?.size, engine: found.report,
      queries: search?.queries ?? [], solverConfirms: search?.solverConfirms ?? false, lower: lower,
      provedLower: report.provedLower ?? 1, scheme: scheme, certificate: certificate, report: report,
      seconds: (solved - begin) / .seconds(1), checkSeconds: (checked - solved) / .seconds(1),
      decisive: search.map(decisiveProblem))
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

/// Which searches a certification uses.
public enum CertificationMethods: String, Sendable, CaseIterable {
  /// Witnesses and refutations, with Z3 beside them.
  case both
  /// Witnesses and refutations.
  case engine
  /// Z3 on the direct encoding.
  case solver = "z3"
}

extension Int {
  /// The least multiple of a positive divisor that is not smaller.
  func roundedUp(toMultipleOf divisor: Int) -> Int { (self + divisor - 1) / divisor * divisor }
}
