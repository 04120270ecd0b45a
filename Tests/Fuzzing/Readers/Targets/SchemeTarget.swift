import Averaging
import ExactArithmetic
import FiniteGroups

extension FuzzTarget {
  /// A saved scheme: what is read has the weight 1, lies in its group, and is written as a text that is read as the same.
  static let scheme = FuzzTarget("scheme", lengthLimit: 2_048) { bytes in
    let (file, group): (SchemeFile, PermutationGroup)
    do throws(SchemeError) {
      (file, group) = try SchemeFile.reading(text(bytes))
    } catch {
      _ = error.description
      return false
    }
    try demand(file.scheme.entries.allSatisfy { group.contains($0.element) }, "an element outside the group")
    try demand(file.scheme.entries.reduce(Rational.zero) { $0 + $1.weight } == 1, "the weights do not add up to 1")
    let written = file.text
    let again = try SchemeFile(text: written)
    try demand(again == file && again.text == written, "not written the same again: \(written)")
    return true
  }
}
