import Averaging
import Certificates

extension MonotoneEngine where Oracle.Scalar: WeightField {
  /// Runs the search and puts what it found into the words of the format.
  ///
  /// - Parameter deadline: when witnesses that are known by their sets only are no longer completed; their refutation is then lost.
  /// - Throws: ``CertificationError`` if a scheme found is none, which would be a bug.
  mutating func findings(
    lower: Int, upper: Int, weights: WeightClass, builder: HittingProofBuilder, until deadline: Deadline? = nil
  ) throws -> EngineFindings {
    let result = run(lower: lower, upper: upper)
    var findings = EngineFindings(lower: lower, proofs: [], report: result.report)
    findings.scheme = try result.scheme.map { scheme in
      try CertifiedScheme(
        scheme.map { (element: $0.element, weight: $0.weight.realCyclotomic) }, weightClass: weights)
    }
    let completion = WitnessCompletion(oracle.completed, until: deadline)
    // The largest size counts. Where witnesses have to be completed before the time is over, the smaller trees are safe first.
    let isDeferred = result.witnesses.contains { $0.zeros != nil }
    for (size, tree) in isDeferred ? result.refutations : result.refutations.reversed() {
      guard
        let proof = builder.proof(
          size: size, tree: tree, witnesses: result.witnesses, completing: completion.completed)
      else { continue }
      findings.lower = size + 1
      findings.proofs = [.hitting(proof)]
      if !isDeferred { break }
    }
    return findings
  }
}

/// Completes witnesses, each once, while there is time.
private final class WitnessCompletion {
  private let complete: (Witness) -> Witness?
  private let deadline: Deadline?
  private var known: [Witness: Witness] = [:]

  init(_ complete: @escaping (Witness) -> Witness?, until deadline: Deadline?) {
    self.complete = complete
    self.deadline = deadline
  }

  /// The witness with its function; `nil` if it is too late or there is none.
  func completed(_ witness: Witness) -> Witness? {
    guard witness.zeros != nil else { return witness }
    if let done = known[witness] { return done }
    guard deadline?.isOver != true, let done = complete(witness) else { return nil }
    known[witness] = done
    return done
  }
}
