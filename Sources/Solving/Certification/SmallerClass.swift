import Averaging
import Certificates
import ExactArithmetic

/// What is known of a smaller class F' ⊆ F of the same instance: AC(F') ≤ AC(F), and a scheme for F' may serve F.
struct SmallerClass: Sendable {
  private let certificate: Certificate

  /// No scheme for the larger class is smaller.
  var lower: Int { certificate.claim.lower }

  /// - Returns: `nil` unless the certificate is about the same generators, action, symmetry and weights and about a class of the same
  ///   kind that the format allows as a subclass, and the checker accepts it.
  /// - Complexity: that of checking the certificate
  init?(_ certificate: Certificate, of instance: CertificationInstance) {
    let group = instance.certificateGroup
    let claim = certificate.claim
    guard certificate.group.points == group.points, certificate.group.generators == group.generators,
      certificate.action == instance.certificateAction,
      claim == instance.certificateClaim(lower: claim.lower, upper: claim.upper)
    else { return nil }
    let isContained =
      switch (certificate.functionClass, instance.certificateClass) {
      case (.polynomials(let smaller), .polynomials(let degree)): smaller <= degree
      case (.tuples(let smaller), .tuples(let size)): smaller <= size
      case (.subsets(let smaller), .subsets(let size)):
        smaller <= size && size <= (instance.functionClass.action?.dimension ?? 0) - smaller
      default: false
      }
    guard isContained, CertificateChecker().check(certificate).verdict == .valid else { return nil }
    self.certificate = certificate
  }

  /// The proof by the smaller class; proofs by a smaller one still stay as they are.
  var proof: Certificate.LowerBoundProof {
    // The checker accepts the bound without what a solver only says.
    let proofs = certificate.lower.filter { $0.kind != "solver-claimed" }
    if case .subclass(let proof)? = proofs.first, proofs.count == 1, proof.symmetry == nil,
      proof.weights == nil
    {
      return .subclass(proof)
    }
    return .subclass(
      Certificate.SubclassProof(functionClass: certificate.functionClass, lower: proofs))
  }

  /// The scheme, if it has the symmetry on the larger class too, exactly verified there.
  func scheme(for facts: InstanceFacts) -> AveragingScheme? {
    let group = facts.instance.group
    var weights: [(element: Int, weight: Rational)] = []
    let indices = Dictionary(
      (0..<group.order).map { (group.permutation($0).oneLine, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in certificate.scheme {
      guard let element = indices[entry.element], let weight = entry.weight.rational else { return nil }
      weights.append((element, weight))
    }
    guard let scheme = try? AveragingScheme(weights, weightClass: facts.instance.weights),
      facts.isVerified(scheme)
    else { return nil }
    return scheme
  }
}
