import Averaging
import Certificates

extension MonotoneEngine where Oracle.Scalar: WeightField {
  /// Runs the search and puts what it found into the words of the format.
  ///
  /// - Throws: ``CertificationError`` if a scheme found is none, which would be a bug.
  mutating func findings(
    lower: Int, upper: Int, weights: WeightClass, builder: HittingProofBuilder
  ) throws -> EngineFindings {
    let result = run(lower: lower, upper: upper)
    var findings = EngineFindings(lower: lower, proofs: [], report: result.report)
    findings.scheme = try result.scheme.map { scheme in
      try CertifiedScheme(
        scheme.map { (element: $0.element, weight: $0.weight.realCyclotomic) }, weightClass: weights)
    }
    if let (size, tree) = result.refutation,
      let proof = builder.proof(size: size, tree: tree, witnesses: result.witnesses, completing: oracle.completed)
    {
      findings.lower = size + 1
      findings.proofs = [.hitting(proof)]
    }
    return findings
  }
}
