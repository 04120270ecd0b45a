import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Points of the plane without labels, sorted along all directions: a weighted frame that keeps continuity.
  static let sortedDirections: [Claim] = [
    directionsAreInvariant, directionsAreContinuous, directionsForDistinctPoints, directionsAreEquivariant,
  ]

  private static let directionsAreInvariant = Claim(
    id: "symmetrizers.sort-directions-is-invariant",
    statement: """
      Sorting n points of the plane along all directions asks at most n(n − 1) arrangements of the points, with positive weights of sum 1 \
      that do not depend on the labels: every function becomes invariant under S_n, and invariant ones stay as they are.
      """,
    formula: "Σ ω_x = 1, {(g⁻¹x, ω_x(g))} depends on the set of points alone, |supp ω_x| ≤ n(n − 1)",
    source: dym, hypotheses: ["at most 4 points"],
    scope: planeScope, generator: planeClouds
  ) { instance, operators in
    guard let cloud = try instance.planeCloud() else { return .vacuous("at most 4 points") }
    let asked = try operators.canonicalizations.sortDirections(cloud)
    let measure = asked.measure
    return .all(
      [
        .require(asked.totalWeight, .equal, 1, "Σ ω_x = 1"),
        .require(asked.queries.count { $0.weight.signum <= 0 }, .equal, 0, "weights that are not positive"),
        .require(asked.queries.count, .atMost, max(1, cloud.count * (cloud.count - 1)), "queries"),
        .require(asked.promised, .equal, max(1, cloud.count * (cloud.count - 1)), "queries, as the profile says"),
        .require(
          zip(asked.queries, asked.points).allSatisfy { $0.element.moved($1) == cloud } ? 1 : 0, .equal, 1,
          "the points asked are g⁻¹x"),
      ]
        + (try exchanges(cloud.count).map { h in
          .require(
            try operators.canonicalizations.sortDirections(h.moved(cloud)).measure == measure ? 1 : 0, .equal, 1,
            "the same arrangements with the same weights at hx, h = \(h)")
        }))
  }

  private static let directionsAreContinuous = Claim(
    id: "symmetrizers.sort-directions-is-continuous",
    statement: """
      The weights of the arrangements change by at most twice the sum of the relative changes of the differences of distinct points: \
      continuous functions of clouds stay continuous.
      """,
    formula: "Σ_a |ω_y(a) − ω_x(a)| ≤ 2 Σ |u_i − u_j|/|x_i − x_j| over pairs i < j with x_i ≠ x_j, y = x + u",
    source: .ours("§9, a quantitative form of Dym, Lawrence & Siegel 2024"), hypotheses: ["at most 4 points"],
    reading: """
      Arrangements a of x; ω_y(a) is the weight of the elements g with g⁻¹x = a. Lengths in the largest coordinate, as directions are \
      measured on the border of a square: the order of two points changes for the directions in two arcs of length at most 4|u|/|x| of 8.
      """,
    scope: Scope(
      "all clouds of 2 points with coordinates 0, 1 and 2, and of 3 with 0 and 1, one coordinate raised by 1/100",
      testOrder: 1,
      order: 1
    ) { order in
      order > 1
        ? []
        : try (Instance.planeClouds(points: 2, letters: 3) + Instance.planeClouds(points: 3, letters: 2))
          .flatMap { try $0.withOneRaised() }
    },
    generator: planeClouds
  ) { instance, operators in
    guard let x = try instance.planeCloud(), let y = try instance.planeCloud("y") else {
      return .vacuous("at most 4 points")
    }
    // The elements of both are used to arrange x, so that weights of the same arrangement meet.
    let weights = try [x, y].map { cloud in
      let queries = try operators.canonicalizations.sortDirections(cloud).queries
      return Dictionary(queries.map { ($0.element.inverse.moved(x), $0.weight) }, uniquingKeysWith: +)
    }
    let change = Set(weights[0].keys).union(weights[1].keys).reduce(Rational.zero) {
      $0 + ((weights[0][$1] ?? 0) - (weights[1][$1] ?? 0)).magnitude
    }
    var bound = Rational.zero
    for i in x.indices {
      for j in x.indices.dropFirst(i + 1) where x[i] != x[j] {
        bound += 2 * y[i].minus(x[i]).distance(to: y[j].minus(x[j])) / x[i].distance(to: x[j])
      }
    }
    return .require(change, .atMost, bound, "Σ |ω_y(a) − ω_x(a)|")
  }

  private static let directionsForDistinctPoints = Claim(
    id: "symmetrizers.sort-directions-is-equivariant-for-distinct-points",
    statement:
      "Where the points are distinct, the weights move with the labels: outputs carried back become equivariant.",
    formula: "ω_{hx}(hg) = ω_x(g) for x with distinct points",
    source: dym, hypotheses: ["the points are distinct", "at most 4 points"],
    scope: planeScope, generator: planeClouds
  ) { instance, operators in
    guard let cloud = try instance.planeCloud(), Set(cloud).count == cloud.count else {
      return .vacuous("at most 4 points, all distinct")
    }
    return try equivariance(cloud, operators)
  }

  private static let directionsAreEquivariant = Claim(
    id: "symmetrizers.sort-directions-is-equivariant",
    statement: "Sorting along all directions makes every function equivariant, outputs being carried back.",
    formula: "ω_{hx}(hg) = ω_x(g)",
    source: ClaimSource(dym.document, "robust frames, without distinct points"),
    reading: "Points that coincide are kept in the order of their labels, which does not move with them.",
    expected: .fails, scope: planeScope, generator: planeClouds
  ) { instance, operators in
    guard let cloud = try instance.planeCloud() else { return .vacuous("at most 4 points") }
    return try equivariance(cloud, operators)
  }

  private static func equivariance(_ cloud: [[Rational]], _ operators: Operators) throws -> Judgement {
    func weights(_ cloud: [[Rational]]) throws -> [Permutation: Rational] {
      let queries = try operators.canonicalizations.sortDirections(cloud).queries
      return Dictionary(queries.map { ($0.element, $0.weight) }, uniquingKeysWith: +)
    }
    let base = try weights(cloud)
    return .all(
      try exchanges(cloud.count).map { h in
        let expected = Dictionary(base.map { (h * $0.key, $0.value) }, uniquingKeysWith: +)
        return .require(try weights(h.moved(cloud)) == expected ? 1 : 0, .equal, 1, "ω_{hx}(hg) = ω_x(g), h = \(h)")
      })
  }

  /// The exchanges of neighbours, which generate all permutations.
  private static func exchanges(_ count: Int) throws -> [Permutation] {
    try (0..<max(count - 1, 0)).map { place in
      var images = Array(1...count)
      images.swapAt(place, place + 1)
      return try Permutation(oneLine: images)
    }
  }

  private static var planeScope: Scope {
    Scope("all clouds of at most 3 points with coordinates 0 and 1", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.planeClouds(points: $0, letters: 2) }
    }
  }

  private static let planeClouds = Gen<Instance> { source in
    let count = try source.draw(Gen<Int>.int(in: 1...4))
    let x = try source.draw(Gen<Int>.int(in: -2...2, simplest: 0).array(count: 2 * count)).map { Rational($0) }
    let scale = Rational(1, try source.draw(Gen<Int>.element(of: [1, 8, 100, 1000])))
    let steps = try source.draw(Gen<Int>.int(in: -2...2, simplest: 0).array(count: 2 * count))
    var instance = try Instance.trivial(points: count)
    instance.vectors["x"] = x
    instance.vectors["y"] = zip(x, steps).map { $0 + scale * Rational($1) }
    return instance
  }
}

