import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// A finite group of the line, the plane or space, with clouds x and y of the same number of points, y near x.
  ///
  /// - Parameter reflections: only groups that reflections generate, and single points.
  static func clouds(reflections: Bool = false) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.element(of: SpaceGroups.all(reflections: reflections)))
      let size = try instance.setting().action.dimension * source.draw(Gen<Int>.int(in: 1...(reflections ? 1 : 3)))
      let x = try source.draw(Gen<Int>.int(in: -2...2, simplest: 0).array(count: size)).map { Rational($0) }
      let scale = Rational(1, try source.draw(Gen<Int>.int(in: 1...8)))
      let steps = try source.draw(Gen<Int>.int(in: -1...1, simplest: 0).array(count: size))
      instance.vectors["x"] = x
      instance.vectors["y"] = zip(x, steps).map { $0 + scale * Rational($1) }
      return instance
    }
  }
}

/// Finite groups of matrices on the line, the plane and in space, as instances.
private enum SpaceGroups {
  /// Each group with signed permutations that generate it.
  private static let signed: [(title: String, isReflection: Bool, generators: [[Int]])] = [
    ("±1 on the line", true, [[-1]]), ("half turn of the plane", false, [[-1, -2]]),
    ("quarter turns of the plane", false, [[2, -1]]), ("symmetries of the square", true, [[2, -1], [2, 1]]),
    ("sign changes of the plane", true, [[-1, 2], [1, -2]]), ("exchange of coordinates", true, [[2, 1]]),
    ("rotations of three coordinates", false, [[2, 3, 1]]),
    ("permutations of three coordinates", true, [[2, 1, 3], [2, 3, 1]]),
    ("−1 in space", false, [[-1, -2, -3]]), ("rotations of the tetrahedron", false, [[2, 3, 1], [-1, -2, 3]]),
    ("symmetries of the tetrahedron", true, [[2, 3, 1], [-1, -2, 3], [2, 1, 3]]),
    ("rotations of the octahedron", false, [[2, 3, 1], [-2, 1, 3]]),
    ("sign changes in space", true, [[-1, 2, 3], [1, -2, 3], [1, 2, -3]]),
  ]

  /// The names of the plane groups that need other matrices.
  private static let plane: [(name: String, isReflection: Bool)] = [
    ("C3", false), ("C6", false), ("C5", false), ("D3", true), ("D6", true),
  ]

  private static let groups: [(instance: Instance, isReflection: Bool)] = {
    let bySigns = signed.compactMap { entry in
      (try? instance(entry.title, entry.generators)).map { ($0, entry.isReflection) }
    }
    let byName = plane.compactMap { entry -> (Instance, Bool)? in
      guard var instance = try? Instance.plane(entry.name, degree: 1) else { return nil }
      instance.functionClass = nil
      return (instance, entry.isReflection)
    }
    return (bySigns + byName).map { (instance: $0.0, isReflection: $0.1) }
  }()

  static func all(reflections: Bool) -> [Instance] {
    groups.filter { !reflections || $0.isReflection }.map(\.instance)
  }

  /// The group that signed permutations of coordinates generate; its points are the coordinates and their negatives.
  private static func instance(_ title: String, _ generators: [[Int]]) throws -> Instance {
    let count = generators[0].count
    let signed = try generators.map { list in
      SignedPermutation(try Permutation(oneLine: list.map { abs($0) }), negated: list.map { $0 < 0 })
    }
    let group = try InstanceGroup(
      title: title, degree: 2 * count,
      generators: generators.map { list in
        try Permutation(
          oneLine: list.map { $0 > 0 ? $0 : count - $0 } + list.map { $0 > 0 ? count + $0 : -$0 })
      })
    return Instance(group: group, action: .signedPermutation(dimension: count, images: signed))
  }
}
