public import ExactArithmetic
public import Representations

/// Searches for the least size of a random scheme with a given weak error.
public struct ScalingExperiment: Sendable {
  /// The errors ε to reach.
  public let epsilons: [Rational]
  /// How many independent searches are made for each group and ε.
  public let repeats: Int
  /// The size at which a search is given up.
  public let sizeLimit: Int

  /// An experiment.
  ///
  /// - Throws: ``ScalingError/epsilon(_:)`` unless 0 < ε < 1.
  /// - Precondition: positive `repeats` and `sizeLimit`.
  public init(epsilons: [Rational], repeats: Int = 3, sizeLimit: Int = 1 << 20) throws(ScalingError) {
    precondition(repeats >= 1 && sizeLimit >= 1, "at least one search and one element")
    if let wrong = epsilons.first(where: { $0.signum <= 0 || $0 >= 1 }) { throw .epsilon("\(wrong)") }
    self.epsilons = epsilons
    self.repeats = repeats
    self.sizeLimit = sizeLimit
  }

  /// A size at which a random sample has a weak error of at most ε, proved by its enclosure, found by doubling until a fresh sample
  /// has it, then bisecting between the last failure and the success with a fresh sample each time.
  ///
  /// The size is that of one sample that works, so a weak(ε) scheme of this size exists; it is random, and smaller ones may exist.
  ///
  /// - Throws: ``ScalingError/sizeLimit(group:epsilon:size:)``, and what the instance throws.
  /// - Complexity: O(log size) samples
  public func leastSample(
    of instance: any ScalingInstance, epsilon: Rational, using random: inout some RandomNumberGenerator
  ) throws -> (size: Int, error: NormEnclosure) {
    func sample(_ size: Int) throws -> NormEnclosure? {
      let error = try instance.sampleError(size: size, using: &random)
      return error.exact.map { $0.upper <= epsilon } == true ? error : nil
    }
    var (failed, size) = (0, 1)
    var found = try sample(size)
    while found == nil {
      failed = size
      size = 2 * size
      guard size <= sizeLimit else {
        throw ScalingError.sizeLimit(group: instance.group, epsilon: "\(epsilon)", size: sizeLimit)
      }
      found = try sample(size)
    }
    while size - failed > 1 {
      let middle = (size + failed) / 2
      if let error = try sample(middle) { (size, found) = (middle, error) } else { failed = middle }
    }
    return (size, found ?? .zero)
  }

  /// The rows for one group: every ε, as often as ``repeats`` says.
  ///
  /// - Parameter progress: called with every row as soon as it is known.
  /// - Throws: as ``leastSample(of:epsilon:using:)``.
  public func rows(
    family: ScalingFamily, parameter: Int, using random: inout some RandomNumberGenerator,
    progress: (ScalingRow) -> Void = { _ in }
  ) throws -> [ScalingRow] {
    let instance = try family.instance(parameter)
    var rows: [ScalingRow] = []
    for epsilon in epsilons {
      let bounds = ScalingBounds(instance, epsilon: epsilon)
      for number in 1...repeats {
        let found = try leastSample(of: instance, epsilon: epsilon, using: &random)
        let row = ScalingRow(
          family: family, parameter: parameter, instance: instance, bounds: bounds, number: number, found: found)
        rows.append(row)
        progress(row)
      }
    }
    return rows
  }
}
