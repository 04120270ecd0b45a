// Goals of this folder:
// 1. Estimators that are linear in the observations, with their exact risk on finite problems, fixed and random designs.
// 2. The same risk by other ways: all signs of the noise, and simulation with intervals that hold as stated.
// 3. Least squares on F_a, which is not linear.

public import Averaging
public import ExactArithmetic
public import FiniteGroups

/// An estimator f̂ = Σᵢ T[·, xᵢ] yᵢ for a fixed design: least squares, ridge, kernel ridge, and averages of these.
public struct LinearSmoother: Sendable, Hashable {
  /// The observed points.
  public let design: FixedDesign
  /// T: in column x what one observation of x, of value 1, adds to the estimate at every point. Columns of points that are not
  /// observed are 0.
  public let response: Matrix<Rational>

  /// - Precondition: a square matrix on the points of the design.
  init(design: FixedDesign, response: Matrix<Rational>) {
    self.design = design
    self.response = response
  }

  /// The mean of the estimate over the noise.
  ///
  /// - Complexity: O(points²)
  public func mean(of target: [Rational]) -> [Rational] {
    response.applied(to: zip(design.counts, target).map { Rational($0) * $1 })
  }

  /// The exact risk E‖f̂ − f*‖² in L²(μ) for uncorrelated noise of mean 0 and variance σ², split into squared bias and variance
  /// σ²·Σₓ n(x)‖T[·, x]‖².
  ///
  /// - Complexity: O(points²)
  public func risk(on problem: FiniteProblem) -> SmootherRisk {
    var variance = Rational.zero
    for (point, count) in design.counts.enumerated() where count > 0 {
      let column = (0..<response.rowCount).map { response[$0, point] }
      variance += Rational(count) * problem.squaredNorm(column)
    }
    return SmootherRisk(
      squaredBias: problem.squaredDistance(mean(of: problem.target), problem.target),
      variance: variance * problem.noiseVariance)
  }

  /// The smoother followed by the average over a subgroup, P_H f̂.
  ///
  /// - Complexity: O(points²)
  public func averaged(over subgroup: Subgroup, action: TabulatedAction) -> LinearSmoother {
    let partition = action.orbits(under: subgroup)
    return mapColumns { partition.average($0) }
  }

  /// The smoother followed by an averaging scheme, E_ω f̂.
  ///
  /// - Precondition: a scheme on the group of the action.
  /// - Complexity: O(points² · size)
  public func averaged(with scheme: AveragingScheme, action: TabulatedAction) -> LinearSmoother {
    mapColumns { action.average($0, with: scheme) }
  }

  private func mapColumns(_ transform: ([Rational]) -> [Rational]) -> LinearSmoother {
    let columns = (0..<response.columnCount).map { column in
      transform((0..<response.rowCount).map { response[$0, column] })
    }
    return LinearSmoother(
      design: design, response: Matrix(rows: columns, columnCount: response.rowCount).transposed)
  }
}

extension TabulatedAction {
  /// E_ω f = Σ ω(g) ρ(g) f.
  ///
  /// - Precondition: a scheme on the group of the action, a value for each point.
  /// - Complexity: O(points · size)
  public func average(_ function: [Rational], with scheme: AveragingScheme) -> [Rational] {
    var result = [Rational](repeating: 0, count: pointCount)
    for entry in scheme.entries {
      for (point, value) in moved(function, by: entry.element).enumerated() {
        result[point] += entry.weight * value
      }
    }
    return result
  }
}

/// The exact risk of a linear estimate.
public struct SmootherRisk: Sendable, Hashable {
  /// ‖E f̂ − f*‖².
  public let squaredBias: Rational
  /// E‖f̂ − E f̂‖².
  public let variance: Rational
  /// Their sum, the risk.
  public var total: Rational { squaredBias + variance }
}
