import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct CharactersSymmetricGroupTests {
  /// The table by Murnaghan and Nakayama is the one of the enumerated group.
  @Test(arguments: 1...6)
  func agreesWithDixon(_ n: Int) throws {
    let symmetric = try SymmetricGroupCharacters(degree: n)
    let group = try GroupDescription("S\(n)").enumerated()
    let classes = ConjugacyClasses(of: group)
    let table = try CharacterTable(of: group)
    #expect(symmetric.table.verify())
    let columns = try classes.representatives.map { element in
      try #require(symmetric.cycleTypes.firstIndex(of: Partition(cycleTypeOf: group.permutation(element))))
    }
    #expect(columns.map { symmetric.table.classes.sizes[$0] } == table.classes.sizes)
    #expect(columns.map { symmetric.table.classes.elementOrders[$0] } == table.classes.elementOrders)
    for k in [2, 3, 5, -1] {
      #expect(columns.map { symmetric.table.classes.powerMap(k)[$0] } == table.classes.powerMap(k).map { columns[$0] })
    }
    let rows = symmetric.table.irreducibles.map { row in columns.map { row.values[$0] } }
    #expect(Set(rows) == Set(table.irreducibles.map(\.values)))
    for (row, values) in rows.enumerated() {
      let twin = try #require(table.irreducibles.firstIndex { $0.values == values })
      for (number, column) in columns.enumerated() {
        #expect(symmetric.table.spectrum(of: row, at: column) == table.spectrum(of: twin, at: number))
      }
      #expect(symmetric.table.frobeniusSchurType(of: row) == .real)
    }
  }

  /// Single values, tables, dimensions and the twist by the sign agree.
  @Test(arguments: [1, 4, 7, 9])
  func valuesAgreeWithTable(_ n: Int) throws {
    let symmetric = try SymmetricGroupCharacters(degree: n)
    #expect(symmetric.table.irreducible(0) == .trivial(on: symmetric.table.classes))
    #expect(symmetric.cycleTypes[0].parts == Array(repeating: 1, count: n))
    let sign = symmetric.table.irreducible(symmetric.labels.count - 1)
    for (row, label) in symmetric.labels.enumerated() {
      #expect(BigInt(symmetric.table.degrees[row]) == label.dimension)
      for (column, type) in symmetric.cycleTypes.enumerated() {
        #expect(
          Cyclotomic(try SymmetricGroupCharacters.value(label, type)) == symmetric.table.value(of: row, at: column))
      }
      let twisted = try #require(symmetric.row(of: label.conjugate))
      #expect(symmetric.table.irreducible(row) * sign == symmetric.table.irreducible(twisted))
    }
    // ℝⁿ is the trivial representation and the one of [n − 1, 1].
    let standard = n == 1 ? [] : [try #require(symmetric.row(of: Partition([n - 1, 1])))]
    let expected = (0..<symmetric.labels.count).map { $0 == 0 || standard.contains($0) ? 1 : 0 }
    #expect(try symmetric.table.multiplicities(of: symmetric.natural) == expected)
  }

  @Test func tenPointsNeedNoEnumeration() throws {
    let symmetric = try SymmetricGroupCharacters(degree: 10)
    #expect(symmetric.table.count == 42 && symmetric.table.groupOrder == 3_628_800)
    #expect(symmetric.table.verify())
    // GAP: CharacterDegrees(SymmetricGroup(10)) ends with 768.
    #expect(symmetric.table.degrees.max() == 768)
    #expect(try symmetric.table.symmetricThreshold(of: symmetric.natural).value == 45)
  }

  /// Values at n = 40 beyond machine integers: the hook length formula, and the 40-cycle, where only hooks are not 0.
  @Test func fortyPoints() throws {
    let staircase = try Partition([12, 9, 8, 5, 3, 2, 1])
    let identity = try Partition(Array(repeating: 1, count: 40))
    #expect(try SymmetricGroupCharacters.value(staircase, identity) == staircase.dimension)
    #expect(staircase.dimension > BigInt(Int.max))
    let cycle = try Partition([40])
    #expect(try SymmetricGroupCharacters.value(staircase, cycle) == 0)
    for height in [0, 1, 17, 39] {
      let hook = try Partition([40 - height] + Array(repeating: 1, count: height))
      #expect(try SymmetricGroupCharacters.value(hook, cycle) == (height % 2 == 0 ? 1 : -1))
    }
  }

  @Test func limitsAreErrors() throws {
    #expect(throws: CharacterError.symmetricDegreeTooLarge(21, limit: 20)) { try SymmetricGroupCharacters(degree: 21) }
    #expect(throws: CharacterError.self) { try SymmetricGroupCharacters(degree: 0) }
    #expect(throws: CharacterError.differentSizes(3, 4)) {
      try SymmetricGroupCharacters.value(Partition([2, 1]), Partition([4]))
    }
    #expect(throws: CharacterError.symmetricDegreeTooLarge(41, limit: 40)) {
      try SymmetricGroupCharacters.value(Partition([41]), Partition([41]))
    }
    #expect(try SymmetricGroupCharacters.value(Partition([]), Partition([])) == 1)
  }
}
