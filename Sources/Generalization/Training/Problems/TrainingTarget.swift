/// What is to be learned, where the inputs for training come from, and where it is tested.
///
/// Test inputs have a distribution that the group leaves as it is. All targets have mean 0 under it, so no intercept is fitted.
/// Only sums and products are used: values are the same on every machine.
public enum TrainingTarget: Sendable, Hashable {
  /// Σ xᵢ on [−1, 1]ᵈ; training inputs are sorted ascending, test inputs are not.
  case coordinateSum(dimension: Int)
  /// Σ (|xᵢ| − ½) on [−1, 1]ᵈ; training inputs lie in the positive orthant.
  case absoluteSum(dimension: Int)
  /// 6r⁴ − 6r² + 1 + a·(x² − y²) on the unit disc, for training too: a radial part (the Legendre polynomial of degree 2 in r²), and an
  /// anisotropic part that averages to 0 under every C_n, n ≥ 3.
  case plane(anisotropy: Double)

  /// The dimension of the inputs.
  public var dimension: Int {
    switch self {
    case .coordinateSum(let d), .absoluteSum(let d): d
    case .plane: 2
    }
  }

  /// The value at an input.
  ///
  /// - Precondition: `point.count == dimension`.
  public func value(at point: [Double]) -> Double {
    switch self {
    case .coordinateSum: return point.reduce(0, +)
    case .absoluteSum: return point.reduce(0) { $0 + ($1.magnitude - 0.5) }
    case .plane(let anisotropy):
      let (a, b) = (point[0] * point[0], point[1] * point[1])
      let u = a + b
      return 6 * u * u - 6 * u + 1 + anisotropy * (a - b)
    }
  }

  /// The variance under the distribution of test inputs: the risk of predicting 0.
  public var variance: Double {
    switch self {
    case .coordinateSum(let d): Double(d) / 3
    case .absoluteSum(let d): Double(d) / 12
    case .plane(let anisotropy): 0.2 + anisotropy * anisotropy / 6
    }
  }

  /// ‖(I − P)f*‖² as a share of the variance: no invariant predictor has a smaller relative risk.
  public var asymmetry: Double {
    switch self {
    case .coordinateSum, .absoluteSum: 0
    case .plane(let anisotropy): anisotropy * anisotropy / 6 / variance
    }
  }

  /// An input for training.
  public func trainingInput(using random: inout some RandomNumberGenerator) -> [Double] {
    let point = testInput(using: &random)
    switch self {
    case .coordinateSum: return point.sorted()
    case .absoluteSum: return point.map(\.magnitude)
    case .plane: return point
    }
  }

  /// An input for testing.
  public func testInput(using random: inout some RandomNumberGenerator) -> [Double] {
    switch self {
    case .coordinateSum(let d), .absoluteSum(let d):
      return (0..<d).map { _ in TrainingTarget.symmetricUniform(using: &random) }
    case .plane:
      while true {
        let x = TrainingTarget.symmetricUniform(using: &random)
        let y = TrainingTarget.symmetricUniform(using: &random)
        if x * x + y * y <= 1 { return [x, y] }
      }
    }
  }

  /// A number from [−1, 1) with 53 random bits.
  static func symmetricUniform(using random: inout some RandomNumberGenerator) -> Double {
    Double(random.next() >> 11) * 0x1p-52 - 1
  }
}
