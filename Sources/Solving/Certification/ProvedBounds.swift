import Averaging
import Certificates
import ExactArithmetic

/// The lower bounds that need no search, with their proofs.
struct ProvedBounds: Sendable {
  /// The Delsarte bound, where it applies.
  let delsarte: DelsarteBound?
  /// For uniform exact schemes, the number that divides every size.
  let divisibility: DivisibilityBound?
  /// What the proofs establish together.
  let lower: Int
  /// The simplest proof of the best bound, and the divisor where it adds to it.
  private let proofs: [Certificate.LowerBoundProof]
  private let weights: WeightClass

  /// A number that divides every size.
  var divisor: Int { divisibility?.divisor ?? 1 }

  init(_ facts: InstanceFacts) {
    let instance = facts.instance
    weights = instance.weights
    let builder = CertificateBuilder(facts)
    guard instance.symmetry == .exact else {
      delsarte = nil
      divisibility = nil
      let candidates = [builder.plancherelProof(), builder.positiveDefiniteProof()].compactMap { $0 }
      let best = candidates.max { $0.bound < $1.bound }
      proofs = best.map { $0.bound > 1 ? [$0] : [] } ?? []
      lower = best?.bound ?? 1
      return
    }
    let delsarte = instance.weights == .affine ? nil : DelsarteBound(facts.character)
    self.delsarte = delsarte
    let isUniform = instance.weights == .uniform
    let divisibility = isUniform ? DivisibilityBound(facts.space, of: facts.functionClass) : nil
    self.divisibility = divisibility
    let candidates = [
      builder.rankProof(), delsarte.flatMap(builder.delsarteProof),
      facts.smallComplement.map(builder.smallComplementProof), builder.nontrivialProof(),
    ].compactMap { $0 }
    let strongest = candidates.map(\.bound).max() ?? 1
    var proofs = [candidates.first { $0.bound == strongest }].compactMap { $0 }
    if let divisibility, let rounded = builder.divisibilityProof(divisibility, after: strongest),
      rounded.bound > strongest
    {
      // Where the divisor by itself is the bound, nothing else is needed.
      proofs = rounded.bound == divisibility.divisor ? [rounded] : proofs + [rounded]
    }
    self.proofs = proofs
    let bound = proofs.last?.bound ?? 1
    lower =
      isUniform
      ? SupportSearch.leastUniformSize(
        atLeast: bound, divisor: divisibility?.divisor ?? 1, order: instance.group.order) : bound
  }

  /// The proofs of a certificate: see ``proofs(_:of:with:reaching:weights:)``.
  func proofs(
    with found: [Certificate.LowerBoundProof], reaching proved: Int
  ) -> [Certificate.LowerBoundProof] {
    ProvedBounds.proofs(proofs, of: lower, with: found, reaching: proved, weights: weights)
  }

  /// The proofs of a certificate: those found by a search, and of the others what they do not make superfluous. For uniform weights a
  /// refutation excludes one size only, so that the others are needed for the sizes below.
  static func proofs(
    _ own: [Certificate.LowerBoundProof], of lower: Int, with found: [Certificate.LowerBoundProof],
    reaching proved: Int,
    weights: WeightClass
  ) -> [Certificate.LowerBoundProof] {
    if weights != .uniform, case .hitting(let proof)? = found.first, found.count == 1, proof.size + 1 == proved,
      proved > lower
    {
      return found
    }
    return own + found
  }
}
