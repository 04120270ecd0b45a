import ExactArithmetic

/// What rows of observations say of the target and the noise.
///
/// All intervals of one value hold together with ``confidence``, under its ``Method/hypothesis``.
public struct DataAsymmetry: Sendable, Hashable {
  /// How it was found.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// From orbits observed at all their points, for Gaussian noise.
    case completeOrbits = "complete-orbits"
    /// From disjoint pairs of rows in one orbit, for bounded observations.
    case pairs

    /// What must be true for the intervals to hold.
    public var hypothesis: String {
      switch self {
      case .completeOrbits:
        "each observation is the target at its point plus Gaussian noise, independent, of the same variance everywhere; the asymmetry is that on the orbits observed at all their points, each weighted by its rows used"
      case .pairs:
        "no observation exceeds the bound, the noise has the same variance everywhere, rows are independent, and within its orbit every point is equally likely for a row; the asymmetry is that on the orbits with pairs, each weighted by its pairs"
      }
    }
  }

  /// A number with the interval it is known to lie in; a number that was given is all of its interval.
  public struct Estimate: Sendable, Hashable {
    /// The best guess, in the interval.
    public let value: Double
    /// The interval.
    public let interval: ClosedRange<Double>

    /// A number that is known.
    public init(exactly value: Double) { self.init(value, in: value...value) }

    init(_ value: Double, in interval: ClosedRange<Double>) {
      self.value = min(max(value, interval.lowerBound), interval.upperBound)
      self.interval = interval
    }
  }

  /// How it was found.
  public let method: Method
  /// d² = ‖(I − P)f*‖², in the squared units of the observations.
  public let squaredAsymmetry: Estimate
  /// σ, the standard deviation of the noise of one observation.
  public let noise: Estimate
  /// Whether σ was given, and not estimated.
  public let noiseIsGiven: Bool
  /// ‖f*‖, the root mean square of the target where the asymmetry was measured: an estimate, no interval; at least d.
  public let signal: Double
  /// How many rows were used for the asymmetry.
  public let rowsUsed: Int
  /// The probability, at least, with which all intervals hold.
  public let confidence: Double

  init(
    method: Method, squaredAsymmetry: Estimate, noise: Estimate, noiseIsGiven: Bool, squaredSignal: Double,
    rowsUsed: Int, confidence: Double
  ) {
    self.method = method
    self.squaredAsymmetry = squaredAsymmetry
    self.noise = noise
    self.noiseIsGiven = noiseIsGiven
    signal = max(squaredSignal, squaredAsymmetry.value, 0).squareRoot()
    self.rowsUsed = rowsUsed
    self.confidence = confidence
  }

  /// What the rows say: from pairs if a bound is given, from complete orbits if none is.
  ///
  /// - Parameters:
  ///   - orbits: the rows.
  ///   - noise: σ if it is known; else it is estimated from points observed more than once.
  ///   - bound: B ≥ |y| for every observation that there could be.
  ///   - confidence: above 0, below 1.
  ///   - seed: decides which rows are used or paired, so that a table sorted by its observations or points tells the same as any other.
  /// - Throws: ``ObservationError`` where nothing can be said.
  /// - Complexity: O(rows), and some thousand values of χ² distributions
  public init(
    _ orbits: ObservedOrbits, noise: Double? = nil, bound: Double? = nil, confidence: Double, seed: UInt64 = 1
  ) throws(ObservationError) {
    guard confidence > 0, confidence < 1 else {
      throw .outOfRange("the confidence", confidence, allowed: "above 0 and below 1")
    }
    if let noise, !(noise >= 0) { throw .outOfRange("the noise", noise, allowed: "at least 0") }
    if let noise, noise > 1e140 { throw .outOfRange("the noise", noise, allowed: "at most 1e140") }
    guard orbits.orbitPairs > 0 else { throw .noPairs(source: orbits.table.source, rows: orbits.rowCount) }
    var random = SplitMix64(seed: seed)
    if let bound {
      try self.init(pairsOf: orbits, noise: noise, bound: bound, confidence: confidence, using: &random)
    } else {
      try self.init(completeOrbitsOf: orbits, noise: noise, confidence: confidence, using: &random)
    }
  }
}
