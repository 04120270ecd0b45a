import Certificates
import ExactArithmetic

extension Certificate {
  /// Extends the field so that the coefficients of Delsarte proofs lie in it.
  mutating func includeConductors() {
    var common = conductor ?? 1
    func include(_ proofs: [LowerBoundProof]) {
      for proof in proofs {
        switch proof {
        case .delsarte(_, let constant, let terms):
          for number in [constant] + terms.map(\.coefficient) {
            common = Divisibility.leastCommonMultiple(common, number.conductor)
          }
        case .normalSubgroup(let proof): include(proof.lower)
        default: continue
        }
      }
    }
    include(lower)
    conductor = common > 1 ? common : nil
  }

  /// The largest conductor of a field that a certificate may have.
  static let largestConductor = 240
}
