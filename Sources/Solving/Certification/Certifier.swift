import Averaging
import Certificates
import ExactArithmetic
import Foundation
import Representations

/// Finds the averaging complexity of an instance and proves as much of it as it can.
///
/// First what needs no search: the criterion (from characters) and the rank of the matrix coefficients (exact linear algebra), which
/// must agree, the bounds of Delsarte, Plancherel and divisibility, and small complements. Then, while the bounds do not meet, the search by
/// witnesses and refutations, whose trees become part of the certificate; beside it, on a thread of its own, Z3 on the direct
/// encoding. What each of them finishes must agree with the other. The certificate is then
/// given to the checker, which knows nothing of them; its verdict, not ours, is what the result reports.
public struct Certifier: Sendable {
  /// What the solver may spend.
  public let budget: SolverBudget
  /// Which searches run.
  public let methods: CertificationMethods
  /// Whether Z3 has its whole budget to confirm what is settled without it, and not a moment only.
  public let waitsForSolver: Bool

  /// A certifier with the given budget.
  public init(
    budget: SolverBudget = SolverBudget(), methods: CertificationMethods = .both, waitsForSolver: Bool = false
  ) {
    self.budget = budget
    self.methods = methods
    self.waitsForSolver = waitsForSolver
  }

  /// Certifies one instance.
  ///
  /// - Parameters:
  ///   - instance: the question.
  ///   - smaller: a certificate for a smaller class of the same instance, if there is one. What this instance leaves open may rest on
  ///     it: its lower bound holds here too, by a proof of the kind `subclass`, and its scheme may serve. A certificate that does not
  ///     fit is not used.
  /// - Throws: ``CertificationError`` on contradictions, ``Z3Error`` from the solver; for classes over a number field
  ///   `RepresentationError` where they are too large to be tabulated.
  /// - Complexity: exact linear algebra in O(order³), then the searches within the budget.
  public func certify(_ instance: CertificationInstance, after smaller: Certificate? = nil) throws
    -> CertificationResult
  {
    let begin = ContinuousClock.now
    let findings =
      switch instance.functionClass {
      case .rational(let functions): try findings(instance, functions, after: smaller)
      case .field(let functions): try findings(instance, functions)
      }
    let certificate = instance.certificate(findings)
    let solved = ContinuousClock.now
    // The checker sees only the text, as anyone else would.
    let report = CertificateChecker().check(try Certificate(parsing: certificate.serialized().utf8))
    let checked = ContinuousClock.now
    if report.verdict == .invalid {
      throw CertificationError.rejectedCertificate(report.firstFault?.description ?? report.statement)
    }
    return CertificationResult(
      instance: instance, criterion: findings.criterion, rank: findings.rank, isRankVerified: findings.isRankVerified,
      delsarte: findings.delsarte, engine: findings.engine, queries: findings.search?.queries ?? [],
      solverConfirms: findings.search?.solverConfirms ?? false, lower: findings.lower,
      provedLower: report.provedLower ?? 1, scheme: findings.scheme, schemeSource: findings.source,
      certificate: certificate, report: report,
      seconds: (solved - begin) / .seconds(1), checkSeconds: (checked - solved) / .seconds(1),
      decisive: findings.search.map(decisiveProblem))
  }

  private func findings(
    _ instance: CertificationInstance, _ functions: FunctionClass, after smaller: Certificate?
  ) throws -> Findings {
    let facts = try InstanceFacts(instance, functions)
    let bounds = ProvedBounds(facts)
    let known = KnownScheme(facts, lower: bounds.lower)
    let upper = known.scheme
    // The engine does not look at what Z3 finds, so that the same instance gets the same certificate; only where it does not
    // close the instance, the smaller scheme of the two is taken.
    let incumbent = Incumbent(upper)
    let solver =
      methods != .engine && instance.symmetry == .exact
      ? SolverRun(instance: instance, facts: facts, bounds: bounds, incumbent: incumbent, budget: budget) : nil
    solver?.start()
    var found = EngineFindings()
    do {
      if methods != .solver {
        found = try EngineRun(facts: facts, bounds: bounds, upper: upper, budget: budget).run()
      }
    } catch {
      solver?.interrupt()
      throw error
    }
    var own = found.scheme ?? CertifiedScheme(upper)
    var source = found.scheme == nil ? known.source : .engine
    var proved = max(bounds.lower, found.lower)
    var proofs = bounds.proofs(with: found.proofs, reaching: proved)
    // Only what is not closed by itself rests on a smaller class, so that closed instances get the same certificate either way.
    if proved < own.size, let smaller = smaller.flatMap({ SmallerClass($0, of: instance) }) {
      if smaller.lower > proved {
        proved = smaller.lower
        proofs = [smaller.proof]
      }
      if let scheme = smaller.scheme(for: facts), scheme.size < own.size {
        own = CertifiedScheme(scheme)
        source = .smallerClass
      }
    }
    let isClosed = proved >= own.size
    let search = try solver?.finish(isWanted: waitsForSolver || !isClosed)

    var scheme = own
    if !isClosed, incumbent.scheme.size < own.size {
      scheme = CertifiedScheme(incumbent.scheme)
      source = .solver
    }
    let lower = max(proved, search?.lower ?? 1)
    try requireOrder(lower, scheme, instance)
    return Findings(
      criterion: facts.criterion, rank: facts.space.dimension, isRankVerified: facts.space.isVerified,
      delsarte: bounds.delsarte?.size, engine: found.report, search: search, lower: lower, proved: proved,
      scheme: scheme, source: source, proofs: proofs)
  }

