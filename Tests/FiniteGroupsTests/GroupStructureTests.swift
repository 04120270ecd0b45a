import FiniteGroups
import Foundation
import Testing

@Suite struct GroupStructureTests {
  /// A line of the table, computed.
  private func row(order: Int, number: Int) throws -> String {
    let group = try GroupDescription(named: .smallGroup(order: order, number: number)).enumerated()
    let classes = try SubgroupClasses(of: group)
    var words = [order, number, classes.count, classes.subgroupCount, classes.normalSubgroups.count].map(String.init)
    words.append(try AutomorphismGroup(of: group).order.description)
    words += [try group.frattiniSubgroup().order, classes.maximalClasses.count].map(String.init)
    words += [group.center.order, group.derivedSubgroup.order].map(String.init)
    for series in [group.lowerCentralSeries, group.derivedSeries, group.upperCentralSeries] {
      words += [String(series.count - 1), String(series[series.count - 1].order)]
    }
    let sylow = group.sylowSubgroups.map { "\($0.prime):\($0.subgroup.normalizer.index)" }
    for list in [group.abelianInvariants.map(String.init), sylow] {
      words.append(list.isEmpty ? "-" : list.joined(separator: ","))
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: [1...15, 16...31, 32...47, 48...63])
  func agreesWithGAP(_ orders: ClosedRange<Int>) throws {
    var lines = 0
    for line in structureTable.split(separator: "\n") {
      let numbers = line.split(separator: " ").prefix(2).compactMap { Int($0) }
      guard numbers.count == 2, orders.contains(numbers[0]) else { continue }
      #expect(try row(order: numbers[0], number: numbers[1]) == line)
      lines += 1
    }
    #expect(lines == SmallGroupCatalogue.entries.count { orders.contains($0.id[0]) })
  }

  private struct Reference: Decodable {
    let id: [Int]
    let exponent: Int
    let abelian: Bool
    let nilpotent: Bool
    let solvable: Bool
    let center: Int
    let derived: Int
    let automorphisms: Int
  }

  @Test func agreesWithReference() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/small-groups-reference-order-1-31.json")
    let references = try JSONDecoder().decode([Reference].self, from: Data(contentsOf: path))
    #expect(references.count == 93)
    for reference in references {
      let group = try GroupDescription(named: .smallGroup(order: reference.id[0], number: reference.id[1])).enumerated()
      #expect(group.exponent == reference.exponent && group.isAbelian == reference.abelian, "\(reference.id)")
      #expect(group.isNilpotent == reference.nilpotent && group.isSolvable == reference.solvable, "\(reference.id)")
      #expect(group.center.order == reference.center && group.derivedSubgroup.order == reference.derived)
      #expect(try AutomorphismGroup(of: group).order.description == "\(reference.automorphisms)", "\(reference.id)")
    }
  }

  /// GAP 4: `NilpotencyClassOfGroup`, `DerivedLength`, `IsPerfectGroup`, `IsSimpleGroup` (nil where not nilpotent, not solvable).
  @Test(
    arguments: [
      ("C1", 0, 0, true, false), ("C7", 1, 1, false, true), ("C4", 1, 1, false, false), ("Q16", 3, 2, false, false),
      ("S3", nil, 2, false, false), ("S4", nil, 3, false, false), ("A5", nil, nil, true, true),
      ("S5", nil, nil, false, false), ("A6", nil, nil, true, true), ("A5xA5", nil, nil, true, false),
      ("B4", nil, 4, false, false),
    ] as [(String, Int?, Int?, Bool, Bool)])
  func classLengthPerfectSimple(
    _ name: String, _ nilpotency: Int?, _ length: Int?, _ isPerfect: Bool, _ isSimple: Bool
  ) throws {
    let group = try GroupDescription(name).enumerated()
    #expect(group.nilpotencyClass == nilpotency && group.isNilpotent == (nilpotency != nil))
    #expect(group.derivedLength == length && group.isSolvable == (length != nil))
    #expect(group.isPerfect == isPerfect && group.isSimple == isSimple)
  }

  @Test(arguments: [
    ("S5", [8, 3, 5], [15, 10, 6]), ("A5", [4, 3, 5], [5, 10, 6]), ("S6", [16, 9, 5], [45, 10, 36]),
    ("C12", [4, 3], [1, 1]),
    ("C1", [], []), ("A7", [8, 9, 5, 7], [315, 70, 126, 120]),
  ])
  func sylowSubgroups(_ name: String, _ orders: [Int], _ numbers: [Int]) throws {
    let group = try GroupDescription(name).enumerated()
    let sylow = group.sylowSubgroups
    #expect(sylow.map(\.subgroup.order) == orders)
    #expect(sylow.map { $0.subgroup.normalizer.index } == numbers)
    for (prime, subgroup) in sylow {
      #expect(subgroup.order % prime == 0 && subgroup.index % prime != 0)
      #expect(group.sylowSubgroup(prime) == subgroup)
    }
    #expect(group.sylowSubgroup(11).isTrivial)
  }

  @Test func abelianInvariantsAndFrattini() throws {
    #expect(try GroupDescription("C4xC6xC9").enumerated().abelianInvariants == [2, 3, 4, 9])
    #expect(try GroupDescription("C8xC2^2").enumerated().abelianInvariants == [2, 2, 8])
    #expect(try GroupDescription("S6").enumerated().abelianInvariants == [2])
    #expect(try GroupDescription("A5").enumerated().abelianInvariants.isEmpty)
    // Nilpotent groups need no list of subgroups, others do.
    #expect(try GroupDescription("C8^3").enumerated().frattiniSubgroup().order == 64)
    #expect(try GroupDescription("C36xC12").enumerated().frattiniSubgroup().order == 12)
    let large = try GroupDescription("S6").enumerated()
    #expect(throws: GroupError.self) { try large.frattiniSubgroup() }
  }
}
