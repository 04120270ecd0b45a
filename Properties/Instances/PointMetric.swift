import ExactArithmetic
import FiniteGroups

/// Squared distances of finitely many points, and their covering numbers by all subsets.
struct PointMetric {
  let matrix: Matrix<Rational>
  var count: Int { matrix.rowCount }
  subscript(row: Int, column: Int) -> Rational { matrix[row, column] }

  /// Whether the group keeps all distances.
  func isInvariant(under action: PointAction) -> Bool {
    action.group.generatorIndices.allSatisfy { generator in
      (0..<count).allSatisfy { x in
        (0..<count).allSatisfy { y in
          self[action.image(of: x, under: generator), action.image(of: y, under: generator)] == self[x, y]
        }
      }
    }
  }

  /// The squared least distances of sets of points.
  func quotient(_ orbits: [[Int]]) -> PointMetric {
    PointMetric(
      matrix: Matrix(
        rows: orbits.map { left in
          orbits.map { right in left.flatMap { x in right.map { self[x, $0] } }.min() ?? .zero }
        }, columnCount: orbits.count))
  }

  /// Whether d(x, z) ≤ d(x, y) + d(y, z), decided by squares.
  func isTriangle(_ x: Int, _ y: Int, _ z: Int) -> Bool {
    // d(x,z)² − d(x,y)² − d(y,z)² ≤ 2 d(x,y) d(y,z)
    let rest = self[x, z] - self[x, y] - self[y, z]
    return rest.signum <= 0 || rest * rest <= 4 * self[x, y] * self[y, z]
  }

  /// The least number of closed balls around points that cover all; O(2^points).
  func coveringNumber(_ squaredRadius: Rational) -> Int {
    let balls = (0..<count).map { center in
      (0..<count).reduce(0) { $0 | (self[center, $1] <= squaredRadius ? 1 << $1 : 0) }
    }
    return PointMetric.leastCover(of: count, by: balls)
  }

  /// The least number of sets, as bit masks, whose union is everything.
  static func leastCover(of count: Int, by sets: [Int]) -> Int {
    let all = (1 << count) - 1
    let covers = (0..<(1 << sets.count)).filter { mask in
      sets.indices.reduce(0) { $0 | (mask >> $1 & 1 == 1 ? sets[$1] : 0) } == all
    }
    return covers.map(\.nonzeroBitCount).min() ?? -1
  }
}

extension Instance {
  /// The squared distances `d²` of the points, row by row; `nil` if they are those of no metric.
  func metric(on action: PointAction) throws -> PointMetric? {
    let count = action.degree
    let values = try vector("d²", count: count * count)
    let metric = PointMetric(
      matrix: Matrix(
        rows: (0..<count).map { Array(values[($0 * count)..<(($0 + 1) * count)]) }, columnCount: count))
    for x in 0..<count {
      for y in 0..<count {
        guard metric[x, y] == metric[y, x], (metric[x, y].signum > 0) == (x != y),
          (0..<count).allSatisfy({ metric.isTriangle(x, $0, y) })
        else { return nil }
      }
    }
    return metric
  }

  /// The points `sample`, counted from 0; `nil` if there are more than 8 or none.
  func sample(on action: PointAction) throws -> [Int]? {
    let points = try vector("sample").map { value in
      guard let point = value.asInt, (0..<action.degree).contains(point) else {
        throw InstanceError("\(value) in the sample is no point from 0 to \(action.degree - 1)")
      }
      return point
    }
    return (1...8).contains(points.count) ? points : nil
  }

  /// The functions `f1`, `f2`, …; `nil` if there are more than 8 or none.
  func functions(on action: PointAction) throws -> [[Rational]]? {
    var result: [[Rational]] = []
    while vectors["f\(result.count + 1)"] != nil {
      result.append(try vector("f\(result.count + 1)", count: action.degree))
    }
    return (1...8).contains(result.count) ? result : nil
  }

  /// The instance with each choice of squared distances 1 or 2 … 4 for the orbits of pairs.
  func withMetrics() throws -> [Instance] {
    let action = try PointAction(setting())
    let pairs = action.orbitsOfPairs
    return (0..<(1 << min(pairs.count, 4))).map { mask in
      var instance = self
      let values = pairs.indices.map { Rational(mask >> min($0, 3) & 1 == 1 ? 4 : 1) }
      instance.vectors["d²"] = action.matrix(pairs, values)
      return instance
    }
  }

