import Averaging
import ExactArithmetic
import PropertyTesting
import Representations
import Solving

extension Claim {
  static let equalWeightsForPrimePowers = Claim(
    id: "separation.equal-weights-suffice-for-prime-powers",
    statement: """
      On rational classes of groups of prime power order equal weights are as good as convex ones for exactness (on C6 they are not, \
      separation.equal-weights-cost-no-more).
      """,
    formula: "|G| = p^m ⇒ AC_ex(F) with equal weights ≤ |supp ω| for every exact convex ω",
    source: .ours("conjectured from the groups of order at most 9, refuted by certificates: C4 × C4 has 7 against 8"),
    hypotheses: ["|G| is a power of a prime", "ω is exact"], expected: .fails, testCases: 10,
    scope: .everyGroup(
      """
      all groups of prime power order below 16 and C4 × C4, all sums of rational irreducible representations up to automorphisms, a \
      scheme of least size by the certification engine
      """, testOrder: 16, order: 16
    ) { group in
      let instance = Instance(group: group)
      let enumerated = try instance.setting().group
      // At order 16 one group is enough: the witness is on it, and all smaller orders are complete.
      guard try instance.hasPrimePowerOrder, enumerated.order < 16 || enumerated.abelianInvariants == [4, 4] else {
        return []
      }
      return try Instance.unions(of: group).map { try $0.withCertifiedScheme() }
    },
    generator: Gen<Instance>.unionOnGroup(order: 8).filter { try $0.hasPrimePowerOrder }.map {
      try $0.withLeastScheme()
    }
  ) { instance, operators in
    guard try instance.hasPrimePowerOrder else { return .vacuous("|G| is a power of a prime") }
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    guard operators.averaging.isExact(scheme, functions) else { return .vacuous("ω is exact on F") }
    if scheme.entries.allSatisfy({ $0.weight == scheme.entries[0].weight }) { return .holds }
    let equal = ExactSystem(try operators.costs.coefficients(functions)).least(.uniform)
    return .require(equal.support.count, .atMost, scheme.size, "AC_ex with equal weights ≤ |supp ω|")
  }
}

extension Instance {
  /// Whether the order of the group is a power of a prime, 1 included.
  var hasPrimePowerOrder: Bool {
    get throws { try Divisibility.primeDivisors(setting().group.order).count <= 1 }
  }

  /// The instance with an exact convex scheme as `ω`: the whole group where the criterion says so, else the smallest that the
  /// certification engine finds.
  func withCertifiedScheme() throws -> Instance {
    let setting = try setting()
    var instance = self
    if ExactnessCriterion(ClassCharacter(try setting.functions())).costsWholeGroup {
      instance.assign(.wholeGroup(setting.group, weightClass: .convex), as: "ω", in: setting.group)
      return instance
    }
    let result = try Certifier(budget: SolverBudget(seconds: 5), methods: .engine).certify(question(.convex))
    let certified = result.instance.group
    let entries = try result.scheme.entries.map { entry in
      guard let weight = entry.weight.rational else {
        throw InstanceError("the weights of a rational class are rational")
      }
      return (element: certified.permutation(entry.element), weight: weight)
    }
    instance.schemes["ω"] = try PermutationScheme(entries, weightClass: .convex)
    return instance
  }
}
