public import FiniteGroups

/// The orbits of a permutation group on its points.
public struct PointOrbits: Sendable, Hashable {
  /// The orbits, each ascending, in the order of their least points.
  public let orbits: [[Int]]
  /// For each point, the number of its orbit.
  public let orbitOf: [Int]

  /// The orbits of a group on the points that it permutes.
  ///
  /// - Complexity: O(points · generators)
  public init(of group: FiniteGroup) {
    var orbitOf = [Int](repeating: -1, count: group.degree)
    var orbits: [[Int]] = []
    for start in 0..<group.degree where orbitOf[start] < 0 {
      orbitOf[start] = orbits.count
      var orbit = [start]
      var head = 0
      while head < orbit.count {
        for generator in group.generators {
          let image = generator(orbit[head])
          if orbitOf[image] < 0 {
            orbitOf[image] = orbits.count
            orbit.append(image)
          }
        }
        head += 1
      }
      orbits.append(orbit.sorted())
    }
    self.orbits = orbits
    self.orbitOf = orbitOf
  }

  /// The number of points of the largest orbit.
  public var largest: Int { orbits.reduce(0) { max($0, $1.count) } }
}
