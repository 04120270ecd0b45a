import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// S_n on t-tuples of different points: sharply transitive sets.
  static let designsTuples: [Claim] = [sharplyTransitive, uniformlyTransitive, noSmallerThanTuples, latinSquares]

  private static let sharplyTransitive = Claim(
    id: "designs.sharply-transitive",
    statement:
      "The exact uniform schemes with n!/(n−t)! elements for S_n on functions of t-tuples of different points are the sharply "
      + "t-transitive sets: for any two t-tuples exactly one element maps the one to the other (t = 1: Latin squares).",
    formula: "uniform on S, |S| = n!/(n−t)!, exact ⇔ #{g ∈ S : g·x = y} = 1 for all t-tuples x, y",
    source: .ours("§8"),
    hypotheses: ["G = S_n on t-tuples", "|S| = n!/(n−t)!"],
    scope: tupleScope("all sets of n!/(n−t)! permutations that contain the identity", testOrder: 6, order: 24) {
      (degree, length) in [(0..<length).reduce(1) { $0 * (degree - $1) }]
    },
    generator: transitiveSets
  ) { instance, operators in
    let problem = try TupleProblem(instance)
    guard problem.isSymmetric, problem.elements.count == problem.count else {
      return .vacuous("G = S_n on t-tuples, |S| = n!/(n−t)!")
    }
    return try problem.judge(multiplicity: 1, operators)
  }

  private static let uniformlyTransitive = Claim(
    id: "designs.uniformly-transitive",
    statement:
      "The exact uniform schemes for S_n on functions of t-tuples are the sets in which each t-tuple is mapped to each by "
      + "equally many elements; their sizes are multiples of n!/(n−t)!.",
    formula: "uniform on S exact ⇔ #{g ∈ S : g·x = y} = λ for all t-tuples x, y; then |S| = λ·n!/(n−t)!",
    source: .ours("§8"),
    hypotheses: ["G = S_n on t-tuples"],
    scope: tupleScope("all sets of permutations that contain the identity", testOrder: 6, order: 6) {
      (degree, _) in Array(1...(1...degree).reduce(1, *))
    },
    generator: .oneOf(transitiveSets, permutationSets)
  ) { instance, operators in
    let problem = try TupleProblem(instance)
    guard problem.isSymmetric, !problem.elements.isEmpty else { return .vacuous("G = S_n on t-tuples") }
    return try problem.judge(multiplicity: problem.elements.count / problem.count, operators)
  }

  private static let noSmallerThanTuples = Claim(
    id: "designs.no-smaller-than-tuples",
    statement:
      "With convex weights S_n on functions of t-tuples of different points costs at least n!/(n−t)!: n on points, n(n−1) on "
      + "ordered pairs.",
    formula: "AC_ex ≥ n!/(n−t)!, and = where a sharply t-transitive set exists",
    source: .ours("§5, §8"),
    hypotheses: ["G = S_n on t-tuples", "|S| < n!/(n−t)!"],
    reading: "Listed and random cases are uniform schemes; convex weights are what the certificates decide.",
    testCases: 40,
    scope: tupleScope(
      "all uniform schemes on fewer than n!/(n−t)! permutations, with the identity", testOrder: 6, order: 6
    ) {
      (degree, length) in
      let count = (0..<length).reduce(1) { $0 * (degree - $1) }
      return count == 1 ? [] : Array(1...(count - 1))
    },
    solver: SolverAttack(
      "AC_ex of S_n on t-tuples, convex weights", testOrder: 6, order: 24,
      instances: { order in
        guard let degree = [1: 1, 2: 2, 6: 3, 24: 4][order], degree > 1 else { return [] }
        // For t = n − 1 and n the tuples are all functions on the group.
        return try (1...max(1, degree - 2)).map { try TupleProblem.instance(degree: degree, length: $0) }
      }
    ) { instance, budget in
      let problem = try TupleProblem(instance)
      return try instance.certified(.convex, budget) {
        .require($0, .equal, Quantity(problem.count), "AC_ex(S_n on t-tuples) = n!/(n−t)!")
      }
    },
    generator: permutationSets
  ) { instance, operators in
    let problem = try TupleProblem(instance)
    guard problem.isSymmetric, !problem.elements.isEmpty, problem.elements.count < problem.count else {
      return .vacuous("G = S_n on t-tuples, |S| < n!/(n−t)!")
    }
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try AveragingScheme.uniform(on: problem.elements)
    let bound = try operators.bounds.lower(
      BoundProblem(of: functions, table: try setting.characterTable(), weightClass: .convex)
    ).filter { $0.name == .delsarte }.map { Rational($0.size) }
    return .all(
      .require(operators.averaging.isExact(scheme, functions) ? 1 : 0, .equal, 0, "exact (1) or not (0)"),
      .require(bound.first ?? 0, .equal, Rational(problem.count), "the bound stated by class functions is n!/(n−t)!"))
  }

  private static let latinSquares = Claim(
    id: "designs.latin-squares",
    statement:
      "The rows of a Latin square of order n, as permutations, are an exact uniform scheme of n elements for S_n on functions on "
      + "the points.",
    formula: "Σ_i δ_{rowᵢ}/n exact on ℝⁿ",
    source: .ours("§8, t = 1"),
    hypotheses: ["G = S_n on its points, S the rows of a Latin square"],
    testCases: 40,
    generator: Gen { source in
      // An isotope of the table of a cyclic group, or of C2² for n = 4.
      let degree = try source.draw(Gen<Int>.int(in: 2...5))
      var instance = try TupleProblem.instance(degree: degree, length: 1)
      let isKlein = try degree == 4 && source.draw(Gen<Bool>.bool())
      let columns = try source.draw(Gen<[Int]>.permutation(count: degree))
      let symbols = try source.draw(Gen<[Int]>.permutation(count: degree))
      instance.elements["S"] = try (0..<degree).map { row in
        try Permutation(
          oneLine: (0..<degree).map { symbols[isKlein ? row ^ columns[$0] : (row + columns[$0]) % degree] + 1 })
      }
      return instance
    }
  ) { instance, operators in
    let problem = try TupleProblem(instance)
    let rows = problem.elements
    let group = try instance.setting().group
    let isLatin = (0..<group.degree).allSatisfy { column in
      Set(rows.map { group.image(of: column, under: $0) }).count == group.degree
    }
    guard problem.isSymmetric, rows.count == group.degree, isLatin else {
      return .vacuous("S the rows of a Latin square")
    }
    return try problem.judge(multiplicity: 1, operators)
  }

  /// Random translates of known transitive sets, and sets of that size.
  private static let transitiveSets: Gen<Instance> = Gen { source in
    let degree = try source.draw(Gen<Int>.int(in: 2...4))
    let length = try source.draw(Gen<Int>.int(in: 1...(degree - 1)))
    var instance = try TupleProblem.instance(degree: degree, length: length)
    let group = try instance.setting().group
    let count = (0..<length).reduce(1) { $0 * (degree - $1) }
    let subgroups = try SubgroupClasses(of: group).representatives.filter { $0.order == count }
    let number = try source.draw(Gen<Int>.int(in: 0...subgroups.count))
    let shift = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
    if number < subgroups.count {
      instance.elements["S"] = subgroups[number].elements.map { group.permutation(group.product(shift, $0)) }
    } else {
      let set = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: count...count))
      instance.elements["S"] = set.sorted().map { group.permutation($0) }
    }
    return instance
  }

  /// Random sets of permutations.
  private static let permutationSets: Gen<Instance> = Gen { source in
    let degree = try source.draw(Gen<Int>.int(in: 2...4))
    let length = try source.draw(Gen<Int>.int(in: 1...(degree - 1)))
    var instance = try TupleProblem.instance(degree: degree, length: length)
    let group = try instance.setting().group
    let count = try source.draw(Gen<Int>.int(in: 1...min(group.order, 11)))
    let set = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: count...count))
    instance.elements["S"] = set.sorted().map { group.permutation($0) }
    return instance
  }

  /// S_n for the order n!, t < n, and sets of the given sizes that contain the identity.
  private static func tupleScope(
    _ description: String, testOrder: Int, order: Int,
    sizes: @escaping @Sendable (_ degree: Int, _ length: Int) -> [Int]
  ) -> Scope {
    Scope(
      "S_n on t-tuples, t < n (t = 1 for n = 4), " + description, testOrder: testOrder, order: order
    ) { order in
      guard let degree = [2: 2, 6: 3, 24: 4][order] else { return [] }
      return try (1...(degree == 4 ? 1 : degree - 1)).flatMap { length in
        let instance = try TupleProblem.instance(degree: degree, length: length)
        let group = try instance.setting().group
        return sizes(degree, length).flatMap { Scope.subsetsWithIdentity(order: order, size: $0) }.map { subset in
          var next = instance
          next.elements["S"] = subset.map { group.permutation($0) }
          return next
        }
      }
    }
  }
}

