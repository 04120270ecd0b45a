import ExactArithmetic
import Representations

/// Searches for the least size of a random scheme.
struct ScalingSearch<Instance: ScalingInstance> {
  let instance: Instance
  let epsilon: Rational
  /// The size at which a search is given up.
  let sizeLimit: Int

  /// A size at which a random scheme has a weak error of at most ε, proved by its enclosure, found by doubling until a fresh one
  /// has it, then bisecting between the last failure and the success with fresh ones each time.
  ///
  /// The size is that of one scheme that works, so a weak(ε) scheme of this size exists; it is random, and smaller ones may exist.
  ///
  /// - Complexity: O(log size) schemes, ``ScalingConstruction/attempts`` times as many for `sample-verify`
  func least(
    _ construction: ScalingConstruction, using random: inout some RandomNumberGenerator
  ) throws -> ScalingOutcome {
    let attempts = construction == .sampleVerify ? ScalingConstruction.attempts : 1
    func scheme(_ size: Int) throws -> NormEnclosure? {
      for _ in 0..<attempts {
        let elements =
          construction == .subset
          ? instance.subset(size: size, using: &random) : instance.sample(size: size, using: &random)
        if let error = try instance.verifiedError(uniformOn: elements, atMost: epsilon) { return error }
      }
      return nil
    }
    let largest = construction == .subset ? min(sizeLimit, Int(exactly: instance.order) ?? sizeLimit) : sizeLimit
    var (failed, size) = (0, 1)
    var found = try scheme(size)
    while found == nil {
      guard size < largest else {
        return .refused(
          ScalingRefusal(
            .sizeLimit,
            "no \(construction.rawValue) of up to \(largest) elements had a weak error of at most \(epsilon)"))
      }
      failed = size
      size = min(2 * size, largest)
      found = try scheme(size)
    }
    while size - failed > 1 {
      let middle = (size + failed) / 2
      if let error = try scheme(middle) { (size, found) = (middle, error) } else { failed = middle }
    }
    return .found(size: size, error: found ?? .zero)
  }
}
