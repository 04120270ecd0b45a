import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

/// A kernel on points that a group moves, by the definitions.
struct PointKernel {
  let matrix: Matrix<Rational>
  let action: PointAction

  /// K(gx, gy) = K(x, y).
  var isInvariant: Bool {
    action.group.generatorIndices.allSatisfy { generator in
      (0..<action.degree).allSatisfy { x in
        (0..<action.degree).allSatisfy { y in
          matrix[action.image(of: x, under: generator), action.image(of: y, under: generator)] == matrix[x, y]
        }
      }
    }
  }

  /// E_g K(x, gy).
  var averaged: Matrix<Rational> {
    mean { x, y, element in matrix[x, action.image(of: y, under: element)] }
  }

  /// E_g K(gx, y).
  var averagedOnTheLeft: Matrix<Rational> {
    mean { x, y, element in matrix[action.image(of: x, under: element), y] }
  }

  private func mean(_ value: (Int, Int, Int) -> Rational) -> Matrix<Rational> {
    let order = action.group.order
    return Matrix(
      rows: (0..<action.degree).map { x in
        (0..<action.degree).map { y in
          (0..<order).reduce(.zero) { $0 + value(x, y, $1) } / Rational(order)
        }
      }, columnCount: action.degree)
  }

  /// What kernel ridge regression fits to one observation of value 1 among several, one function for each observation.
  ///
  /// - Precondition: a positive semidefinite matrix, λ > 0.
  static func ridgeFit(_ kernel: Matrix<Rational>, _ ridge: Rational, observed: [Int]) -> [[Rational]]? {
    let size = Rational(observed.count)
    let system = Matrix(
      rows: observed.indices.map { row in
        observed.indices.map { kernel[observed[row], observed[$0]] + (row == $0 ? size * ridge : 0) }
      }, columnCount: observed.count)
    guard let inverse = system.inverse() else { return nil }
    return observed.indices.map { place in
      (0..<kernel.rowCount).map { x in
        observed.indices.reduce(.zero) { $0 + kernel[x, observed[$1]] * inverse[$1, place] }
      }
    }
  }
}

extension Matrix where Element == Rational {
  /// The entries minus those of another matrix.
  func minus(_ other: Matrix) -> Matrix {
    Matrix(
      rows: (0..<rowCount).map { row in (0..<columnCount).map { self[row, $0] - other[row, $0] } },
      columnCount: columnCount)
  }

  /// The rows and columns of some indices, which may repeat.
  func at(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.map { row in indices.map { self[row, $0] } }, columnCount: indices.count)
  }

  /// tr T(T + λ)⁻¹, 0 where there is no inverse.
  func effectiveDimension(_ ridge: Rational) -> Rational {
    var shifted = self
    for row in 0..<rowCount { shifted[row, row] += ridge }
    guard let inverse = shifted.inverse() else { return .zero }
    return (0..<rowCount).reduce(.zero) { sum, row in
      (0..<columnCount).reduce(sum) { $0 + self[row, $1] * inverse[$1, row] }
    }
  }
}

extension Instance {
  /// The kernel `K` on the points, row by row; `nil` if it is not symmetric and positive semidefinite.
  func kernel(on action: PointAction) throws -> PointKernel? {
    let count = action.degree
    let values = try vector("K", count: count * count)
    let matrix = Matrix(
      rows: (0..<count).map { Array(values[($0 * count)..<(($0 + 1) * count)]) }, columnCount: count)
    let isSymmetric = (0..<count).allSatisfy { x in (0..<count).allSatisfy { matrix[x, $0] == matrix[$0, x] } }
    return isSymmetric && matrix.isPositiveSemidefinite() ? PointKernel(matrix: matrix, action: action) : nil
  }

  /// The instance with the kernel that is 1 on the diagonal and 0 elsewhere, and with the one that is 2 and 1.
  func withKernels() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return [0, 1].map { (rest: Rational) in
      var instance = self
      instance.vectors["K"] = (0..<(degree * degree)).map { $0 / degree == $0 % degree ? 1 + rest : rest }
      return instance
    }
  }

  /// The instance with each set of points observed once each.
  func withObservedSets() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return (1..<(1 << degree)).map { mask in
      var instance = self
      instance.vectors["counts"] = (0..<degree).map { Rational(mask >> $0 & 1) }
      return instance
    }
  }

  /// The points observed, each as often as `counts` says; `nil` if there are none or more than so many.
  func observed(on action: PointAction, limit: Int) throws -> [Int]? {
    let counts = try vector("counts", count: action.degree)
    let points = counts.enumerated().flatMap { point, count in
      [Int](repeating: point, count: count.asInt.map { (0...limit).contains($0) ? $0 : limit + 1 } ?? limit + 1)
    }
    return (1...limit).contains(points.count) ? points : nil
  }
}

extension Gen where Value == Instance {
  /// An instance with an invariant kernel, positive semidefinite because its diagonal is large enough, some observed
  /// points, and λ.
  static func kernelProblem(_ base: Gen<Instance>, observations: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(base)
      let action = try PointAction(instance.setting())
      let degree = action.degree
      let pairs = action.orbitsOfPairs
      let values = try source.draw(Gen<Int>.int(in: -2...2, simplest: 0).array(count: pairs.count))
      var matrix = action.matrix(pairs, values.map { Rational($0, 2) })
      let orbits = action.orbitNumbers
      let extra = try source.draw(Gen<Int>.int(in: 0...2, simplest: 1).array(count: degree))
      for point in 0..<degree {
        let rest = (0..<degree).reduce(Rational.zero) { $0 + matrix[point * degree + $1].magnitude }
        matrix[point * degree + point] = rest + Rational(extra[orbits[point]])
      }
      instance.vectors["K"] = matrix
      var counts = [Int](repeating: 0, count: degree)
      for point in try source.draw(Gen<Int>.int(in: 0...(degree - 1)).array(count: 1...observations)) {
        counts[point] += 1
      }
      instance.vectors["counts"] = counts.map { Rational($0) }
      return instance.with(number: try source.draw(.ratio(denominator: 6)), as: "λ")
    }
  }
}
