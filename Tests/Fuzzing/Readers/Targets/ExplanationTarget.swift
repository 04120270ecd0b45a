import Certificates
import Solving

extension FuzzTarget {
  /// A certificate explained in words, in full, whatever is wrong with it.
  static let explanation = FuzzTarget("explanation", lengthLimit: 8_192) { bytes in
    guard let certificate = readable(bytes) else { return false }
    let explanation = CertificateExplanation(certificate, isFull: true, limits: .fuzzing)
    try demand(!explanation.text.isEmpty, "an explanation without words")
    try demand(
      explanation.report == CertificateChecker(limits: .fuzzing).check(certificate),
      "the explanation rests on another report than the checker's")
    return true
  }
}