extension Instance {
  /// The trivial group on so many points.
  fileprivate static func trivial(points: Int) throws -> Instance {
    Instance(group: try InstanceGroup(title: "the trivial group", degree: points, generators: []))
  }

  /// All clouds x of points of the plane with small whole coordinates.
  fileprivate static func planeClouds(points: Int, letters: Int) throws -> [Instance] {
    try Instance.words(letters: letters, length: 2 * points).map {
      var instance = try trivial(points: points)
      instance.vectors["x"] = try $0.vector("x")
      return instance
    }
  }

  /// The cloud with clouds y that have one coordinate larger by 1/100.
  fileprivate func withOneRaised() throws -> [Instance] {
    let x = try vector("x")
    return x.indices.map { place in
      var instance = self
      instance.vectors["y"] = x.indices.map { x[$0] + ($0 == place ? Rational(1, 100) : 0) }
      return instance
    }
  }

  /// A cloud of as many points of the plane as the group has; `nil` for none and for more than 4.
  fileprivate func planeCloud(_ name: String = "x") throws -> [[Rational]]? {
    let vector = try vector(name, count: 2 * group.degree)
    guard (1...4).contains(group.degree) else { return nil }
    return (0..<group.degree).map { [vector[2 * $0], vector[2 * $0 + 1]] }
  }
}
