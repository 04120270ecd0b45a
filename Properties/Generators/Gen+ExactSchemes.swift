public import Averaging
import ExactArithmetic
public import PropertyTesting
public import Representations

extension Gen where Value == AveragingScheme {
  /// Random exact schemes on a class: 1/|G| + φ for a random φ orthogonal to the matrix coefficients and the constants.
  ///
  /// For convex weights φ is scaled so that no weight is negative, half of the time so that one becomes 0. The simplest is the uniform
  /// scheme on the whole group.
  ///
  /// - Complexity: that of eliminating |G| columns from one row for each matrix entry of the class.
  public static func exactScheme(on functions: FunctionClass, _ weights: WeightClass) -> Gen<AveragingScheme> {
    Gen { source in
      let order = functions.group.order
      var rows: [[Rational]] = [[Rational](repeating: 1, count: order)]
      for constituent in functions.constituents {
        for row in 0..<constituent.dimension {
          for column in 0..<constituent.dimension {
            rows.append((0..<order).map { Rational(constituent.entry(row, column, at: $0)) })
          }
        }
      }
      let complement = Matrix(rows: rows, columnCount: order).nullspace()
      var direction = [Rational](repeating: .zero, count: order)
      let factors = try source.draw(Gen<Int>.int(in: -2...2).array(count: complement.rowCount))
      for (row, factor) in factors.enumerated() where factor != 0 {
        for element in 0..<order { direction[element] += Rational(factor) * complement[row, element] }
      }
      var scale = Rational.one
      if weights != .affine {
        let least = direction.min() ?? .zero
        scale = least.signum < 0 ? Rational(-1) / (least * Rational(order)) : .zero
        if try source.draw(Gen<Bool>.bool()) { scale = scale / 2 }
      }
      return try AveragingScheme(
        direction.enumerated().map { (element: $0, weight: Rational(1, order) + scale * $1) },
        weightClass: weights == .affine ? .affine : .convex)
    }
  }
}