  /// Over a number field: without Z3, whose theory has rational numbers only.
  private func findings(_ instance: CertificationInstance, _ functions: FieldFunctionClass) throws -> Findings {
    let facts = try FieldFacts(instance, functions)
    let bounds = try FieldBounds(facts)
    let found: FieldFindings
    if bounds.lower < instance.group.order, let restriction = try NormalRestriction(facts) {
      let inner = try FieldBounds(restriction.facts)
      found = try restriction.lifted(try search(restriction.facts, inner), beside: bounds)
    } else {
      found = try search(facts, bounds)
    }
    try requireOrder(found.lower, found.scheme, instance)
    return Findings(
      criterion: facts.criterion, rank: facts.criterion.dimension, isRankVerified: false, delsarte: bounds.delsarte,
      engine: found.report, search: nil, lower: found.lower, proved: found.lower, scheme: found.scheme,
      source: found.source, proofs: found.proofs)
  }

  private func search(_ facts: FieldFacts, _ bounds: FieldBounds) throws -> FieldFindings {
    let group = facts.functions.group
    var upper = AveragingScheme.wholeGroup(group, weightClass: facts.instance.weights)
    if facts.criterion.dimension == 1 {
      upper = try AveragingScheme([(element: group.identity, weight: .one)], weightClass: facts.instance.weights)
    }
    let found = try FieldEngineRun(facts: facts, bounds: bounds, upper: upper.size, budget: budget).run()
    let lower = max(bounds.lower, found.lower)
    return FieldFindings(
      lower: lower, scheme: found.scheme ?? CertifiedScheme(upper),
      source: found.scheme == nil ? (upper.size == 1 ? .subgroup : .wholeGroup) : .engine,
      proofs: bounds.proofs(with: found.proofs, reaching: lower), report: found.report)
  }

  private func requireOrder(_ lower: Int, _ scheme: CertifiedScheme, _ instance: CertificationInstance) throws {
    guard lower <= scheme.size else {
      throw CertificationError.disagreement(
        "\(instance.title) has a scheme of size \(scheme.size), but every scheme is said to have at least \(lower) elements"
      )
    }
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

/// What all methods together found.
struct Findings {
  let criterion: ExactnessCriterion
  /// dim M(F ⊕ 1) over the field of the weights.
  let rank: Int
  let isRankVerified: Bool
  let delsarte: Int?
  let engine: EngineReport?
  let search: SupportSearch?
  /// No scheme is smaller; possibly by the word of the solver.
  let lower: Int
  /// What the proofs establish.
  let proved: Int
  let scheme: CertifiedScheme
  let source: SchemeSource
  let proofs: [Certificate.LowerBoundProof]
}

extension CertificationInstance {
  /// The certificate of what was found.
  func certificate(_ findings: Findings) -> Certificate {
    var proofs = findings.proofs
    if findings.lower > findings.proved {
      proofs.append(.solverClaimed(bound: findings.lower, solver: "Z3 \(Z3.version)"))
    }
    return certificate(
      scheme: findings.scheme.entries.map {
        Certificate.SchemeEntry(element: group.permutation($0.element).oneLine, weight: $0.weight)
      },
      lower: findings.lower, upper: findings.scheme.size, proofs: proofs, comments: ["asked as: \(title)"])
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
