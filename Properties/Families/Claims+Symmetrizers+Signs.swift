import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Vectors under changes of sign and permutations of their coordinates, and under even permutations: one query or two.
  static let signedCanonicalizations: [Claim] = [
    signedCanonicalPoints, signedFrames, signCanonicalizationIsEquivariant, sortedPairIsInvariant,
    sortedPairIsEquivariant, evenSorting,
  ]

  private static let humphreys = ClaimSource(
    "Humphreys, Reflection groups and Coxeter groups, 1990", "1.12, fundamental domains")
  static let kaba = ClaimSource(
    "Kaba et al., Equivariance with learned canonicalization functions, ICML 2023", "canonicalization")

  private static let signedCanonicalPoints = Claim(
    id: "symmetrizers.signed-canonical-points",
    statement: """
      Absolute values, for all changes of sign; absolute values in order, for these with all permutations; and the lesser of the sorted x \
      and the sorted −x, for permutations and a common sign, are points of the orbit that depend on the orbit alone: exact invariance \
      with one query.
      """,
    formula: "κ(x) = |x|, sort |x|, min(sort x, sort −x); x = g·κ(x)",
    source: humphreys, hypotheses: ["at most 4 coordinates, so that the group can be listed"],
    scope: Scope("all vectors of −1, 0 and 2 of at most 3 coordinates", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.vectors(letters: [-1, 0, 2], length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector() else { return .vacuous("at most 4 coordinates") }
    return .all(
      try SignedMethod.allCases.filter { $0 != .sortedPair }.flatMap { method -> [Judgement] in
        let images = method.group(dimension: x.count).map { $0.moved(x) }
        // In the chamber, and for the lesser of two sorted vectors by the order of words.
        let point =
          switch method {
          case .signs: images.first { $0.allSatisfy { $0.signum >= 0 } }
          case .signedSorting: images.first { $0.allSatisfy { $0.signum >= 0 } && $0 == $0.sorted() }
          default: images.min { $0.lexicographicallyPrecedes($1) }
          }
        let asked = try operators.canonicalizations.signed(method, x)
        let element = asked.queries[0].element
        return [
          .require(asked.queries.count, .equal, 1, "\(method): queries"),
          .require(asked.promised, .equal, 1, "\(method): queries, as the profile says"),
          .require(asked.totalWeight, .equal, 1, "\(method): Σ ω"),
          .require(asked.points[0] == point ? 1 : 0, .equal, 1, "\(method): the point asked is κ(x)"),
          .require(
            method.contains(element) && element.moved(asked.points[0]) == x ? 1 : 0, .equal, 1,
            "\(method): x = g·κ(x), g in the group"),
        ]
      })
  }

  private static let signedFrames = Claim(
    id: "symmetrizers.signed-minimal-frames-are-equivariant",
    statement: """
      The minimal frames over these canonicalizations are equivariant, with as many elements as the stabilizer; where no other element \
      than 1 fixes x, the one query of the canonicalization is such a frame.
      """,
    formula: "F(hx) = hF(x), |F(x)| = |Stab(x)|, g ∈ F(x) for x = g·κ(x)",
    source: ClaimSource("Lin et al., Equivariance via minimal frame averaging, ICML 2024", "minimal frames"),
    hypotheses: ["at most 3 coordinates"], testCases: 30,
    scope: Scope("all vectors of −1, 0 and 2 of at most 3 coordinates", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.vectors(letters: [-1, 0, 2], length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector(limit: 3) else { return .vacuous("at most 3 coordinates") }
    return .all(
      try SignedMethod.allCases.filter { $0 != .sortedPair }.flatMap { method -> [Judgement] in
        let group = method.group(dimension: x.count)
        let frame = Set(try operators.canonicalizations.signedFrame(method, x))
        let element = try operators.canonicalizations.signed(method, x).queries[0].element
        return [
          .require(
            frame.count, .equal, group.count { $0.moved(x) == x }, "\(method): |F(x)| = |Stab(x)|"),
          .require(frame.contains(element) ? 1 : 0, .equal, 1, "\(method): g ∈ F(x)"),
        ]
          + (try group.map { h in
            let other = Set(try operators.canonicalizations.signedFrame(method, h.moved(x)))
            return .require(
              other == Set(frame.map { h * $0 }) ? 1 : 0, .equal, 1, "\(method): F(hx) = hF(x) for \(h.oneLine)")
          })
      })
  }

  private static let signCanonicalizationIsEquivariant = Claim(
    id: "symmetrizers.sign-canonicalization-is-equivariant",
    statement:
      "With outputs carried back by the signs that were removed, every function becomes equivariant with one query.",
    formula: "x = g·|x|, hx = g′·|x| ⇒ g′ = hg, all changes of sign h",
    source: kaba,
    reading: "True where no coordinate is 0; a coordinate 0 has either sign, and the choice cannot move with h.",
    expected: .fails,
    scope: Scope("all vectors of −1, 0 and 2 of at most 3 coordinates", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.vectors(letters: [-1, 0, 2], length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector() else { return .vacuous("at most 4 coordinates") }
    let element = try operators.canonicalizations.signed(.signs, x).queries[0].element
    return .all(
      try SignedMethod.signs.group(dimension: x.count).map { h in
        let other = try operators.canonicalizations.signed(.signs, h.moved(x)).queries[0].element
        return .require(other == h * element ? 1 : 0, .equal, 1, "g′ = hg for h = \(h.oneLine)")
      })
  }

  private static let sortedPairIsInvariant = Claim(
    id: "symmetrizers.sorted-pair-is-invariant",
    statement: """
      Asking the sorted x and the sorted −x with weights 1/2 makes every function invariant under permutations and a common sign, and \
      keeps the invariant ones, with two queries.
      """,
    formula: "f̃(x) = ½ f(sort x) + ½ f(sort −x)",
    source: .ours("§9: a frame of equal weights that keeps continuity"), hypotheses: ["at most 4 coordinates"],
    scope: Scope("all vectors of −1, 0 and 2 of at most 3 coordinates", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.vectors(letters: [-1, 0, 2], length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector() else { return .vacuous("at most 4 coordinates") }
    let asked = try operators.canonicalizations.signed(.sortedPair, x)
    var stated: [[Rational]: Rational] = [:]
    for point in [x.sorted(), x.map { -$0 }.sorted()] { stated[point, default: 0] += Rational(1, 2) }
    return .all(
      .require(asked.queries.count, .atMost, 2, "queries"),
      .require(asked.promised, .equal, 2, "queries, as the profile says"),
      .require(asked.measure == stated ? 1 : 0, .equal, 1, "the points asked, with their weights"),
      .require(
        zip(asked.queries, asked.points).allSatisfy { query, point in
          SignedMethod.sortedPair.contains(query.element) && query.element.moved(point) == x
        } ? 1 : 0, .equal, 1, "the points asked are g⁻¹x, g in the group"))
  }

  private static let sortedPairIsEquivariant = Claim(
    id: "symmetrizers.sorted-pair-is-equivariant",
    statement: "With outputs carried back the sorted pair makes every function equivariant.",
    formula: "ω_{hx}(hg) = ω_x(g)",
    source: .ours("§9"), reading: "True where the coordinates are distinct (and not 0, if there is only one).",
    expected: .fails,
    scope: Scope("all vectors of −1, 0 and 2 of at most 3 coordinates", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...3).flatMap { try Instance.vectors(letters: [-1, 0, 2], length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector() else { return .vacuous("at most 4 coordinates") }
    let frame = Set(try operators.canonicalizations.signedFrame(.sortedPair, x))
    return .all(
      try SignedMethod.sortedPair.group(dimension: x.count).map { h in
        let other = Set(try operators.canonicalizations.signedFrame(.sortedPair, h.moved(x)))
        return .require(other == Set(frame.map { h * $0 }) ? 1 : 0, .equal, 1, "F(hx) = hF(x) for h = \(h.oneLine)")
      })
  }

  private static let evenSorting = Claim(
    id: "symmetrizers.even-sorting-is-canonical",
    statement: """
      Sorting by even permutations, the last two places exchanged where the order is odd and no two entries are equal, gives a point of \
      the orbit under A_n that depends on the orbit alone.
      """,
    formula: "κ(px) = κ(x) for even p, x = g·κ(x) with g even",
    source: .ours("§9: canonicalization of A_n"), hypotheses: ["at most 4 entries"],
    scope: Scope("all words of 0, 1 and 2 of at most 4 letters", testOrder: 1, order: 1) { order in
      order > 1 ? [] : try (1...4).flatMap { try Instance.words(letters: 3, length: $0) }
    },
    generator: signedVector
  ) { instance, operators in
    guard let x = try instance.shortVector() else { return .vacuous("at most 4 entries") }
    let asked = try operators.canonicalizations.evenSorting(x)
    let element = asked.queries[0].element
    return .all(
      [
        .require(asked.queries.count, .equal, 1, "queries"),
        .require(
          element.isEven && element.moved(asked.points[0]) == x ? 1 : 0, .equal, 1, "x = g·κ(x) with g even"),
      ]
        + (try Permutation.all(degree: x.count).filter(\.isEven).map { p in
          let other = try operators.canonicalizations.evenSorting(p.moved(x)).points[0]
          return .require(other == asked.points[0] ? 1 : 0, .equal, 1, "κ(px) = κ(x) for p = \(p)")
        }))
  }

  /// Vectors of small whole coordinates, often with equal ones, opposite ones and zeros.
  private static let signedVector = Gen<Instance> { source in
    let length = try source.draw(Gen<Int>.int(in: 1...4))
    return try Instance.trivial(
      word: source.draw(Gen<Int>.int(in: -2...3, simplest: 0).array(count: length)).map { Rational($0) })
  }
}

extension Instance {
  /// All vectors of given coordinates of a length.
  fileprivate static func vectors(letters: [Int], length: Int) throws -> [Instance] {
    try Instance.words(letters: letters.count, length: length).map { instance in
      try Instance.trivial(
        word: instance.vector("x").compactMap { letter in letter.asInt.map { Rational(letters[$0]) } })
    }
  }
}
