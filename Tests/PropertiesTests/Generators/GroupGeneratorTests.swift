import FiniteGroups
import PropertyTesting
import Testing

@testable import Properties

/// Groups that generators draw: valid, small enough, shrinking to the least one, the same for the same seed.
@Suite struct GroupGeneratorTests {
  private static let settings = Settings(cases: 200, usesEnvironment: false, keepsFailures: false)

  @Test(arguments: [
    ("all", Gen<InstanceGroup>.group(order: 24)), ("catalogued", .catalogued(order: 24)),
    ("named", .named(order: 24)), ("subgroup", .subgroup(order: 24)), ("product", .product(order: 24)),
    ("quotient", .quotient(order: 24)), ("semidirect", .semidirect(order: 24)),
  ])
  func everythingDrawnIsAGroupOfAtMostTheOrderAsked(kind: String, groups: Gen<InstanceGroup>) async throws {
    let property = Property("groups, \(kind)", groups) { group in
      let enumerated = try FiniteGroup(generators: group.generators, degree: group.degree)
      try ensure(enumerated.order <= 24)
    }
    let report = await property.check(GroupGeneratorTests.settings)
    #expect(report.isSuccess, "\(report)")
  }

  @Test(
    arguments: [
      ("any group", 1, { @Sendable _ in true }), ("not abelian", 6, { @Sendable group in !group.isAbelian }),
      ("order at least 8", 8, { @Sendable group in group.order >= 8 }),
      ("has an element of order 4", 4, { @Sendable group in (0..<group.order).contains { group.order(of: $0) == 4 } }),
    ] as [(String, Int, @Sendable (FiniteGroup) -> Bool)])
  func shrinkingEndsAtTheLeastOrder(
    kind: String, order: Int, isWanted: @escaping @Sendable (FiniteGroup) -> Bool
  ) async throws {
    let property = Property("shrinking, \(kind)", Gen<InstanceGroup>.catalogued(order: 24)) { group in
      try ensure(!isWanted(FiniteGroup(generators: group.generators, degree: group.degree)))
    }
    let report = await property.check(GroupGeneratorTests.settings)
    let least = try #require(try property.minimalValue(report))
    #expect(try FiniteGroup(generators: least.generators, degree: least.degree).order == order, "\(least)")
  }

  @Test func shrinkingOfAllKindsEndsAtTheTrivialGroup() async throws {
    let property = Property("shrinking", Gen<InstanceGroup>.group(order: 24)) { _ in try ensure(false) }
    let least = try #require(try property.minimalValue(await property.check(GroupGeneratorTests.settings)))
    #expect(try FiniteGroup(generators: least.generators, degree: least.degree).order == 1, "\(least)")
  }

  @Test func theSameSeedDrawsTheSameGroups() async {
    let property = Property("determinism", Gen<InstanceGroup>.group(order: 24)) { group in
      label("\(group.title) \(group.degree) \(group.generators)")
    }
    let (first, second) = (
      await property.check(GroupGeneratorTests.settings), await property.check(GroupGeneratorTests.settings)
    )
    #expect(first.labels == second.labels)
    #expect(first.labels.count > 40)
  }

  @Test func allNamesAreNames() {
    #expect(NamedGroups.byOrder.count == NamedGroups.names.count)
    #expect(NamedGroups.byOrder.first?.order == 1)
  }
}