  /// The instance with two functions with values 0 and 1 of each kind, and all elements.
  func withPairsOfFunctions() throws -> [Instance] {
    let action = try PointAction(setting())
    let group = action.group
    let functions = (0..<(1 << action.degree)).map { mask in
      (0..<action.degree).map { Rational(mask >> $0 & 1) }
    }
    return functions.flatMap { first in
      functions.map { second in
        var instance = with(number: 0, as: "δ")
        instance.vectors["f1"] = first
        instance.vectors["f2"] = second
        instance.elements["S"] = (0..<group.order).map { group.permutation($0) }
        return instance
      }
    }
  }
}

extension PointAction {
  /// For each point the number of its orbit.
  var orbitNumbers: [Int] {
    let orbits = orbits
    return (0..<degree).map { point in orbits.firstIndex { $0.contains(point) } ?? -1 }
  }

  /// The orbits of the group on unordered pairs of different points.
  var orbitsOfPairs: [[(Int, Int)]] {
    var seen: Set<Int> = []
    var result: [[(Int, Int)]] = []
    for x in 0..<degree {
      for y in (x + 1)..<max(degree, x + 1) where !seen.contains(x * degree + y) {
        var orbit: [(Int, Int)] = []
        for element in 0..<group.order {
          let (u, v) = (image(of: x, under: element), image(of: y, under: element))
          let pair = (min(u, v), max(u, v))
          if seen.insert(pair.0 * degree + pair.1).inserted { orbit.append(pair) }
        }
        result.append(orbit)
      }
    }
    return result
  }

  /// The symmetric matrix, row by row, with a value for each orbit of pairs, and 0 on the diagonal.
  func matrix(_ pairs: [[(Int, Int)]], _ values: [Rational]) -> [Rational] {
    var matrix = [Rational](repeating: 0, count: degree * degree)
    for (orbit, value) in zip(pairs, values) {
      for (x, y) in orbit {
        matrix[x * degree + y] = value
        matrix[y * degree + x] = value
      }
    }
    return matrix
  }

  /// max |f(gx) − f(x)| over some elements, all functions and points.
  func largestChange(of functions: [[Rational]], under elements: [Int]) -> Rational {
    functions.flatMap { function in
      elements.flatMap { element in
        (0..<degree).map { (function[image(of: $0, under: element)] - function[$0]).magnitude }
      }
    }.max() ?? .zero
  }

  /// The first of the smallest sets of points from which the identity and some elements reach all points.
  func leastRepresentatives(_ elements: [Int]) -> [Int] {
    let all = (1 << degree) - 1
    let reach = (0..<degree).map { point in
      elements.reduce(1 << point) { $0 | 1 << image(of: point, under: $1) }
    }
    let masks = (0..<(1 << degree)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    let mask = masks.first { mask in
      (0..<degree).reduce(0) { $0 | (mask >> $1 & 1 == 1 ? reach[$1] : 0) } == all
    }
    return (0..<degree).filter { (mask ?? all) >> $0 & 1 == 1 }
  }
}

extension [[Rational]] {
  /// The covering number of functions in the largest difference over some points, centres among them; by all subsets.
  func coveringNumber(_ radius: Rational, on points: [Int]) -> Int {
    let balls = indices.map { center in
      indices.reduce(0) { mask, other in
        let isNear = points.allSatisfy { (self[center][$0] - self[other][$0]).magnitude <= radius }
        return mask | (isNear ? 1 << other : 0)
      }
    }
    return PointMetric.leastCover(of: count, by: balls)
  }

  /// E sup_f (μf − μ_n f) and E R_n for n independent uniform points, by all samples and signs.
  func gapAndComplexity(_ size: Int) -> (gap: Rational, complexity: Rational) {
    let points = first?.count ?? 0
    let means = map { $0.reduce(.zero, +) / Rational(Swift.max(points, 1)) }
    var (gap, complexity, samples) = (Rational.zero, Rational.zero, [[Int]()])
    for _ in 0..<size { samples = samples.flatMap { sample in (0..<points).map { sample + [$0] } } }
    for sample in samples {
      gap +=
        indices.map { number in
          means[number] - sample.reduce(.zero) { $0 + self[number][$1] } / Rational(size)
        }.max() ?? .zero
      for mask in 0..<(1 << size) {
        complexity +=
          map { function in
            sample.enumerated().reduce(.zero) { sum, item in
              sum + (mask >> item.offset & 1 == 1 ? function[item.element] : -function[item.element])
            }
          }.max() ?? .zero
      }
    }
    let count = Rational(samples.count)
    return (gap / count, complexity / (count * Rational(size << size)))
  }
}
