import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Whether canonicalizations and frames of vectors keep continuity, decided exactly.
  ///
  /// A continuous κ with κ(x) ∈ Gx, for a finite group of isometries, is 1-Lipschitz: on the segment from x to y it runs over finitely many
  /// lines g⁻¹x(t), each as long as the segment. So a pair with |κ(x) − κ(y)| > |x − y| proves a jump between x and y.
  static let vectorContinuity: [Claim] = [
    orderStatisticsAreContinuous, sortedPairIsContinuous, sortingUpToSignIsContinuous, evenSortingIsContinuous,
    leastRotationIsContinuous, signsCarriedBackAreContinuous, softenedFrameIsContinuous,
    discontinuityWitnesses,
  ]

  private static let jumps = ClaimSource("Reynolds, mathematics", "§9: a continuous canonicalization is 1-Lipschitz")
  private static let isometries = """
    For a finite group of isometries a continuous choice of points of orbits is 1-Lipschitz, so a violation is a jump between x and y.
    """

  private static let orderStatisticsAreContinuous = Claim(
    id: "symmetrizers.order-statistics-are-continuous",
    statement: """
      Sorting, taking absolute values, and sorting these do not enlarge distances: they keep continuous functions continuous, with one \
      query.
      """,
    formula: "|κ(x) − κ(y)| ≤ |x − y| for κ(x) = sort x, |x|, sort |x|",
    source: dym, reading: "Distances in the largest coordinate.",
    scope: Scope("all ascending words of −2 … 2 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(-2...2, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    let (x, y) = try instance.pair()
    let sorted = try [x, y].map { try operators.symmetrizers.sorted($0.map { PerturbedNumber($0) }).map(\.value) }
    let positive = try [x, y].map { try operators.canonicalizations.signed(.signs, $0).points[0] }
    let both = try [x, y].map { try operators.canonicalizations.signed(.signedSorting, $0).points[0] }
    let bound = x.distance(to: y)
    return .all(
      .require(sorted[0].distance(to: sorted[1]), .atMost, bound, "|sort x − sort y| ≤ |x − y|"),
      .require(positive[0].distance(to: positive[1]), .atMost, bound, "||x| − |y|| ≤ |x − y|"),
      .require(both[0].distance(to: both[1]), .atMost, bound, "|sort |x| − sort |y|| ≤ |x − y|"))
  }

  private static let sortedPairIsContinuous = Claim(
    id: "symmetrizers.sorted-pair-is-continuous",
    statement: """
      The two points that the sorted pair asks at x can be matched with those at y, none farther apart than x and y: continuous functions \
      stay continuous.
      """,
    formula: "min over matchings of max |κᵢ(x) − κⱼ(y)| ≤ |x − y|",
    source: .ours("§9: the reflections of S_n × {±1} generate S_n, n > 2"),
    reading: """
      Distances in the largest coordinate. No single query can do it for more than 2 coordinates, which is not judged here.
      """,
    scope: Scope("all ascending words of −2 … 2 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(-2...2, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    let (x, y) = try instance.pair()
    let (first, second) = (
      try operators.canonicalizations.signed(.sortedPair, x), try operators.canonicalizations.signed(.sortedPair, y)
    )
    // A matching needs halves on both sides: neither the number of points at x alone nor a sum of weights says that.
    guard
      [first, second].allSatisfy({
        $0.points.count == 2 && $0.queries.map(\.weight) == [Rational(1, 2), Rational(1, 2)]
      })
    else { return .require(0, .equal, 1, "the weights at x and at y = 1/2, 1/2") }
    func cost(_ swap: Int) -> Rational {
      max(
        first.points[0].distance(to: second.points[swap]), first.points[1].distance(to: second.points[1 - swap]))
    }
    return .require(min(cost(0), cost(1)), .atMost, x.distance(to: y), "the best matching of the points asked")
  }

  private static let sortingUpToSignIsContinuous = Claim(
    id: "symmetrizers.sorting-up-to-sign-is-continuous",
    statement:
      "The lesser of the sorted x and the sorted −x keeps continuous functions continuous, with one query (true for n ≤ 2).",
    formula: "|κ(x) − κ(y)| ≤ |x − y|, κ(x) = min(sort x, sort −x)",
    source: jumps, reading: isometries, expected: .fails,
    scope: Scope("all ascending words of −2 … 2 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(-2...2, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    try lipschitz(instance) { try operators.canonicalizations.signed(.sortingUpToSign, $0).points[0] }
  }

  private static let evenSortingIsContinuous = Claim(
    id: "symmetrizers.even-sorting-is-continuous",
    statement: "Sorting by even permutations keeps continuous functions continuous, as sorting does (true for n ≤ 2).",
    formula: "|κ(x) − κ(y)| ≤ |x − y|, κ the sorting by even permutations",
    source: jumps, reading: isometries, expected: .fails,
    scope: Scope("all ascending words of 0 … 3 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(0...3, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    try lipschitz(instance) { try operators.canonicalizations.evenSorting($0).points[0] }
  }

  private static let leastRotationIsContinuous = Claim(
    id: "symmetrizers.least-rotation-is-continuous",
    statement:
      "The least rotation of a word keeps continuous functions continuous (true for n ≤ 2, where it is sorting).",
    formula: "|κ(x) − κ(y)| ≤ |x − y|, κ(x) the least rotation",
    source: jumps, reading: isometries, expected: .fails,
    scope: Scope("all ascending words of 0 … 2 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(0...2, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    try lipschitz(instance) {
      try operators.symmetrizers.leastRotation($0.map { PerturbedNumber($0) }).map(\.value)
    }
  }

  private static let signsCarriedBackAreContinuous = Claim(
    id: "symmetrizers.signs-carried-back-are-continuous",
    statement: "Removing signs keeps continuity for outputs carried back, too, as it does for invariant functions.",
    formula: "x ↦ g(x)·(1, …, 1) is continuous, x = g(x)·|x|",
    source: jumps,
    reading: """
      The constant function (1, …, 1), made equivariant, has finitely many values; were it continuous, it would be the same at both ends of \
      the segment from x to y.
      """, expected: .fails,
    scope: Scope("all ascending words of −2 … 2 of at most 3 letters, some letters raised by 1", testOrder: 1, order: 1)
    {
      $0 > 1 ? [] : try Instance.raisedWords(-2...2, length: 3)
    },
    generator: nearVectors
  ) { instance, operators in
    let (x, y) = try instance.pair()
    func value(_ vector: [Rational]) throws -> [Rational] {
      try operators.canonicalizations.signed(.signs, vector).queries[0].element.moved(vector.map { _ in 1 })
    }
    let (first, second) = (try value(x), try value(y))
    return .all(
      x.indices.map { .require(first[$0], .equal, second[$0], "coordinate \($0 + 1) of f̃(x) = that of f̃(y)") })
  }

  private static let softenedFrameIsContinuous = Claim(
    id: "symmetrizers.softened-frame-is-continuous",
    statement: """
      The weights of the softened frame of relative width δ = 1/4 change by at most a multiple of the distance, relative to how far x is from \
      invariant: continuous functions stay continuous.
      """,
    formula: "Σ_g |ω_x(g) − ω_y(g)| · N(x) ≤ (156/7)·|G|·|x − y|, N(x) = |x − Px|",
    source: .ours("§9: weights that depend on the point"), hypotheses: ["G permutes coordinates"],
    reading: """
      With φ_g = max(0, s_g − M + δN) and Σφ ≥ δN the sum of the changes is at most 2Σ|φ_g(x) − φ_g(y)|/(δN(x)); s_g and M have Lipschitz \
      constant Σ 8⁻ⁱ ≤ 8/7, N has 2, in the largest coordinate. Near an invariant point all points asked are near it, whatever the weights.
      """,
    scope: .everyAction(
      "all actions on at most 3 points, all words of 0 and 1, one place raised by 1/1000", points: 3, testOrder: 2,
      order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return (0..<(1 << degree)).flatMap { mask in
        (0..<degree).map { place in
          var instance = instance
          let word = (0..<degree).map { Rational(mask >> $0 & 1) }
          instance.vectors["x"] = word
          instance.vectors["y"] = word.indices.map { word[$0] + ($0 == place ? Rational(1, 1000) : 0) }
          return instance
        }
      }
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 8)))
      instance.action = try source.draw(Gen<Instance>.points(of: instance.setting().group))
      let degree = try PointAction(instance.setting()).degree
      let x = try source.draw(Gen<Int>.int(in: 0...2).array(count: degree)).map { Rational($0) }
      let scale = Rational(1, try source.draw(Gen<Int>.element(of: [1, 10, 1000])))
      instance.vectors["x"] = x
      instance.vectors["y"] = zip(x, try source.draw(Gen<[Rational]>.vector(count: degree))).map { $0 + scale * $1 }
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let action = try PointAction(setting)
    let (x, y) = (
      try instance.vector("x", count: action.degree), try instance.vector("y", count: action.degree)
    )
    func weights(_ point: [Rational]) throws -> [Int: Rational] {
      let (_, queries) = try operators.symmetrizers.softenedFrame(setting.action, point)
      return Dictionary(queries.map { ($0.element, $0.weight) }, uniquingKeysWith: +)
    }
    let (first, second) = (try weights(x), try weights(y))
    let change = Set(first.keys).union(second.keys).reduce(Rational.zero) {
      $0 + ((first[$1] ?? 0) - (second[$1] ?? 0)).magnitude
    }
    return .require(
      change * x.distance(to: action.average(x)), .atMost,
      Rational(156, 7) * Rational(action.group.order) * x.distance(to: y), "Σ|ω_x − ω_y|·N(x) ≤ (156/7)|G||x − y|")
  }

  private static let discontinuityWitnesses = Claim(
    id: "symmetrizers.discontinuity-witnesses-are-proofs",
    statement: """
      What the search for jumps of the least image reports are two points nearer to each other than their images, and intervals around the \
      jump; for groups that exchanges of two coordinates generate it reports nothing.
      """,
    formula: "|κ(x(b)) − κ(x(a))| > |x(b) − x(a)|, κ(x) = min_g gx",
    source: jumps, hypotheses: ["at most 24 elements"], reading: isometries, testCases: 30,
    scope: .everyAction("all actions on at most 4 points, seed 1", points: 4, testOrder: 4, order: 6) {
      [$0.with(number: 1, as: "seed")]
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 12)))
      instance.action = try source.draw(Gen<Instance>.points(of: instance.setting().group))
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 0...999))), as: "seed")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let seed = UInt64(try instance.integer("seed", in: 0...Int.max))
    guard action.group.order <= 24 else { return .vacuous("at most 24 elements") }
    let found = try operators.canonicalizations.discontinuity(action.permutationGroup, action.degree, seed)
    guard let found else { return .holds }
    let exchanges = (0..<action.group.order).filter { element in
      (0..<action.degree).count { action.image(of: $0, under: element) != $0 } == 2
    }
    let generated = Subgroup(of: action.group, generatedBy: exchanges).elements.map { action.permutation($0) }
    let all = (0..<action.group.order).map { action.permutation($0) }
    var parts: [Judgement] = [
      .require(
        Set(generated).count, .less, Set(all).count, "elements that exchanges generate, where a jump is reported"),
      .require(found.isProof ? 1 : 0, .equal, 1, "the report calls itself a proof"),
    ]
    for (interval, values) in zip(found.intervals, found.values) {
      let ends = [interval.lower, interval.upper].map { time in
        zip(found.start, found.end).map { $0 + time * ($1 - $0) }
      }
      let images = ends.map { action.leastArrangement(of: $0) }
      parts += [
        .require(
          images[0].distance(to: images[1]), .greater, ends[0].distance(to: ends[1]),
          "|κ(x(b)) − κ(x(a))| > |x(b) − x(a)|"),
        .require(images[0][found.coordinate], .equal, values.lower, "the coordinate reported at the lower end"),
        .require(images[1][found.coordinate], .equal, values.upper, "the coordinate reported at the upper end"),
      ]
    }
    return .all(parts)
  }

  private static func lipschitz(
    _ instance: Instance, _ canonical: ([Rational]) throws -> [Rational]
  ) throws -> Judgement {
    let (x, y) = try instance.pair()
    return .require(
      try canonical(x).distance(to: canonical(y)), .atMost, x.distance(to: y),
      "|κ(x) − κ(y)| ≤ |x − y|, as a continuous κ would have it")
  }

  /// Vectors x of small whole numbers, and y near x.
  private static let nearVectors = Gen<Instance> { source in
    let length = try source.draw(Gen<Int>.int(in: 1...5))
    let x = try source.draw(Gen<Int>.int(in: -3...3, simplest: 0).array(count: length)).map { Rational($0) }
    let scale = Rational(1, try source.draw(Gen<Int>.int(in: 1...8)))
    let steps = try source.draw(Gen<Int>.int(in: -1...1, simplest: 0).array(count: length))
    var instance = try Instance.trivial(word: x)
    instance.vectors["y"] = zip(x, steps).map { $0 + scale * Rational($1) }
    return instance
  }
}

extension Instance {
  /// The vectors x and y, with a coordinate for each point of the group.
  fileprivate func pair() throws -> (x: [Rational], y: [Rational]) {
    (try vector("x", count: group.degree), try vector("y", count: group.degree))
  }
}
