import PropertyTesting
import Representations

extension Instance {
  /// Counts the case under the kinds of its group, in the statistics of the run.
  func recordCoverage() throws {
    let setting = try setting()
    for kind in try setting.kinds() { label(kind) }
  }
}
