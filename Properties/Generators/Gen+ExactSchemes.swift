public import Averaging
import ExactArithmetic
public import PropertyTesting
public import Representations

extension Gen where Value == AveragingScheme {
  /// Random exact schemes on a class: from the uniform scheme on the whole group up to three steps in random directions orthogonal to the
  /// matrix coefficients and the constants, each as far as a weight becomes 0, or half of the way.
  ///
  /// The simplest is the uniform scheme on the whole group.
  ///
  /// - Complexity: that of eliminating |G| columns from one row for each different matrix coefficient of the class, for each step.
  public static func exactScheme(on functions: FunctionClass, _ weights: WeightClass) -> Gen<AveragingScheme> {
    Gen { source in
      let order = functions.group.order
      let coefficients = functions.distinctCoefficients
      var current = [Rational](repeating: Rational(1, order), count: order)
      for _ in 0..<(try source.draw(Gen<Int>.int(in: 0...3))) {
        let support = (0..<order).filter { !current[$0].isZero }
        let directions = Matrix(
          rows: coefficients.map { row in support.map { row[$0] } }, columnCount: support.count
        ).nullspace()
        var direction = [Rational](repeating: .zero, count: support.count)
        let factors = try source.draw(Gen<Int>.int(in: -2...2, simplest: 1).array(count: directions.rowCount))
        for (row, factor) in factors.enumerated() where factor != 0 {
          for place in direction.indices { direction[place] += Rational(factor) * directions[row, place] }
        }
        // How far each weight is from 0 along the direction; the nearest keeps positive weights positive.
        let steps = zip(support, direction).compactMap { element, slope -> Rational? in
          let isReached = slope.signum < 0 || (weights == .affine && slope.signum > 0)
          return isReached ? -current[element] / slope : nil
        }
        guard let nearest = weights == .affine ? steps.last : steps.min() else { continue }
        let step = try source.draw(Gen<Bool>.bool(probability: 0.3)) ? nearest / 2 : nearest
        for (place, element) in support.enumerated() { current[element] += step * direction[place] }
      }
      return try AveragingScheme(
        current.enumerated().map { (element: $0, weight: $1) }, weightClass: weights == .affine ? .affine : .convex)
    }
  }
}

extension FunctionClass {
  /// The functions g ↦ ρ(g)ᵢⱼ of all summands and the constants, each once.
  fileprivate var distinctCoefficients: [[Rational]] {
    var seen: Set<[Int]> = []
    var rows: [[Rational]] = [[Rational](repeating: 1, count: group.order)]
    for constituent in constituents {
      for row in 0..<constituent.dimension {
        for column in 0..<constituent.dimension {
          let values = (0..<group.order).map { constituent.entry(row, column, at: $0) }
          if seen.insert(values).inserted { rows.append(values.map { Rational($0) }) }
        }
      }
    }
    return rows
  }
}
