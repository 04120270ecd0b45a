/// Running means of unnormalized changes: Δ = ‖ρ(g)⁻¹f(gx) − f(x)‖² and w = ‖f(gx)‖² + ‖f(x)‖².
///
/// Their ratio estimates θ(f) = ‖(I − P)f‖²/‖f‖² (see ``ProbeTarget``) where the distribution of inputs is invariant. It is an estimate only: without
/// a bound on the outputs no interval is valid, because a rare input with a huge output may rule both means. Given a bound
/// ‖f(x)‖ ≤ B, Δ/(4B²) lies in [0, 1], and ``interval()`` holds at all times.
public struct MeanChange: Sendable {
  private var changes = CompensatedSum()
  private var sizes = CompensatedSum()
  /// The exponent of the power of two by which outputs are divided, so that squares neither overflow nor underflow.
  private var exponent: Int?
  private var sequence: BettingSequence?
  private let bound: Double?
  /// The number of pairs.
  public private(set) var count = 0
  /// Whether an output exceeded the bound that was given: the interval is then void.
  public private(set) var exceedsBound = false

  /// No pairs yet.
  ///
  /// - Parameter bound: a number that no ‖f(x)‖ exceeds, if one is known.
  init(bound: Double? = nil, confidence: Double) {
    self.bound = bound
    sequence = bound.map { _ in BettingSequence(confidence: confidence) }
  }

  /// Adds a pair with finite outputs.
  mutating func add(_ pair: SymmetryPair) {
    let sizesNow = [RelativeChange.norm(pair.output), RelativeChange.norm(pair.movedOutput)]
    let difference = RelativeChange.norm(zip(pair.output, pair.movedOutput).map { $0 - $1 })
    let largest = max(sizesNow[0], sizesNow[1])
    if exponent == nil, largest > 0, largest.isFinite { exponent = largest.exponent }
    let unit = Double(sign: .plus, exponent: exponent ?? 0, significand: 1)
    count += 1
    changes.add((difference / unit) * (difference / unit))
    sizes.add(sizesNow.reduce(0) { $0 + ($1 / unit) * ($1 / unit) })
    if let bound {
      exceedsBound = exceedsBound || largest > bound
      let relative = difference / (2 * bound)
      sequence?.append(min(1, relative * relative))
    }
  }

  /// The estimate of θ(f) = E Δ / E w; `nil` without outputs that differ from 0.
  public var asymmetry: Double? {
    let ratio = changes.value / sizes.value
    return ratio.isFinite ? ratio : nil
  }

  /// The root of the mean of Δ, in the units of the outputs.
  public var rootMeanSquare: Double {
    guard count > 0 else { return 0 }
    return (changes.value / Double(count)).squareRoot() * Double(sign: .plus, exponent: exponent ?? 0, significand: 1)
  }

  /// An interval for the mean of Δ with the confidence given, valid at any stopping time; `nil` without a bound, or if it was exceeded.
  public func interval() -> ClosedRange<Double>? {
    guard let bound, !exceedsBound, var sequence else { return nil }
    let range = sequence.interval()
    let factor = 4 * bound * bound
    return (range.lowerBound * factor)...(range.upperBound * factor)
  }
}
