import ExactArithmetic

/// A finite group of isometries of ℝᵈ that moves the inputs of a learning problem.
///
/// The Gaussian kernel is invariant under all of them, which makes ridge regression on a fully augmented data set the same as
/// ridge regression with the averaged kernel (`AveragedKernel`).
public enum TrainingGroup: Sendable, Hashable, CustomStringConvertible {
  /// S_n, permuting the coordinates of ℝⁿ; `1 <= n <= 12`.
  case permutations(Int)
  /// C2^m, changing signs of the coordinates of ℝᵐ; `1 <= m <= 60`.
  case signFlips(Int)
  /// C_n, rotating the plane by multiples of 2π/n; `1 <= n <= 10_000`.
  case rotations(Int)

  /// One element.
  public enum Element: Sendable, Hashable {
    /// Coordinate i moves to the place that the i-th entry says.
    case permutation([Int])
    /// The coordinates whose bits are set change sign.
    case flips(UInt64)
    /// The rotation by this multiple of 2π/n, from 0 to n − 1.
    case turn(Int)
  }

  /// The dimension of the inputs.
  public var dimension: Int {
    switch self {
    case .permutations(let n), .signFlips(let n): n
    case .rotations: 2
    }
  }

  /// |G|.
  public var order: Int {
    switch self {
    case .permutations(let n): (1...n).reduce(1, *)
    case .signFlips(let m): 1 << m
    case .rotations(let n): n
    }
  }

  /// ln|G|, from an enclosure of width below 2⁻⁵⁰, so the same on every machine.
  ///
  /// - Complexity: a series of rationals of 64 bits; keep the value
  public var logOrder: Double {
    Enclosure.naturalLogarithm(of: Rational(order)).midpoint.approximation
  }

  /// ⌈ln|G|⌉, at least 1: the size at which the paper's statement expects approximate symmetry.
  public var logSize: Int { TrainingGroup.logSize(logOrder) }

  /// ⌈ln|G|⌉, at least 1, from ln|G|. No order of a group but 1 has a whole logarithm.
  static func logSize(_ logOrder: Double) -> Int { max(1, Int(logOrder.rounded(.up))) }

  /// The name of the group.
  public var description: String {
    switch self {
    case .permutations(let n): "S\(n)"
    case .signFlips(let m): "C2^\(m)"
    case .rotations(let n): "C\(n)"
    }
  }

  /// The element that moves nothing.
  public var identity: Element {
    switch self {
    case .permutations(let n): .permutation(Array(0..<n))
    case .signFlips: .flips(0)
    case .rotations: .turn(0)
    }
  }

  /// An element with the uniform distribution.
  ///
  /// - Complexity: O(d)
  public func randomElement(using random: inout some RandomNumberGenerator) -> Element {
    switch self {
    case .permutations(let n): .permutation((0..<n).shuffled(using: &random))
    case .signFlips(let m): .flips(random.next() >> UInt64(64 - m))
    case .rotations(let n): .turn(Int.random(in: 0..<n, using: &random))
    }
  }

  /// The identity and then different random elements: all subsets that contain the identity are equally likely, and every
  /// prefix has the same property.
  ///
  /// - Precondition: `1 <= count <= order`.
  /// - Complexity: O(count) expected draws while `count` is at most half of the order, O(order · log order) for all of it
  public func randomSubset(count: Int, using random: inout some RandomNumberGenerator) -> [Element] {
    precondition(count >= 1 && count <= order, "a subset with the identity has 1 … |G| elements")
    var chosen = [identity]
    var seen: Set<Element> = [identity]
    while chosen.count < count {
      let next = randomElement(using: &random)
      if seen.insert(next).inserted { chosen.append(next) }
    }
    return chosen
  }
}
