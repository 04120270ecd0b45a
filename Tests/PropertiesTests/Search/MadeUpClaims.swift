import ExactArithmetic
import Properties
import PropertyTesting
import Synchronization

/// Claims for tests of the search, cheap to judge and with known counterexamples.
enum MadeUpClaims {
  /// Two statements about the order of a group and a number from 0 to 9; the list has all groups and the numbers up to
  /// 4.
  ///
  /// "n + |G| < 8" fails from order 4 on (n = 4), "|G| < 6" from order 6 on; each at once for larger groups.
  static let orderAndNumber = Claim(
    id: "made-up.order-and-number", statement: "A group is small.", formula: "|G| < 6 and n + |G| < 8",
    source: .ours("a test"), expected: .fails, scope: scope,
    solver: SolverAttack("the list", testOrder: 6, order: 8, instances: scope.instances) { instance, _ in
      SolverFinding(try judge(instance), certificates: [])
    },
    generator: Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 12)))
      instance.numbers["n"] = Rational(try source.draw(Gen<Int>.int(in: 0...9)))
      // So many cases that they are not enumerated.
      _ = try source.draw(Gen<Int>.int(in: 0...999_999_999))
      return instance
    }
  ) { instance, _ in try judge(instance) }

  private static let scope = Scope.everyGroup("all groups, n ≤ 4", testOrder: 6, order: 8) { group in
    (0...4).map { number in
      var instance = Instance(group: group)
      instance.numbers["n"] = Rational(number)
      return instance
    }
  }

  private static func judge(_ instance: Instance) throws -> Judgement {
    let (order, number) = (try instance.setting().group.order, try instance.integer("n"))
    if order == 3 { return .vacuous("|G| ≠ 3") }
    return .all(.require(order, .less, 6, "|G| < 6"), .require(order + number, .less, 8, "n + |G| < 8"))
  }

  /// One point of a million violates it; the margin says how far away a case is.
  static let rare = Claim(
    id: "made-up.rare", statement: "No point is (777, 334).", formula: "|x − 777| + |y − 334| > 0",
    source: .ours("a test"), expected: .fails,
    generator: Gen { source in
      var instance = Instance(group: try InstanceGroup(title: "1", degree: 1, generators: []))
      instance.numbers["x"] = Rational(try source.draw(Gen<Int>.int(in: 0...999)))
      instance.numbers["y"] = Rational(try source.draw(Gen<Int>.int(in: 0...999)))
      return instance
    }
  ) { instance, _ in
    let distance = abs(try instance.integer("x") - 777) + abs(try instance.integer("y") - 334)
    return .require(distance, .greater, 0, "|x − 777| + |y − 334| > 0")
  }

  /// True of all groups.
  static func holding(_ id: String = "made-up.true", sleeping milliseconds: Int = 0) -> Claim {
    Claim(
      id: id, statement: "A group has an element.", formula: "|G| > 0", source: .ours("a test"),
      scope: .everyGroup("all groups", testOrder: 3, order: 6) { [Instance(group: $0)] },
      generator: Gen { source in
        var instance = Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 63)))
        // So many cases that they are not enumerated.
        instance.numbers["n"] = Rational(try source.draw(Gen<Int>.int(in: 0...999_999_999)))
        return instance
      }
    ) { instance, _ in
      if milliseconds > 0 {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < end {}
      }
      return .require(try instance.setting().group.order, .greater, 0, "|G| > 0")
    }
  }

  /// True of all groups, with a list that doubles with the order: 2^|G| instances for each group.
  static let doubling = Claim(
    id: "made-up.doubling", statement: "A group has an element.", formula: "|G| > 0", source: .ours("a test"),
    scope: .everyGroup("all groups, all subsets", testOrder: 3, order: 4) { group in
      let order = try Instance(group: group).setting().group.order
      return (0..<(1 << order)).map { _ in Instance(group: group) }
    },
    generator: Gen { source in Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 63))) }
  ) { instance, _ in .require(try instance.setting().group.order, .greater, 0, "|G| > 0") }

  /// Violated by the last of 176 instances, which are eleven blocks of a list, and by every random case.
  static let atTheEndOfABlock = Claim(
    id: "made-up.at-the-end-of-a-block", statement: "n is below 175.", formula: "n < 175", source: .ours("a test"),
    expected: .fails,
    scope: Scope("n < 176", testOrder: 1, order: 1) { order in
      order == 1 ? try (0..<176).map(numbered) : []
    },
    generator: Gen { source in try numbered(try source.draw(Gen<Int>.int(in: 200...999_999_999))) }
  ) { instance, _ in .require(try instance.integer("n"), .less, 175, "n < 175") }

  private static func numbered(_ number: Int) throws -> Instance {
    var instance = Instance(group: try InstanceGroup(title: "1", degree: 1, generators: []))
    instance.numbers["n"] = Rational(number)
    return instance
  }

  /// A claim whose judge throws on groups of even order.
  static let throwing = Claim(
    id: "made-up.throwing", statement: "The judge has a defect.", formula: "⊥", source: .ours("a test"),
    scope: .everyGroup("all groups", testOrder: 3, order: 6) { [Instance(group: $0)] },
    generator: Gen { source in Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 12))) }
  ) { instance, _ in
    let order = try instance.setting().group.order
    if order.isMultiple(of: 2) { throw InstanceError("no even orders") }
    return .require(order, .less, 9, "|G| < 9")
  }
}

/// What a campaign saves, with interruptions.
final class SavedStates: Sendable {
  struct Interruption: Error {}

  private let kept = Mutex<[String]>([])
  private let limit: Int

  /// - Parameter limit: after this many saved states the campaign is killed.
  init(limit: Int = .max) { self.limit = limit }

  var texts: [String] { kept.withLock { $0 } }

  @Sendable func save(_ state: CampaignState) throws {
    let count = kept.withLock { kept in
      kept.append(state.text)
      return kept.count
    }
    if count >= limit { throw Interruption() }
  }
}
