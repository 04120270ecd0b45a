import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// The same question for a normal subgroup H off which the character of F is equal to its mean: rotations, where F is a class of
/// polynomials of the plane of degree below n under D_n.
///
/// Let F₀ be the part of F without invariants. Its character vanishes off H, so F₀ ⊗ ℝ[G/H] is a multiple of F₀, and M(F₀) is closed under
/// products with functions on G/H. The parts of a scheme on the cosets of H are therefore exact on F₀ one by one; one with a sum other
/// than 0 is, translated to H and scaled, a scheme of H. And a scheme of H is one of G, because F₀ has no invariants of H either.
struct NormalRestriction {
  /// The facts of the question for H.
  let facts: FieldFacts
  private let embedding: GroupHomomorphism

  /// - Returns: `nil` if only the whole group is such a subgroup.
  /// - Throws: `RepresentationError` and `GroupError`, never for a class whose facts could be had.
  init?(_ outer: FieldFacts) throws {
    let functions = outer.functions
    let group = functions.group
    let classes = ConjugacyClasses(of: group)
    let values = try outer.character().values
    let total = zip(values, classes.sizes).reduce(Cyclotomic.zero) { $0 + $1.0.scaled(by: Rational($1.1)) }
    let mean = total.scaled(by: Rational(1, group.order))
    let special = zip(classes.representatives, values).filter { $0.1 != mean }.map(\.0)
    let subgroup = group.normalClosure(of: special)
    guard !subgroup.isWhole, !subgroup.isTrivial else { return nil }
    let embedding = try subgroup.embedded()
    let own = embedding.source
    let images = own.generatorIndices.map { functions.matrix(of: embedding($0)) }
    let action = GroupAction.fieldMatrices(
      dimension: functions.action.dimension, conductor: functions.conductor, images: images)
    let specification: FunctionClassSpecification =
      functions.isLinear ? .fieldMatrices(conductor: functions.conductor, images) : functions.specification
    let restricted = try FieldFunctionClass(specification, group: own, action: action)
    self.embedding = embedding
    facts = try FieldFacts(
      CertificationInstance(outer.instance, restrictedTo: restricted), restricted)
  }

  /// What was found for the subgroup, for the group.
  ///
  /// - Parameter bounds: those of the group that need no search; the simpler proof is taken.
  func lifted(_ found: FieldFindings, beside bounds: FieldBounds) throws(CertificationError) -> FieldFindings {
    let scheme = try CertifiedScheme(
      found.scheme.entries.map { (element: embedding($0.element), weight: $0.weight) },
      weightClass: found.scheme.weightClass)
    guard found.lower > bounds.lower else {
      return FieldFindings(
        lower: bounds.lower, scheme: scheme, source: found.source,
        proofs: bounds.proofs(with: [], reaching: bounds.lower),
        report: found.report)
    }
    let proof = Certificate.NormalSubgroupProof(
      bound: found.lower, generators: embedding.source.generators.map(\.oneLine), order: embedding.source.order,
      lower: found.proofs)
    return FieldFindings(
      lower: found.lower, scheme: scheme, source: found.source, proofs: [.normalSubgroup(proof)], report: found.report)
  }
}

/// What is found about an instance over a number field.
struct FieldFindings {
  /// No scheme is smaller, by the proofs.
  let lower: Int
  /// The smallest scheme known.
  let scheme: CertifiedScheme
  /// What found it.
  let source: SchemeSource
  let proofs: [Certificate.LowerBoundProof]
  /// What a search did; `nil` where nothing was.
  let report: EngineReport?
}
