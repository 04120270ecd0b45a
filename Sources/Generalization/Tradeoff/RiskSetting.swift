// Goals of this folder:
// 1. The risk of every level of symmetry as a formula in few numbers, with its hypotheses and source.
// 2. The best level, in closed form, and how it moves with the number of samples.
// 3. Curves for plotting, and the questions of a planner: which error or size of a scheme reaches a wanted risk.

public import ExactArithmetic

/// The five numbers on which the risk of symmetrized least squares depends.
///
/// V is a G-stable space of functions, of p dimensions, p₀ of them invariant, q = p − p₀. The *white design*: the data
/// determine a vector z = Π_V f* + ε in V whose noise has mean 0 and covariance (σ²/n)·I for the inner product of L²(μ). That
/// is so when every point x is observed n·μ(x) times with uncorrelated noise of variance σ², z being the mean of
/// the observations at each point, projected on V. The noise need not be Gaussian. Estimators are z, its averages and its
/// projections; their risk is E‖f̂ − f*‖².
///
/// Source: for the decomposition of ridge regression in a sequence model, A. B. Tsybakov, "Introduction to nonparametric
/// estimation", 2009, section 3.2; for the role of the two parts, B. Elesedy & S. Zaidi, ICML 2021, arXiv 2102.10333.
public struct RiskSetting: Sendable, Hashable {
  /// d² = ‖(I − P)Π_V f*‖², the squared data asymmetry within V.
  public let dataAsymmetry: Rational
  /// p₀, the dimension of the invariant functions of V.
  public let invariantDimension: Int
  /// p, the dimension of V.
  public let dimension: Int
  /// n, the number of observations.
  public let samples: Int
  /// σ², the variance of an observation.
  public let noiseVariance: Rational
  /// ‖(I − Π_V)f*‖², which no function of V avoids; part of every risk.
  public let misfit: Rational

  /// A setting.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for negative numbers, p₀ > p, n < 1, and d > 0 where there is no
  ///   complement.
  public init(
    dataAsymmetry: Rational, invariantDimension: Int, dimension: Int, samples: Int, noiseVariance: Rational,
    misfit: Rational = 0
  ) throws(ProblemError) {
    for (name, value) in [
      ("the squared data asymmetry", dataAsymmetry), ("the variance of the noise", noiseVariance),
      ("the misfit", misfit),
    ] where value.signum < 0 {
      throw .outOfRange(name, value, allowed: "at least 0")
    }
    guard samples >= 1 else { throw .outOfRange("the number of samples", Rational(samples), allowed: "at least 1") }
    guard dimension >= 0, (0...dimension).contains(invariantDimension) else {
      throw .outOfRange(
        "the dimension of the invariants", Rational(invariantDimension), allowed: "from 0 to the dimension \(dimension)"
      )
    }
    guard dimension > invariantDimension || dataAsymmetry.isZero else {
      throw .outOfRange("the squared data asymmetry", dataAsymmetry, allowed: "0, as all functions are invariant")
    }
    self.dataAsymmetry = dataAsymmetry
    self.invariantDimension = invariantDimension
    self.dimension = dimension
    self.samples = samples
    self.noiseVariance = noiseVariance
    self.misfit = misfit
  }

  /// The setting of a finite problem with all functions on its points: p = |X|, p₀ the number of orbits.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for n < 1.
  /// - Complexity: O(points)
  public init(_ problem: FiniteProblem, samples: Int) throws(ProblemError) {
    try self.init(
      dataAsymmetry: problem.dataAsymmetry(), invariantDimension: problem.orbits.count, dimension: problem.pointCount,
      samples: samples, noiseVariance: problem.noiseVariance)
  }

  /// The same setting with another number of samples.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for n < 1.
  public func with(samples: Int) throws(ProblemError) -> RiskSetting {
    try RiskSetting(
      dataAsymmetry: dataAsymmetry, invariantDimension: invariantDimension, dimension: dimension, samples: samples,
      noiseVariance: noiseVariance, misfit: misfit)
  }

  /// q = p − p₀, the dimension of the complement of the invariants.
  public var complementDimension: Int { dimension - invariantDimension }

  /// s = σ²/n, the variance of the estimate in each direction.
  public var directionNoise: Rational { noiseVariance / Rational(samples) }

  /// p₀s, which every level of symmetry pays.
  public var invariantNoise: Rational { Rational(invariantDimension) * directionNoise }

  /// qs, which exact symmetry saves and no symmetry pays.
  public var complementNoise: Rational { Rational(complementDimension) * directionNoise }
}
