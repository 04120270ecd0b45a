import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// The bounds that look at subgroups H and the functions they fix.
enum SubgroupBounds {
  /// The largest group whose subgroups are listed.
  static let orderLimit = 200
  /// The largest number of subgroups that are listed.
  static let subgroupLimit = 1_000

  static func all(for problem: BoundProblem) -> [AveragingBound] {
    let search = problem.occurring.map { SubgroupSearch($0, group: problem.group) }
    return [subgroup(problem, search), cosets(problem, search)]
  }

  /// The uniform scheme on H is the projection on F^H, so it is exact if F^H = F^G.
  private static func subgroup(_ problem: BoundProblem, _ search: SubgroupSearch?) -> AveragingBound {
    var draft = BoundDraft(
      .subgroup, .upper, source: "the mean over H is the projection on the functions that H fixes", for: problem)
    if !problem.symmetry.epsilon.isZero { draft.transfer = "AC_wk ≤ AC_st ≤ AC_ex" }
    draft.require(
      "a proper subgroup with the invariants of G is known (listed up to order \(orderLimit))",
      search?.smallest != nil)
    guard let (order, generators) = search?.smallest else { return draft.refused }
    return draft.stated(BigInt(order), evidence: .subgroup(order: order, generators: generators))
  }

  /// For weak error below 1 the support lies in no coset gH of a subgroup with F^H ≠ F^G: for v in F^H without mean, E_ω v = ρ(g)v has
  /// the norm of v, whatever the signs of the weights. Translate the support so that it contains e: the other elements generate a
  /// subgroup H with F^H = F^G, so the size is at least 1 + the least number of generators of such an H.
  private static func cosets(_ problem: BoundProblem, _ search: SubgroupSearch?) -> AveragingBound {
    var draft = BoundDraft(.cosets, .lower, source: "mathematics.md §5, error below 1", for: problem)
    draft.require("the weak error allowed is below 1", problem.symmetry.impliedWeakError < 1)
    let needed =
      switch problem.irreducibles {
      case .listed(let listed): listed.leastGenerators
      case .table: search?.generators ?? 0
      }
    return draft.stated(BigInt(1 + needed), evidence: .generators(needed))
  }
}

/// Which subgroups H have F^H = F^G, and how many generators they need.
struct SubgroupSearch {
  /// Every H with F^H = F^G needs at least so many generators.
  let generators: Int
  /// A proper one of least order among those that were looked at.
  let smallest: (order: Int, generators: [Int])?

  init(_ occurring: OccurringIrreducibles, group: FiniteGroup?) {
    let table = occurring.table
    if occurring.rows.isEmpty {
      generators = 0
      smallest = table.groupOrder > 1 ? (1, []) : nil
      return
    }
    let least = SubgroupSearch.leastByCharacters(occurring)
    guard let group, group.order <= SubgroupBounds.orderLimit, group.order == table.groupOrder,
      let subgroups = try? SubgroupClasses(of: group, subgroupLimit: SubgroupBounds.subgroupLimit)
    else {
      generators = least
      smallest = nil
      return
    }
    let classes = ConjugacyClasses(of: group)
    // The invariants of H in π: (1/|H|) Σ χ_π over H. One member of a Galois orbit tells of all.
    let rows = table.galoisOrbits.compactMap { orbit in orbit.first { occurring.rows.contains($0) } }
    let good = subgroups.representatives.filter { subgroup in
      var counts = [Int](repeating: 0, count: classes.count)
      for element in subgroup.elements { counts[classes.classOf[element]] += 1 }
      return rows.allSatisfy { row in
        counts.indices.reduce(Cyclotomic.zero) { sum, number in
          counts[number] == 0 ? sum : sum + table.value(of: row, at: number).scaled(by: Rational(counts[number]))
        }.isZero
      }
    }
    var fewest = Int.max
    for subgroup in good where fewest > least {
      fewest = min(fewest, SubgroupSearch.leastGenerators(subgroup))
    }
    // The whole group is good: every subgroup that is has at least `fewest` generators.
    generators = max(least, fewest == Int.max ? least : fewest)
    smallest = good.first.flatMap { $0.isWhole ? nil : ($0.order, $0.generators) }
  }

  /// What the characters tell: 1 generator is needed as F is not invariant; 2 unless a cyclic subgroup will do; and the rank of the
  /// largest elementary abelian p-quotient of G, if all characters of order p occur, since H maps onto it.
  private static func leastByCharacters(_ occurring: OccurringIrreducibles) -> Int {
    let table = occurring.table
    let cyclic = (0..<table.count).contains { number in
      let order = table.classes.elementOrders[number]
      return occurring.rows.allSatisfy { row in
        (0..<order).reduce(Cyclotomic.zero) {
          $0 + table.value(of: row, at: table.classes.power(ofClass: number, $1))
        }.isZero
      }
    }
    var least = cyclic ? 1 : 2
    let members = Set(occurring.rows).union([occurring.trivialRow])
    for prime in Divisibility.primeDivisors(table.groupOrder) {
      let rows = table.linearCharacters.filter { row in
        (0..<table.count).allSatisfy { table.value(of: row, at: $0).power(prime) == 1 }
      }
      guard rows.allSatisfy(members.contains) else { continue }
      least = max(least, rank(rows.count, prime))
    }
    return least
  }

  /// A lower bound for the number of generators of a subgroup: the rank of its largest elementary abelian quotients, and 2 unless
  /// it is cyclic. Exact for groups of prime power order (Burnside).
  private static func leastGenerators(_ subgroup: Subgroup) -> Int {
    if subgroup.isTrivial { return 0 }
    let group = subgroup.group
    if subgroup.elements.contains(where: { group.order(of: $0) == subgroup.order }) { return 1 }
    let derived = subgroup.commutator(subgroup).generators
    return Divisibility.primeDivisors(subgroup.order).reduce(2) { best, prime in
      let powers = subgroup.generators.map { generator in
        (1..<prime).reduce(generator) { power, _ in group.product(power, generator) }
      }
      // H′ is normal and H/H′ abelian, so H′ and the p-th powers of generators of H generate H′Hᵖ.
      let kernel = Subgroup(of: group, generatedBy: derived + powers)
      return max(best, rank(subgroup.order / kernel.order, prime))
    }
  }

  /// The exponent of a power of a prime.
  private static func rank(_ count: Int, _ prime: Int) -> Int {
    var rest = count
    var rank = 0
    while rest > 1 {
      rest /= prime
      rank += 1
    }
    return rank
  }
}
