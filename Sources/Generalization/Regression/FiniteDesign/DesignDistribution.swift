public import ExactArithmetic

/// A random design with finitely many outcomes: which points are observed how often, with rational probabilities.
public struct DesignDistribution: Sendable, Hashable {
  /// The most designs that are enumerated.
  public static let designLimit = 20_000

  /// A design and its probability, greater than 0.
  public struct Outcome: Sendable, Hashable {
    /// The design.
    public let design: FixedDesign
    /// Its probability.
    public let probability: Rational
  }

  /// The outcomes.
  public let outcomes: [Outcome]

  /// A design that is certain.
  public init(_ design: FixedDesign) { outcomes = [Outcome(design: design, probability: 1)] }

  /// Designs with probabilities; those of probability 0 are left out.
  ///
  /// - Throws: ``RegressionError/notAProbability(sum:)``.
  public init(_ designs: [(design: FixedDesign, probability: Rational)]) throws(RegressionError) {
    let sum = designs.reduce(Rational.zero) { $0 + $1.probability }
    guard sum == 1, designs.allSatisfy({ $0.probability.signum >= 0 }) else { throw .notAProbability(sum: sum) }
    outcomes = designs.filter { $0.probability.signum > 0 }.map {
      Outcome(design: $0.design, probability: $0.probability)
    }
  }

  /// n independent points of a distribution: the multinomial law of the counts.
  ///
  /// - Precondition: `sampleSize >= 1`.
  /// - Throws: ``RegressionError/notAProbability(sum:)``, ``RegressionError/tooManyDesigns(count:limit:)``.
  /// - Complexity: O(C(points + n − 1, n) · points)
  public init(independent sampleSize: Int, from inputs: [Rational]) throws(RegressionError) {
    precondition(sampleSize >= 1, "a design has an observation")
    let sum = inputs.reduce(Rational.zero, +)
    guard sum == 1, inputs.allSatisfy({ $0.signum >= 0 }) else { throw .notAProbability(sum: sum) }
    let support = inputs.indices.filter { inputs[$0].signum > 0 }
    var partial: [(counts: [Int], probability: Rational, last: Int)] = [
      ([Int](repeating: 0, count: inputs.count), .one, 0)
    ]
    for position in 0..<sampleSize {
      var next: [(counts: [Int], probability: Rational, last: Int)] = []
      for (counts, probability, last) in partial {
        for point in support where point >= last {
          var larger = counts
          larger[point] += 1
          // n!/Πkᵢ! step by step.
          next.append((larger, probability * inputs[point] * Rational(position + 1, larger[point]), point))
        }
        guard next.count <= DesignDistribution.designLimit else {
          throw .tooManyDesigns(count: next.count, limit: DesignDistribution.designLimit)
        }
      }
      partial = next
    }
    outcomes = partial.map { Outcome(design: FixedDesign(unchecked: $0.counts), probability: $0.probability) }
  }
}

extension FixedDesign {
  /// A design from counts that are known to be at least 0, some of them positive.
  init(unchecked counts: [Int]) {
    self.counts = counts
    samples = counts.reduce(0, +)
  }
}
