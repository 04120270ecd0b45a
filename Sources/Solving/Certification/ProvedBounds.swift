import Averaging
import Certificates
import ExactArithmetic

/// The lower bounds that need no search, with their proofs.
struct ProvedBounds: Sendable {
  /// The Delsarte bound, where it applies.
  let delsarte: DelsarteBound?
  /// For uniform exact schemes, a number that divides every size; 1 otherwise.
  let divisor: Int
  /// What the proofs establish together.
  let lower: Int
  /// The simplest proof of the best bound, and the divisor where it adds to it.
  private let proofs: [Certificate.LowerBoundProof]
  /// Whether a refutation excludes one size only, and not all below it.
  private let excludesSingleSizes: Bool

  init(_ facts: InstanceFacts) {
    let instance = facts.instance
    excludesSingleSizes = instance.weights == .uniform
    let builder = CertificateBuilder(facts)
    guard instance.symmetry == .exact else {
      delsarte = nil
      divisor = 1
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
    divisor = divisibility?.divisor ?? 1
    let candidates = [builder.rankProof(), delsarte.flatMap(builder.delsarteProof), builder.nontrivialProof()]
      .compactMap { $0 }
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
      ? SupportSearch.leastUniformSize(atLeast: bound, divisor: divisor, order: instance.group.order) : bound
  }

  /// The proofs of a certificate: those found by a search, and of the others what they do not make superfluous.
  func proofs(
    with found: [Certificate.LowerBoundProof], reaching proved: Int
  ) -> [Certificate.LowerBoundProof] {
    if found.isEmpty { return proofs }
    if case .hitting(let proof)? = found.first, found.count == 1, proof.size + 1 == proved, proved > lower,
      !excludesSingleSizes
    {
      return found
    }
    return proofs + found
  }
}
