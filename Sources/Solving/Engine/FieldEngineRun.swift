import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// The search by witnesses and refutations for an instance over a number field.
struct FieldEngineRun {
  let facts: FieldFacts
  let bounds: FieldBounds
  /// The size of a known scheme.
  let upper: Int
  let budget: SolverBudget

  /// - Throws: `RepresentationError` for classes that are too large to be tabulated; ``CertificationError`` if a scheme found is none,
  ///   which would be a bug.
  func run() throws -> EngineFindings {
    let instance = facts.instance
    guard bounds.lower < upper, instance.group.order <= SupportSymmetries.orderLimit else {
      return EngineFindings()
    }
    let symmetries = SupportSymmetries(of: instance.group, colors: instance.traceColors, allowsInversion: true)
    if facts.isRational {
      let table = try CoefficientTable<Rational>(rationalComponentsOf: facts.functions)
      switch instance.weights {
      case .convex: return try run(ConvexOracle(table), symmetries, table.labels)
      case .affine: return try run(AffineOracle(table), symmetries, table.labels)
      case .uniform: return try runUniform(table, symmetries)
      }
    }
    let table = try CoefficientTable<RealCyclotomic>(of: facts.functions)
    return instance.weights == .convex
      ? try run(ConvexOracle(table), symmetries, table.labels) : try run(AffineOracle(table), symmetries, table.labels)
  }

  /// What the tables leave of the budget.
  private func limits(_ symmetries: SupportSymmetries) -> EngineLimits {
    let scalar = facts.isRational ? MemoryLayout<Rational>.stride : MemoryEstimate.fieldNumber
    let tables = MemoryEstimate.tables(
      order: symmetries.order, dimension: facts.criterion.dimension, scalar: scalar)
    return EngineLimits(budget).reserved(tables + symmetries.automorphismBytes)
  }

  private func builder(_ symmetries: SupportSymmetries, _ labels: [CoefficientLabel]) -> HittingProofBuilder {
    HittingProofBuilder(
      group: facts.instance.group, symmetries: symmetries, functions: labels, labels: [],
      components: facts.isRational ? ComponentFunctionals(conductor: facts.functions.conductor) : nil)
  }

  private func run<Oracle: SupportOracle>(
    _ oracle: Oracle, _ symmetries: SupportSymmetries, _ labels: [CoefficientLabel]
  ) throws -> EngineFindings where Oracle.Scalar: WeightField {
    let limits = limits(symmetries)
    // For weights of any sign sets are found much faster than their functions, which are left for the second half.
    let isAffine = facts.instance.weights == .affine && !facts.isRational
    var engine = MonotoneEngine(oracle, symmetries: symmetries, limits: isAffine ? limits.half : limits)
    return try engine.findings(
      lower: bounds.lower, upper: upper, weights: facts.instance.weights, builder: builder(symmetries, labels),
      until: limits.deadline)
  }

  /// Equal weights are rational.
  private func runUniform(
    _ table: CoefficientTable<Rational>, _ symmetries: SupportSymmetries
  ) throws -> EngineFindings {
    guard let oracle = ExactUniformOracle(table, of: nil) else { return EngineFindings() }
    var engine = UniformEngine(
      oracle, symmetries: symmetries,
      settings: .init(
        lower: bounds.lower, divisor: 1, upper: upper, hasComplements: true, quotientLimit: nil),
      limits: limits(symmetries))
    let result = engine.run()
    var findings = EngineFindings(lower: result.lower, proofs: [], report: result.report)
    findings.scheme = try result.scheme.map { CertifiedScheme(try AveragingScheme(uniform: $0)) }
    let builder = builder(symmetries, table.labels)
    for refutation in result.refutations {
      guard
        let proof = builder.proof(size: refutation.size, tree: refutation.tree, witnesses: refutation.witnesses)
      else {
        // What a proof could not be written for is not excluded.
        findings.lower = min(findings.lower, refutation.size)
        break
      }
      findings.proofs.append(.hitting(proof))
    }
    return findings
  }
}
