public import ExactArithmetic
public import FiniteGroups
public import PropertyTesting

extension Gen where Value == [Rational] {
  /// Random probability weights on some points, 0 allowed; the simplest is uniform.
  public static func measure(points: Int) -> Gen<[Rational]> {
    Gen { source in
      let parts = try source.draw(Gen<Int>.int(in: 0...5, simplest: 1).array(count: points))
      let sum = parts.reduce(0, +)
      return sum == 0
        ? [Rational](repeating: Rational(1, Swift.max(points, 1)), count: points)
        : parts.map { Rational($0) / Rational(sum) }
    }
  }

  /// Random probability weights on the points of a group that it leaves unchanged: constant on each orbit.
  public static func invariantMeasure(of group: FiniteGroup) -> Gen<[Rational]> {
    Gen { source in
      let orbits = group.pointOrbits
      let parts = try source.draw(Gen<Int>.int(in: 0...5, simplest: 1).array(count: orbits.count))
      let sum = zip(parts, orbits).reduce(0) { $0 + $1.0 * $1.1.count }
      var weights = [Rational](repeating: Rational(1, Swift.max(group.degree, 1)), count: group.degree)
      for (part, orbit) in zip(parts, orbits) where sum > 0 {
        for point in orbit { weights[point] = Rational(part) / Rational(sum) }
      }
      return weights
    }
  }
}

extension FiniteGroup {
  /// The orbits of the points, each ascending, by least point.
  ///
  /// - Complexity: O(order · orbits)
  public var pointOrbits: [[Int]] {
    var isSeen = [Bool](repeating: false, count: degree)
    var orbits: [[Int]] = []
    for point in 0..<degree where !isSeen[point] {
      for element in 0..<order { isSeen[image(of: point, under: element)] = true }
      let known = Set(orbits.joined())
      orbits.append((0..<degree).filter { isSeen[$0] && !known.contains($0) })
    }
    return orbits
  }
}
