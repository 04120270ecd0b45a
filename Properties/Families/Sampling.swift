import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// Samples of group elements, all of them.
enum Sampling {
  /// A multiset of elements with the probability that the draws give it or a translate.
  struct Sample {
    /// How often each element was drawn.
    let counts: [Int]
    /// The probability.
    let probability: Rational

    /// Equal weight for each draw.
    func scheme() throws -> AveragingScheme {
      let draws = counts.reduce(0, +)
      return try AveragingScheme(
        counts.enumerated().map { (element: $0.offset, weight: Rational($0.element, draws)) }, weightClass: .convex)
    }
  }

  /// All samples of n draws whose first draw is the identity, with probabilities that sum to 1.
  ///
  /// Translating a sample by the inverse of its first element keeps its error, and the other draws stay i.i.d. uniform (without
  /// replacement: a uniform subset of the rest); so these samples tell the distribution of the error.
  static func samples(_ draws: Int, of group: FiniteGroup, replacement: Bool) -> [Sample] {
    let order = group.order
    if replacement {
      let total = (1..<max(draws, 1)).reduce(Rational.one) { power, _ in power * Rational(order) }
      return compositions(draws - 1, parts: order).map { rest in
        var counts = rest
        counts[0] += 1
        return Sample(counts: counts, probability: multinomial(rest) / total)
      }
    }
    let subsets = Scope.subsetsWithIdentity(order: order, size: draws)
    return subsets.map { subset in
      var counts = [Int](repeating: 0, count: order)
      for element in subset { counts[element] = 1 }
      return Sample(counts: counts, probability: Rational(1, subsets.count))
    }
  }

  /// The probability that the weak error is at least ε, or above ε, exactly.
  static func failureProbability(
    _ draws: Int, _ setting: Setting, epsilon: Rational, replacement: Bool, isStrict: Bool = false,
    _ operators: Operators
  ) throws -> Rational {
    let errors = try setting.errors()
    return try samples(draws, of: setting.group, replacement: replacement).reduce(.zero) { sum, sample in
      let scheme = try sample.scheme()
      let error = operators.averaging.weakError(scheme, errors)
      let isMissed: Bool
      if error.upper < epsilon {
        isMissed = false
      } else if error.lower > epsilon {
        isMissed = true
      } else {
        isMissed = try setting.standing(of: scheme, at: epsilon) >= (isStrict ? .above : .equal)
      }
      return isMissed ? sum + sample.probability : sum
    }
  }

  /// The lists of natural numbers with a sum.
  static func compositions(_ sum: Int, parts: Int) -> [[Int]] {
    if parts == 1 { return [[sum]] }
    return (0...sum).flatMap { first in compositions(sum - first, parts: parts - 1).map { [first] + $0 } }
  }

  /// n!/(k₁!…kᵣ!).
  private static func multinomial(_ counts: [Int]) -> Rational {
    var result = Rational.one
    var placed = 0
    for count in counts {
      for number in 0..<count {
        placed += 1
        result *= Rational(placed, number + 1)
      }
    }
    return result
  }
}

extension Judgement {
  /// A judgement of enclosed numbers, with more and more bits until it is decided; few are enough for most, and much cheaper.
  static func refined(_ make: (_ bits: Int) throws -> Judgement) rethrows -> Judgement {
    for bits in [12, 36] {
      let judgement = try make(bits)
      if judgement.undecided == nil { return judgement }
    }
    return try make(100)
  }
}

extension Rational {
  /// The number, or if it takes long to write the next multiple of 1/10000: an error that is at most the one is at most the other,
  /// and linear programs solve much faster.
  var shortenedUp: Rational {
    denominator < 1_000_000 ? self : Rational((self * 10_000).ceiling) / 10_000
  }
}
