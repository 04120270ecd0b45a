/// Maps of any kind of points, turned into permutations of the orbits of some of them.
struct OrbitPermutations<Point: Hashable> {
  /// The points in order of discovery; the seeds are first.
  let points: [Point]
  /// For each map, the permutation of the points.
  let permutations: [Permutation]

  /// Follows the maps from the seeds until no new point appears.
  ///
  /// - Precondition: the maps are injective on a finite set that they preserve and that has the seeds in it.
  /// - Throws: ``GroupError/degreeTooLarge(_:limit:)`` beyond ``Permutation/maximumDegree`` points.
  /// - Complexity: O(points · maps) applications of a map
  init(seeds: [Point], maps: [(Point) -> Point]) throws(GroupError) {
    var points: [Point] = []
    var indices: [Point: Int] = [:]
    for seed in seeds where indices[seed] == nil {
      indices[seed] = points.count
      points.append(seed)
    }
    var images = [[UInt16]](repeating: [], count: maps.count)
    var head = 0
    while head < points.count {
      for (number, map) in maps.enumerated() {
        let image = map(points[head])
        if let index = indices[image] {
          images[number].append(UInt16(index))
        } else {
          guard points.count < Permutation.maximumDegree else {
            throw .degreeTooLarge(points.count + 1, limit: Permutation.maximumDegree)
          }
          images[number].append(UInt16(points.count))
          indices[image] = points.count
          points.append(image)
        }
      }
      head += 1
    }
    self.points = points
    permutations = images.map { Permutation(unchecked: $0) }
  }
}