/// S_n on functions of t-tuples of different points, with a set S of permutations.
struct TupleProblem {
  let instance: Instance
  /// t.
  let length: Int
  /// n!/(n−t)!.
  let count: Int
  /// S as numbers in the group; empty if the instance has none.
  let elements: [Int]
  /// Whether the group is S_n, and F the functions of t-tuples.
  let isSymmetric: Bool

  init(_ instance: Instance) throws {
    self.instance = instance
    let group = try instance.setting().group
    let length: Int? =
      switch instance.functionClass {
      case .functions: 1
      case .tuples(let size): size
      default: nil
      }
    self.length = length ?? 0
    count = (0..<(length ?? 0)).reduce(1) { $0 * (group.degree - $1) }
    elements = instance.elements["S"] == nil ? [] : Array(Set(try instance.elementNumbers("S"))).sorted()
    isSymmetric =
      length != nil && instance.action == nil && group.order == (1...max(group.degree, 1)).reduce(1, *)
  }

  /// S_n with its t-tuples.
  static func instance(degree: Int, length: Int) throws -> Instance {
    Instance(
      group: try InstanceGroup("S\(degree)"), functionClass: length == 1 ? .functions : .tuples(size: length))
  }

  /// Exactness of the uniform scheme against the definition of a transitive set, and against the library's design.
  func judge(multiplicity: Int, _ operators: Operators) throws -> Judgement {
    let setting = try instance.setting()
    let group = setting.group
    let scheme = try AveragingScheme.uniform(on: elements)
    let isExact = operators.averaging.isExact(scheme, try setting.functions())
    let stated = operators.bounds.transitivity(elements.map { group.permutation($0) }, length)
    var tuples: [[Int]] = [[]]
    for _ in 0..<length {
      tuples = tuples.flatMap { tuple in (0..<group.degree).filter { !tuple.contains($0) }.map { tuple + [$0] } }
    }
    let isTransitive = tuples.allSatisfy { tuple in
      var counts: [[Int]: Int] = [:]
      for element in elements { counts[tuple.map { group.image(of: $0, under: element) }, default: 0] += 1 }
      return tuples.allSatisfy { counts[$0, default: 0] == multiplicity }
    }
    return .all(
      .require(
        isExact ? 1 : 0, .equal, isTransitive ? 1 : 0,
        "exact (1) or not (0) = every t-tuple mapped to each \(multiplicity) times (1) or not (0)"),
      .require(stated ?? 0, .equal, isTransitive ? multiplicity : 0, "the design's λ, 0 for none"))
  }
}
