import ExactArithmetic
import FiniteGroups
import Properties
import Symmetrizers

extension PlantedDefect {
  static let canonicalizationDefects: [PlantedDefect] = [
    PlantedDefect(
      "signs: the inverse of the element", claims: ["symmetrizers.signed-canonical-points"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        asked.queries = asked.queries.map { query in
          let element = query.element
          let signs = element.permutation.inverse
          let inverse = SignedPermutation(
            signs, negated: (0..<element.dimension).map { element.negated[signs($0)] })
          return WeightedQuery(inverse, weight: query.weight)
        }
        return asked
      }
    },
    PlantedDefect(
      "sorting up to sign: the vector sorted, whatever its negative",
      claims: ["symmetrizers.signed-canonical-points", "symmetrizers.sorting-up-to-sign-is-continuous"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        guard method == .sortingUpToSign else { return try standard(method, vector) }
        return AskedPoints(
          queries: [WeightedQuery(SignedPermutation(identity: vector.count), weight: 1)], points: [vector.sorted()],
          promised: 1)
      }
    },
    PlantedDefect(
      "absolute values: only the first sign removed", claims: ["symmetrizers.signed-canonical-points"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        if method == .signs { asked.points = asked.points.map { Array($0.prefix(1) + vector.dropFirst()) } }
        return asked
      }
    },
    PlantedDefect(
      "absolute values: halves of them for large ones", claims: ["symmetrizers.order-statistics-are-continuous"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        asked.points = asked.points.map { $0.map { $0 > 1 ? $0 / 2 : $0 } }
        return asked
      }
    },
    PlantedDefect(
      "minimal frame of signs: one element, without the stabilizer",
      claims: ["symmetrizers.signed-minimal-frames-are-equivariant"]
    ) {
      let signed = $0.canonicalizations.signed
      $0.canonicalizations.signedFrame = { try signed($0, $1).queries.map(\.element) }
    },
    PlantedDefect(
      "sorted pair: the sorted vector alone", claims: ["symmetrizers.sorted-pair-is-invariant"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        guard method == .sortedPair else { return asked }
        asked.queries = [WeightedQuery(asked.queries[0].element, weight: 1)]
        asked.points = [asked.points[0]]
        return asked
      }
    },
    PlantedDefect(
      "sorted pair: the lesser one asked twice",
      claims: ["symmetrizers.sorted-pair-is-continuous"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        guard method == .sortedPair else { return asked }
        let least = asked.points.min { $0.lexicographicallyPrecedes($1) } ?? vector
        asked.points = asked.points.map { _ in least }
        return asked
      }
    },
    PlantedDefect(
      "sorted pair: weights 1/3 and 2/3", claims: ["symmetrizers.sorted-pair-is-continuous"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        guard method == .sortedPair else { return asked }
        asked.queries = zip(asked.queries, [Rational(1, 3), Rational(2, 3)]).map {
          WeightedQuery($0.element, weight: $1)
        }
        return asked
      }
    },
    PlantedDefect(
      "sorted pair: a third point at y alone", claims: ["symmetrizers.sorted-pair-is-continuous"]
    ) {
      let standard = $0.canonicalizations.signed
      $0.canonicalizations.signed = { method, vector in
        var asked = try standard(method, vector)
        // x has whole numbers only.
        guard method == .sortedPair, vector.contains(where: { $0.asInt == nil }) else { return asked }
        asked.points.append(vector)
        return asked
      }
    },
    PlantedDefect(
      "even sorting: sorting by all permutations",
      claims: ["symmetrizers.even-sorting-is-canonical"]
    ) {
      $0.canonicalizations.evenSorting = { try AskedPoints(Sorting<Rational>(), at: $0) }
    },
    PlantedDefect(
      "even sorting: the exchange of the last two places forgotten",
      claims: ["symmetrizers.even-sorting-is-canonical", "symmetrizers.even-sorting-is-continuous"]
    ) {
      let standard = $0.canonicalizations.evenSorting
      $0.canonicalizations.evenSorting = { vector in
        var asked = try standard(vector)
        asked.points = [vector.sorted()]
        return asked
      }
    },
    PlantedDefect(
      "alignment: the last of the farthest points leads", claims: ["symmetrizers.alignment-is-least-image"]
    ) {
      let standard = $0.canonicalizations.alignment
      $0.canonicalizations.alignment = { action, leader, cloud in
        guard leader == .farthest else { return try standard(action, leader, cloud) }
        var asked = try standard(action, leader, cloud.reversed())
        asked.points = asked.points.map { $0.reversed() }
        return asked
      }
    },
    PlantedDefect(
      "alignment: the greatest image", claims: ["symmetrizers.alignment-is-least-image"]
    ) {
      let standard = $0.canonicalizations.alignment
      $0.canonicalizations.alignment = { action, leader, cloud in
        var asked = try standard(action, leader, cloud.map { $0.map { -$0 } })
        asked.points = asked.points.map { $0.map { $0.map { -$0 } } }
        return asked
      }
    },
    PlantedDefect(
      "alignment: clouds whose coordinates sum to more than 1 stay where they are",
      claims: ["symmetrizers.alignment-is-continuous-for-reflections"]
    ) {
      let standard = $0.canonicalizations.alignment
      $0.canonicalizations.alignment = { action, leader, cloud in
        var asked = try standard(action, leader, cloud)
        if cloud.joined().reduce(RealCyclotomic.zero, +) > 1 { asked.points = [cloud] }
        return asked
      }
    },
    PlantedDefect(
      "alignment without labels: labels kept",
      claims: ["symmetrizers.alignment-is-least-image", "symmetrizers.unlabelled-alignment-is-continuous"]
    ) {
      let labelled = $0.canonicalizations.alignment
      $0.canonicalizations.unlabelledAlignment = { action, cloud in
        let asked = try labelled(action, .first, cloud)
        return AskedPoints(
          queries: asked.queries.map {
            WeightedQuery(
              UnlabelledMotion(matrix: $0.element, permutation: Permutation(identity: cloud.count)), weight: $0.weight)
          }, points: asked.points, promised: asked.promised)
      }
    },
    PlantedDefect(
      "unlabelled frame: without exchanges of equal points", claims: ["symmetrizers.unlabelled-frame-is-equivariant"]
    ) {
      let standard = $0.canonicalizations.unlabelledFrame
      $0.canonicalizations.unlabelledFrame = { action, cloud in
        var seen: Set<Matrix<RealCyclotomic>> = []
        return try standard(action, cloud).filter { seen.insert($0.matrix).inserted }
      }
    },
    PlantedDefect(
      "directions: one direction only",
      claims: ["symmetrizers.sort-directions-is-continuous"]
    ) {
      $0.canonicalizations.sortDirections = { try AskedPoints(Sorting<[Rational]>.rows(), at: $0) }
    },
    PlantedDefect(
      "directions: equal weights for all orders", claims: ["symmetrizers.sort-directions-is-continuous"]
    ) {
      let standard = $0.canonicalizations.sortDirections
      $0.canonicalizations.sortDirections = { cloud in
        var asked = try standard(cloud)
        asked.queries = asked.queries.map { WeightedQuery($0.element, weight: Rational(1, asked.queries.count)) }
        return asked
      }
    },
    PlantedDefect(
      "directions: those of a half plane", claims: ["symmetrizers.sort-directions-is-invariant"]
    ) {
      let standard = $0.canonicalizations.sortDirections
      $0.canonicalizations.sortDirections = { cloud in
        var asked = try standard(cloud)
        let half = max(1, asked.queries.count / 2)
        let total = asked.queries.prefix(half).reduce(Rational.zero) { $0 + $1.weight }
        asked.queries = asked.queries.prefix(half).map { WeightedQuery($0.element, weight: $0.weight / (2 * total)) }
        asked.points = Array(asked.points.prefix(half))
        return asked
      }
    },
    PlantedDefect(
      "directions: the elements inverted", claims: ["symmetrizers.sort-directions-is-equivariant-for-distinct-points"]
    ) {
      let standard = $0.canonicalizations.sortDirections
      $0.canonicalizations.sortDirections = { cloud in
        var asked = try standard(cloud)
        asked.queries = asked.queries.map { WeightedQuery($0.element.inverse, weight: $0.weight) }
        return asked
      }
    },
    PlantedDefect(
      "directions: nothing is asked where points coincide",
      claims: ["symmetrizers.sort-directions-is-equivariant"]
    ) {
      let standard = $0.canonicalizations.sortDirections
      $0.canonicalizations.sortDirections = { cloud in
        Set(cloud).count == cloud.count
          ? try standard(cloud) : AskedPoints(queries: [], points: [], promised: 0)
      }
    },
    PlantedDefect(
      "frame averaging: g for g⁻¹ at the input", claims: ["symmetrizers.frame-average-is-equivariant"]
    ) {
      $0.canonicalizations.frameAveraging = { frame, action in
        FrameAveraging(
          name: "given frame", largest: frame.map(\.count).max() ?? 0,
          continuity: Continuity(isPreserved: nil, reason: "finitely many points"), frame: { frame[$0] },
          carriedBack: { action.image(of: $0, under: $1) }, product: { action.group.product($0, $1) })
      }
    },
    PlantedDefect(
      "frame averaging: products in the other order", claims: ["symmetrizers.frame-violations-are-found"]
    ) {
      $0.canonicalizations.frameAveraging = { frame, action in
        FrameAveraging(
          name: "given frame", largest: frame.map(\.count).max() ?? 0,
          continuity: Continuity(isPreserved: nil, reason: "finitely many points"), frame: { frame[$0] },
          carriedBack: { action.image(of: $0, under: action.group.inverse($1)) },
          product: { action.group.product($1, $0) })
      }
    },
    PlantedDefect(
      "softened frame: the heaviest query alone", claims: ["symmetrizers.softened-frame-is-continuous"]
    ) {
      let standard = $0.symmetrizers.softenedFrame
      $0.symmetrizers.softenedFrame = { action, point in
        let (group, weights) = try standard(action, point)
        let heaviest = weights.max { $0.weight < $1.weight }
        return (group, heaviest.map { [WeightedQuery($0.element, weight: 1)] } ?? [])
      }
    },
    PlantedDefect(
      "discontinuity: a report for groups without one", claims: ["symmetrizers.discontinuity-witnesses-are-proofs"]
    ) {
      let standard = $0.canonicalizations.discontinuity
      $0.canonicalizations.discontinuity = { group, size, seed in
        guard size > 2 else { return try standard(group, size, seed) }
        let rotation = try Permutation(oneLine: (0..<size).map { ($0 + 1) % size + 1 })
        return try standard(PermutationGroup(generators: [rotation], degree: size), size, seed)
      }
    },
  ]
}
