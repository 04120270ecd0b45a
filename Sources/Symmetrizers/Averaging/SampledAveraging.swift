public import Averaging
public import ExactArithmetic

/// The mean over n independent elements of a distribution ω on the group, drawn afresh at each evaluation: a partial equivariance as
/// it is used in networks.
///
/// For f ∈ F₀ the expected squared norm of the result is ‖E_ωf‖² + (‖f‖² − ‖E_ωf‖²)/n: the mean over the draws is E_ωf, and the variances
/// at the points sum to ‖f‖² − ‖E_ωf‖², divided by n. So the expected weak error on f tends to that of ω, not to 0, unless ω is exact.
///
/// Source: D. W. Romero, S. Lohit, "Learning partial equivariances from data", NeurIPS 2022, section 3.
public struct SampledAveraging<Element: Hashable & Sendable, Input: Sendable>: Symmetrizer {
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// The distribution.
  public let distribution: Scheme<Element>
  /// The number n of draws.
  public let count: Int
  private let cumulative: [UInt64]

  /// Draws from a distribution.
  ///
  /// - Parameters:
  ///   - distribution: ω, with nonnegative weights.
  ///   - count: n, at least 1.
  ///   - weakError: an upper bound of the weak error of ω on the functions in question, if there is one.
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for negative weights, weights whose common denominator has more than 63 bits, and
  ///   n < 1.
  public init(from distribution: Scheme<Element>, count: Int, weakError: Rational? = nil) throws(SymmetrizerError) {
    guard count >= 1, distribution.entries.allSatisfy({ $0.weight.signum > 0 }) else {
      throw .unsuitableParameter("at least 1 element is drawn, by weights that are not negative")
    }
    let denominator = distribution.entries.reduce(Rational.one) { factor, entry in
      factor * Rational((entry.weight * factor).denominator)
    }
    var cumulative: [UInt64] = []
    var sum = Rational.zero
    for entry in distribution.entries {
      sum += entry.weight
      guard let place = (sum * denominator).asInt else {
        throw .unsuitableParameter("the common denominator of the weights has more than 63 bits")
      }
      cumulative.append(UInt64(place))
    }
    self.distribution = distribution
    self.count = count
    self.cumulative = cumulative
    let share = Rational(1, count)
    profile = SymmetrizerProfile(
      name: "sampled-partial-averaging", source: "Romero & Lohit, NeurIPS 2022", queries: min(count, distribution.size),
      guarantee: weakError.map {
        SymmetryGuarantee(
          .expected, error: $0 + (1 - $0) * share, scope: "each single function, over the draws, at most")
      } ?? SymmetryGuarantee(.none, error: nil, scope: "no class of functions was named"),
      continuity: distribution.size == 1
        ? .fixedWeights : Continuity(isPreserved: false, reason: "evaluations draw independently"), isRandomized: true)
  }

  /// n draws, equal ones together.
  ///
  /// - Complexity: O(n log size)
  public func queries(at input: Input, using random: inout some RandomNumberGenerator) throws -> [WeightedQuery<
    Element
  >] {
    let total = cumulative.last ?? 1
    let draws = (0..<count).map { _ in
      let mark = UInt64.random(in: 0..<total, using: &random)
      return distribution.entries[cumulative.partitioningIndex { $0 > mark }].element
    }
    return try Scheme.ofDraws(draws).entries.map { WeightedQuery($0.element, weight: $0.weight) }
  }
}

extension [UInt64] {
  /// The first place from which on a condition holds, for conditions that hold from some place on; `count` if it holds nowhere.
  fileprivate func partitioningIndex(where holds: (UInt64) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
