import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Clouds of points in the plane and in space, with labels and without, under finite groups of matrices.
  static let alignments: [Claim] = [
    alignmentIsLeastImage, unlabelledFrame, alignmentIsContinuous, alignmentIsContinuousForReflections,
    unlabelledAlignmentIsContinuous,
  ]

  private static let isometries = """
    In the length Σ_g |gv|², which the group keeps. For a finite group of isometries a continuous choice of points of orbits is \
    1-Lipschitz, so a violation is a jump between x and y.
    """

  private static let alignmentIsLeastImage = Claim(
    id: "symmetrizers.alignment-is-least-image",
    statement: """
      Alignment finds the least image of a cloud under a finite group of matrices, compared from the first point or from the one farthest \
      from the mean; without labels, the least image with its points in order: exact invariance with one query.
      """,
    formula: "κ(x) = min_g gx, κ′(x) = min_g sort(gx), x = g·κ(x)",
    source: kaba, hypotheses: ["at most 24 matrices, at most 3 points"], testCases: 40,
    scope: .everyAction(
      "all actions on at most 3 points, all clouds of at most 2 points, at most 4 coordinates 0 and 1", points: 3,
      testOrder: 2,
      order: 6
    ) { instance in try (1...2).flatMap { try instance.withClouds(points: $0) } },
    generator: .clouds()
  ) { instance, operators in
    guard let (space, matrices, clouds) = try instance.clouds("x"), let orbit = space.orbit(of: clouds[0]) else {
      return .vacuous("at most 24 matrices, at most 3 points")
    }
    let (cloud, action) = (clouds[0], try instance.setting().action)
    let farthest = space.farthest(cloud, matrices)
    var parts: [Judgement] = []
    for (leader, place) in [(CloudAlignment<RealCyclotomic>.Leader.first, 0), (.farthest, farthest)] {
      let least = orbit.min { CloudAction.precedes($0, $1, leader: place) }
      let asked = try operators.canonicalizations.alignment(action, leader, cloud)
      let element = asked.queries[0].element
      parts += [
        .require(asked.queries.count, .equal, asked.promised, "one query, \(leader) point first"),
        .require(asked.points[0] == least ? 1 : 0, .equal, 1, "the least image, \(leader) point first"),
        .require(
          matrices.contains(element) && CloudAction.moved(asked.points[0], by: element) == cloud ? 1 : 0, .equal, 1,
          "x = g·κ(x), \(leader) point first"),
      ]
    }
    let least = orbit.map { $0.sorted { $0.lexicographicallyPrecedes($1) } }.min { CloudAction.precedes($0, $1) }
    let asked = try operators.canonicalizations.unlabelledAlignment(action, cloud)
    let element = asked.queries[0].element
    return .all(
      parts + [
        .require(asked.queries.count, .equal, asked.promised, "one query, without labels"),
        .require(asked.points[0] == least ? 1 : 0, .equal, 1, "the least image without labels"),
        .require(
          matrices.contains(element.matrix)
            && CloudAction.moved(element.permutation.moved(asked.points[0]), by: element.matrix) == cloud ? 1 : 0,
          .equal, 1, "x = g·κ′(x), g a matrix with a permutation of the points"),
      ])
  }

  private static let unlabelledFrame = Claim(
    id: "symmetrizers.unlabelled-frame-is-equivariant",
    statement: """
      The minimal frame of a cloud without labels consists of matrices with permutations of the points; it is equivariant, with as many \
      elements as the stabilizer.
      """,
    formula: "F(hx) = hF(x), |F(x)| = |G|·n!/|orbit of x|",
    source: ClaimSource("Lin et al., Equivariance via minimal frame averaging, ICML 2024", "minimal frames"),
    hypotheses: ["at most 24 matrices, at most 3 points"], testCases: 30,
    scope: .everyAction(
      "all actions on at most 2 points, all clouds of at most 2 points, coordinates 0 and 1", points: 2,
      testOrder: 2,
      order: 6
    ) { instance in try (1...2).flatMap { try instance.withClouds(points: $0) } },
    generator: .clouds()
  ) { instance, operators in
    guard let (space, matrices, clouds) = try instance.clouds("x"), let orbit = space.unlabelledOrbit(of: clouds[0])
    else { return .vacuous("at most 24 matrices, at most 3 points") }
    let (cloud, action) = (clouds[0], try instance.setting().action)
    let count = cloud.count
    let frame = Set(try operators.canonicalizations.unlabelledFrame(action, cloud))
    let unmoved = Permutation(identity: count)
    let exchanges = try (0..<(count - 1)).map { place in
      var images = Array(1...count)
      images.swapAt(place, place + 1)
      return UnlabelledMotion(matrix: .identity(space.dimension), permutation: try Permutation(oneLine: images))
    }
    let motions = space.generators.map { UnlabelledMotion(matrix: $0, permutation: unmoved) } + exchanges
    return .all(
      [
        .require(
          frame.count, .equal, matrices.count * (1...count).reduce(1, *) / orbit.count, "|F(x)| = |Stab(x)|")
      ]
        + (try motions.map { h in
          let moved = CloudAction.moved(h.permutation.moved(cloud), by: h.matrix)
          let other = Set(try operators.canonicalizations.unlabelledFrame(action, moved))
          let expected = Set(
            frame.map { UnlabelledMotion(matrix: h.matrix * $0.matrix, permutation: h.permutation * $0.permutation) })
          return .require(other == expected ? 1 : 0, .equal, 1, "F(hx) = hF(x) for generators h")
        }))
  }

  private static let alignmentIsContinuous = Claim(
    id: "symmetrizers.alignment-is-continuous",
    statement: "Aligning labelled clouds by their least image keeps continuous functions continuous.",
    formula: "|κ(x) − κ(y)| ≤ |x − y|, κ(x) = min_g gx",
    source: dym, hypotheses: ["at most 24 matrices, at most 3 points"], reading: isometries, expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points, all clouds of 1 or 2 points, at most 4 coordinates 0, 1 or 2, one raised by 1",
      points: 4, testOrder: 2, order: 3
    ) { instance in try (1...2).flatMap { try instance.withRaisedClouds(points: $0) } },
    generator: .clouds()
  ) { instance, operators in
    try lipschitz(instance, hypothesis: nil) {
      try operators.canonicalizations.alignment($0, .first, $1).points[0]
    }
  }

  private static let alignmentIsContinuousForReflections = Claim(
    id: "symmetrizers.alignment-is-continuous-for-reflections",
    statement: """
      For groups that reflections generate the least image of a single point runs over one closed chamber: continuous functions stay \
      continuous, with one query.
      """,
    formula: "G generated by reflections ⇒ |κ(x) − κ(y)| ≤ |x − y|, κ(x) = min_g gx",
    source: ClaimSource("Humphreys, Reflection groups and Coxeter groups, 1990", "1.12, fundamental domains"),
    hypotheses: ["reflections generate the group", "a single point", "at most 24 matrices"], reading: isometries,
    testCases: 40,
    scope: .everyAction(
      "all actions on at most 3 points, all points with coordinates 0, 1 or 2, one raised by 1", points: 3,
      testOrder: 2,
      order: 6
    ) { try $0.withRaisedClouds(points: 1) },
    generator: .clouds(reflections: true)
  ) { instance, operators in
    try lipschitz(instance, hypothesis: "reflections generate the group, and there is a single point") {
      try operators.canonicalizations.alignment($0, .first, $1).points[0]
    }
  }

  private static let unlabelledAlignmentIsContinuous = Claim(
    id: "symmetrizers.unlabelled-alignment-is-continuous",
    statement: """
      Putting the points of a cloud of the plane in order keeps continuous functions continuous, as sorting numbers does; so does alignment \
      without labels.
      """,
    formula: "|κ(x) − κ(y)| ≤ |x − y|, κ(x) = min_g sort(gx)",
    source: dym, hypotheses: ["at most 24 matrices, at most 3 points"],
    reading: isometries + " The witness has the trivial group of matrices: the order of the points alone jumps.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 2 points, all clouds of 1 or 2 points with coordinates 0, 1 or 2, one raised by 1",
      points: 2,
      testOrder: 2, order: 3
    ) { instance in try (1...2).flatMap { try instance.withRaisedClouds(points: $0) } },
    generator: .clouds()
  ) { instance, operators in
    try lipschitz(instance, hypothesis: nil) { try operators.canonicalizations.unlabelledAlignment($0, $1).points[0] }
  }

  private static func lipschitz(
    _ instance: Instance, hypothesis: String?, _ canonical: (GroupAction, CloudAction.Cloud) throws -> CloudAction.Cloud
  ) throws -> Judgement {
    guard let (space, matrices, clouds) = try instance.clouds("x", "y") else {
      return .vacuous("at most 24 matrices, at most 3 points")
    }
    if let hypothesis {
      guard clouds[0].count == 1, space.isGeneratedByReflections(matrices) else { return .vacuous(hypothesis) }
    }
    let action = try instance.setting().action
    let left = space.squaredDistance(try canonical(action, clouds[0]), try canonical(action, clouds[1]), matrices)
    let right = space.squaredDistance(clouds[0], clouds[1], matrices)
    if let left = left.rational, let right = right.rational {
      return .require(left, .atMost, right, "|κ(x) − κ(y)|² ≤ |x − y|²")
    }
    return .require((left - right).signum, .atMost, 0, "the sign of |κ(x) − κ(y)|² − |x − y|²")
  }
}
