import Certificates
import ExactArithmetic
import Foundation

/// The weak and strong errors of supports in floating point, from another definition than the checker's: a scheme acts by
/// translation on M(F), a space of functions on the group in which the same irreducible representations occur as in F.
struct ErrorOracle {
  private let order: Int
  private let symmetry: Certificate.Symmetry
  private let weights: Certificate.Weights
  /// translate[g][x] is g⁻¹x.
  private let translate: [[Int]]
  /// An orthonormal basis of the part of M(F) with mean 0, a row each.
  private var basis: [[Double]] = []

  init(_ oracle: Oracle, claim: Certificate.Claim) {
    order = oracle.elements.count
    symmetry = claim.symmetry
    weights = claim.weights
    let positions = Dictionary(uniqueKeysWithValues: oracle.elements.enumerated().map { ($1, $0) })
    translate = oracle.elements.map { g in
      var inverse = g
      for (point, image) in g.enumerated() { inverse[image - 1] = point + 1 }
      return oracle.elements.map { x in positions[x.map { inverse[$0 - 1] }] ?? 0 }
    }
    for values in oracle.coefficients {
      var vector = values.map(\.approximation)
      let mean = vector.reduce(0, +) / Double(order)
      vector = vector.map { $0 - mean }
      for _ in 0..<2 {
        for unit in basis {
          let product = zip(unit, vector).reduce(0) { $0 + $1.0 * $1.1 }
          for place in vector.indices { vector[place] -= product * unit[place] }
        }
      }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 1e-6 { basis.append(vector.map { $0 / length }) }
    }
  }

  /// The error of a scheme, by position in the list of elements.
  func error(_ scheme: [(element: Int, weight: Double)]) -> Double {
    let averages = basis.map { unit in
      var sum = [Double](repeating: 0, count: order)
      for (g, weight) in scheme { for x in 0..<order { sum[x] += weight * unit[translate[g][x]] } }
      return sum
    }
    if symmetry == .weak { return largestEigenvalue(averages) }
    return (0..<order).map { h in
      largestEigenvalue(averages.map { average in (0..<order).map { average[$0] - average[translate[h][$0]] } }) / 2
    }.max() ?? 0
  }

  /// The largest eigenvalue of the matrix of inner products of some vectors, by repeated squaring.
  private func largestEigenvalue(_ vectors: [[Double]]) -> Double {
    var matrix = vectors.map { left in vectors.map { right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } } }
    var logarithm = 0.0
    var power = 1.0
    for _ in 0..<36 {
      let trace = matrix.indices.reduce(0) { $0 + matrix[$1][$1] }
      guard trace > 1e-14 else { return 0 }
      logarithm += log(trace) / power
      matrix = matrix.map { $0.map { $0 / trace } }
      matrix = matrix.indices.map { row in
        matrix.indices.map { column in matrix.indices.reduce(0) { $0 + matrix[row][$1] * matrix[$1][column] } }
      }
      power *= 2
    }
    let trace = matrix.indices.reduce(0) { $0 + matrix[$1][$1] }
    return exp(logarithm + log(trace) / power)
  }

  /// The least error of schemes with a number of elements; `nil` where this oracle does not look (three elements and more
  /// with unequal weights).
  func leastError(size: Int) -> Double? {
    if size == 1 { return error([(0, 1)]) }
    if weights == .uniform {
      var supports: [[Int]] = [[0]]
      for _ in 1..<size {
        supports = supports.flatMap { set in
          (((set.last ?? 0) + 1)..<max(order, (set.last ?? 0) + 1)).map { set + [$0] }
        }
      }
      return supports.map { error($0.map { ($0, 1 / Double(size)) }) }.min()
    }
    guard size == 2 else { return nil }
    // The error is a convex function of the weight: narrow an interval by thirds.
    return (1..<max(order, 2)).map { other in
      var (low, high) = weights == .convex ? (0.0, 1.0) : (-20.0, 21.0)
      for _ in 0..<60 {
        let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
        if error([(0, left), (other, 1 - left)]) < error([(0, right), (other, 1 - right)]) {
          high = right
        } else {
          low = left
        }
      }
      return error([(0, low), (other, 1 - low)])
    }.min()
  }
}
