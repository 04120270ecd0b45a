import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// What the search by witnesses and refutations contributes to a certificate.
struct EngineFindings {
  /// No scheme is smaller, by the proofs.
  var lower = 1
  /// The proofs.
  var proofs: [Certificate.LowerBoundProof] = []
  /// The smallest scheme, if one was found that is smaller than the known one.
  var scheme: CertifiedScheme?
  /// What was done; `nil` where nothing was.
  var report: EngineReport?

  /// The search cannot even begin.
  static func outOfMemory(_ limits: EngineLimits) -> EngineFindings {
    var report = EngineReport()
    report.stopped = limits.outOfMemory
    return EngineFindings(report: report)
  }
}

/// Chooses the oracle for an instance, runs the search and puts its refutation into the words of the format.
struct EngineRun {
  let facts: InstanceFacts
  let bounds: ProvedBounds
  /// A scheme that is known.
  let upper: AveragingScheme
  let budget: SolverBudget

  /// - Throws: ``CertificationError`` or `SchemeError` if a scheme found is none, which would be a bug.
  func run() throws -> EngineFindings {
    let instance = facts.instance
    guard bounds.lower < upper.size, instance.group.order <= SupportSymmetries.orderLimit else {
      return EngineFindings()
    }
    let tables = MemoryEstimate.tables(
      order: instance.group.order, dimension: facts.space.dimension, scalar: MemoryLayout<Rational>.stride)
    let left = EngineLimits(budget).reserved(tables)
    guard left.bytes > 0 else { return .outOfMemory(left) }
    let symmetries = SupportSymmetries(
      of: instance.group, colors: instance.traceColors, allowsInversion: instance.symmetry.kind != .strong)
    let limits = left.reserved(symmetries.automorphismBytes)
    let table = CoefficientTable(facts.space, of: facts.functionClass)
    switch (instance.symmetry.kind, instance.weights) {
    case (.exact, .convex): return try run(ConvexOracle(table), symmetries, table.labels, limits)
    case (.exact, .affine): return try run(AffineOracle(table), symmetries, table.labels, limits)
    case (.weak, .convex), (.weak, .affine), (.strong, .convex), (.strong, .affine):
      let oracle = try ApproximateOracle(on: facts.functionClass, notion: instance.symmetry, weights: instance.weights)
      return try run(oracle, symmetries, table.labels, limits)
    case (_, .uniform): return try runUniform(symmetries, table, limits)
    }
  }

  private func run<Oracle: SupportOracle>(
    _ oracle: Oracle, _ symmetries: SupportSymmetries, _ functions: [CoefficientLabel], _ limits: EngineLimits
  ) throws -> EngineFindings where Oracle.Scalar == Rational {
    var engine = MonotoneEngine(oracle, symmetries: symmetries, limits: limits)
    return try engine.findings(
      lower: bounds.lower, upper: upper.size, weights: facts.instance.weights, builder: builder(symmetries, functions))
  }

  func builder(_ symmetries: SupportSymmetries, _ functions: [CoefficientLabel]) -> HittingProofBuilder {
    HittingProofBuilder(
      group: facts.instance.group, symmetries: symmetries, functions: functions,
      labels: facts.functionClass.constituents.map(\.labels))
  }
}
