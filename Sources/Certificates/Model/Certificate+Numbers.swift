import ExactArithmetic

extension Certificate {
  /// All numbers that may be irrational.
  var numbers: [RealCyclotomic] {
    var numbers = scheme.map(\.weight)
    if case .fieldMatrices(_, let images) = action { numbers += images.joined().joined() }
    for proof in lower { numbers += proof.numbers }
    return numbers
  }
}

extension Certificate.LowerBoundProof {
  fileprivate var numbers: [RealCyclotomic] {
    switch self {
    case .delsarte(_, let constant, let terms): [constant] + terms.map(\.coefficient)
    case .positiveDefinite(_, let constant, let terms): [constant] + terms.map(\.coefficient)
    case .hitting(let proof): proof.witnesses.flatMap(\.numbers)
    case .subclass(let proof): proof.lower.flatMap(\.numbers)
    case .normalSubgroup(let proof): proof.lower.flatMap(\.numbers)
    case .nontrivial, .rank, .divisibility, .solverClaimed, .plancherel, .smallComplement: []
    }
  }
}

extension Certificate.HittingProof.Witness {
  /// All numbers of the witness.
  var numbers: [RealCyclotomic] {
    let values: [RealCyclotomic] =
      switch function {
      case .terms(let terms): terms.map(\.coefficient)
      case .pairs(let pairs), .triples(let pairs): pairs.flatMap { ($0.left + $0.right).map(\.value) }
      }
    return values + (value.map { [$0] } ?? [])
  }
}
