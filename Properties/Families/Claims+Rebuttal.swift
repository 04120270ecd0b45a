import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// The review of the paper with its simulated rebuttal, sentence by sentence.
  static let rebuttal: [Claim] = [
    transitiveFaithfulActions, transitivityAlone, countOfOrbits, generalFiniteGroups, randomSampling,
    permutationGroups, permutationCost, rotationGroups, rotationCost, images, actingGroup, orbitLength, everyError,
    cyclicGroupOfOrderEight, largerBudget, otherNotions,
  ]

  /// The answer to the first major comment.
  static let conditions =
    "Simulated rebuttal 1: “These conditions include: finite groups with unitary representations, transitive actions on the input space, and averaging operators that compute the group average”"
  /// The answer to the third major comment.
  static let generality =
    "Simulated rebuttal 3: “The lower bound proof uses a counting argument on the number of distinct orbits that holds for any group action satisfying the conditions”"

  private static let transitiveFaithfulActions = Claim(
    id: "rebuttal.transitive-faithful-action-suffices", requires: [.functionsOnPoints],
    statement: "A transitive and faithful action makes exact symmetry cost the whole group.",
    formula: "G transitive and faithful on X, F = all functions on X, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .review(conditions), hypotheses: ["G is transitive on X", "G is faithful on X", "ω is exact"],
    reading: "The conditions of the rebuttal, and faithfulness, which it forgets.",
    expected: .fails,
    scope: .everyGroup("all groups, all transitive actions, an exact scheme of least size", testOrder: 6, order: 8) {
      try Instance(group: $0).withTransitiveActions().filter { try PointAction($0.setting()).isFaithful }
        .map { try $0.withLeastScheme() }
    },
    generator: .leastSchemeOnPoints(order: 8, isTransitive: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard action.isTransitive else { return .vacuous("G is transitive on X") }
    guard action.isFaithful else { return .vacuous("G is faithful on X") }
    return try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  private static let transitivityAlone = Claim(
    id: "rebuttal.transitive-action-suffices", requires: [.functionsOnPoints],
    statement: "A transitive action makes exact symmetry cost the whole group.",
    formula: "G transitive on X, F = all functions on X, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .review(conditions), hypotheses: ["G is transitive on X", "ω is exact"],
    reading: "The conditions of the rebuttal as they stand.",
    expected: .fails,
    scope: .everyGroup("all groups, all transitive actions, an exact scheme of least size", testOrder: 2, order: 8) {
      try Instance(group: $0).withTransitiveActions().map { try $0.withLeastScheme() }
    },
    generator: .leastSchemeOnPoints(order: 8, isTransitive: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard action.isTransitive else { return .vacuous("G is transitive on X") }
    return try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  private static let countOfOrbits = Claim(
    id: "rebuttal.orbit-count-proves-the-bound", requires: [.functionsOnPoints],
    statement: """
      Counting orbits proves the linear lower bound: where there are enough functions that are not invariant, every exact scheme has \
      the whole group.
      """,
    formula: "|X| − |X/G| ≥ |G| − 1, F = all functions on X, E_ω = P ⇒ |supp ω| ≥ |G|",
    source: .review(generality), hypotheses: ["|X| − |X/G| ≥ |G| − 1", "ω is exact"],
    reading: """
      The counting argument that the words suggest: exactness sets |G| − 1 conditions, and dim F₀ = |X| − |X/G|. What counts is which \
      irreducible representations occur, not how many functions there are.
      """,
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 6 points, an exact scheme of least size", points: 6, testOrder: 4, order: 6
    ) { instance in
      var instance = instance
      instance.functionClass = .functions
      let action = try PointAction(instance.setting())
      guard action.degree - action.orbits.count >= action.group.order - 1 else { return [] }
      return [try instance.withLeastScheme()]
    },
    generator: .leastSchemeOnPoints(order: 8, isTransitive: false)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard action.degree - action.orbits.count >= action.group.order - 1 else {
      return .vacuous("|X| − |X/G| ≥ |G| − 1")
    }
    return try instance.requireSize({ $0.group.order }, operators, "|supp ω| ≥ |G| for an exact ω")
  }

  private static let generalFiniteGroups = Claim(
    id: "rebuttal.general-finite-groups", requires: [.regular],
    statement: """
      On all functions on the group exact symmetry costs the whole group, for every finite group, abelian or not: no weights of any \
      signs that leave out an element are exact.
      """,
    formula: "F = functions on G ⇒ no ω with E_ω = P and ω(e) = 0",
    source: .review(
      "Simulated rebuttal 3: “The standard conditions in our theorem apply to general finite groups, including non-abelian ones”"
    ),
    reading:
      "F contains every irreducible representation; schemes that leave out g are translates of such that leave out e.",
    testCases: 30,
    scope: .everyGroup("all groups", testOrder: 8, order: 24) { [Instance(group: $0, functionClass: .regular)] },
    generator: Gen<InstanceGroup>.group(order: 12).map { Instance(group: $0, functionClass: .regular) }
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try operators.costs.coefficients(setting.functions())
    let without = ExactSystem(functions).weights(on: Array(1..<setting.group.order), .affine)
    return .all(
      .require(functions.count, .equal, setting.group.order, "dim M(F ⊕ 1) = |G|"),
      .require(without == nil ? 0 : 1, .equal, 0, "the number of solutions with ω(e) = 0 that are found"))
  }

  private static let randomSampling = Claim(
    id: "rebuttal.random-sampling-works",
    statement: """
      Averaging over n random elements works for any finite group: the mean of the squared distance to the Reynolds operator is \
      dim F₀/n, whatever the group.
      """,
    formula: "E ‖E_ω − P‖²_F = dim F₀ / n for ω uniform on n independent uniform elements",
    source: .review(
      "Simulated rebuttal 3: “the upper bound uses random sampling from the group, which works for any finite group”"),
    hypotheses: ["ρ is orthogonal in the basis of F"],
    reading:
      "In the norm of Frobenius, where the mean is exact; the tails in the operator norm are claims of their own (§4).",
    testCases: 30,
    scope: .everyGroup("all groups, all functions on the points, n = 1 and 2", testOrder: 4, order: 8) { group in
      [1, 2].map { size in
        var instance = Instance(group: group, functionClass: .functions)
        instance.numbers["n"] = Rational(size)
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.classOnGroup(order: 8, dimension: 9))
      instance.numbers["n"] = Rational(try source.draw(Gen<Int>.int(in: 1...2)))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let size = try instance.integer("n", in: 1...1_000)
    var parts: [Judgement] = []
    for constituent in try setting.functions().constituents {
      let matrices = (0..<setting.group.order).map { operators.averaging.representation(constituent, $0) }
      for generator in setting.group.generatorIndices {
        guard matrices[generator].transposed * matrices[generator] == .identity(constituent.dimension) else {
          return .vacuous("ρ is orthogonal in the basis of F")
        }
      }
      let mean = operators.averaging.average(operators.averaging.wholeGroup(setting.group), constituent)
      let trace = (0..<constituent.dimension).reduce(Rational.zero) { $0 + mean[$1, $1] }
      let distances = Claim.tuples(of: setting.group.order, count: size).map { tuple -> Rational in
        var sum = mean.mapEntries { -$0 * Rational(size) }
        for element in tuple {
          for row in 0..<constituent.dimension {
            for column in 0..<constituent.dimension { sum[row, column] += matrices[element][row, column] }
          }
        }
        return sum.squaredNorm / Rational(size * size)
      }
      parts.append(
        .require(
          distances.reduce(.zero, +) / Rational(distances.count), .equal,
          (Rational(constituent.dimension) - trace) / Rational(size), "E ‖E_ω − P‖²_F = dim F₀ / n on a summand of F"))
    }
    return .all(parts)
  }

  /// All lists of so many elements.
  private static func tuples(of order: Int, count: Int) -> [[Int]] {
    (0..<count).reduce([[]]) { lists, _ in lists.flatMap { list in (0..<order).map { list + [$0] } } }
  }
}
