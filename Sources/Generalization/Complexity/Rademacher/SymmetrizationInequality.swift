public import ExactArithmetic

/// The generalization bound by Rademacher complexity, with both sides exact on a finite problem.
///
/// E sup_f (μf − μ_n f) ≤ 2 E R_n(F), μ_n the mean over n i.i.d. points; and half of the complexity of the centred
/// class is a lower bound for the two-sided gap: ½ E R_n({±(f − μf)}) ≤ E sup_f |μf − μ_n f|.
///
/// For invariant functions both sides depend on the orbits of the points only: they are those of the same class on X/G
/// with the image of μ.
///
/// Source: V. Koltchinskii, D. Panchenko 2000; P. Bartlett, S. Mendelson, JMLR 3 (2002), Theorem 8; the lower bound:
/// van der Vaart & Wellner, "Weak convergence and empirical processes", Lemma 2.3.1.
public struct SymmetrizationInequality: Sendable, Hashable {
  /// E sup_f (μf − μ_n f).
  public let expectedGap: Rational
  /// E sup_f |μf − μ_n f|.
  public let expectedAbsoluteGap: Rational
  /// E R_n(F).
  public let expectedComplexity: Rational
  /// E R_n({f − μf} ∪ {μf − f}).
  public let centredComplexity: Rational

  /// Whether both inequalities are true. They are theorems: `false` is a defect.
  public var holds: Bool {
    expectedGap <= 2 * expectedComplexity && centredComplexity <= 2 * expectedAbsoluteGap
      && expectedGap <= expectedAbsoluteGap
  }

  /// The largest number of samples, up to order, that are enumerated.
  public static let sampleLimit = 20_000

  /// Both sides for n i.i.d. points of a distribution.
  ///
  /// - Precondition: `sampleSize >= 1`.
  /// - Throws: ``ComplexityError/notAProbability(sum:)``, ``ComplexityError/mismatchedPoints(expected:found:)``,
  ///   ``ComplexityError/tooLarge(what:count:limit:)``.
  /// - Complexity: O(C(points + n − 1, n) · 2ⁿ · n · functions)
  public init(
    of functions: FiniteFunctionClass, distribution: [Rational], sampleSize: Int
  ) throws(ComplexityError) {
    precondition(sampleSize >= 1, "a sample has a point")
    guard distribution.count == functions.pointCount else {
      throw .mismatchedPoints(expected: functions.pointCount, found: distribution.count)
    }
    let total = distribution.reduce(Rational.zero, +)
    guard total == 1, distribution.allSatisfy({ $0.signum >= 0 }) else { throw .notAProbability(sum: total) }
    let samples = try SymmetrizationInequality.samples(distribution, size: sampleSize)
    let means = functions.values.applied(to: distribution)
    let centred = (0..<functions.functionCount).map { function in
      functions.values[row: function].map { $0 - means[function] }
    }
    let symmetric = try FiniteFunctionClass(centred + centred.map { $0.map { -$0 } })
    var (gap, absoluteGap, complexity, centredComplexity) = (Rational.zero, Rational.zero, Rational.zero, Rational.zero)
    for (sample, weight) in samples {
      let gaps = centred.map { function in -sample.reduce(Rational.zero) { $0 + function[$1] } / Rational(sampleSize) }
      let (highest, lowest) = (gaps.max() ?? .zero, gaps.min() ?? .zero)
      gap += weight * highest
      absoluteGap += weight * max(highest, -lowest)
      complexity += weight * (try functions.rademacherComplexity(at: sample))
      centredComplexity += weight * (try symmetric.rademacherComplexity(at: sample))
    }
    expectedGap = gap
    expectedAbsoluteGap = absoluteGap
    expectedComplexity = complexity
    self.centredComplexity = centredComplexity
  }

  /// The samples up to order, with their probabilities.
  private static func samples(
    _ distribution: [Rational], size: Int
  ) throws(ComplexityError) -> [(sample: [Int], weight: Rational)] {
    let support = distribution.indices.filter { distribution[$0].signum > 0 }
    var result: [(sample: [Int], weight: Rational)] = [([], .one)]
    for position in 0..<size {
      var next: [(sample: [Int], weight: Rational)] = []
      for (sample, weight) in result {
        for point in support where point >= sample.last ?? 0 {
          // Multinomial coefficients step by step: (position + 1)/(times the point then occurs).
          let times = sample.reversed().prefix { $0 == point }.count + 1
          next.append((sample + [point], weight * distribution[point] * Rational(position + 1, times)))
        }
        guard next.count <= sampleLimit else {
          throw .tooLarge(what: "samples", count: next.count, limit: sampleLimit)
        }
      }
      result = next
    }
    return result
  }
}
