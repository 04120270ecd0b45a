import ExactArithmetic
import FiniteGroups
import Foundation
import Representations
import Testing

@Suite struct CharactersTableTests {
  static func group(_ name: String) throws -> FiniteGroup { try GroupDescription(name).enumerated() }

  static func table(_ name: String) throws -> CharacterTable { try CharacterTable(of: try group(name)) }

  struct Reference: Decodable {
    let id: [Int]
    let exponent: Int
    let classSizes: [Int]
    let characterDegrees: [Int]
    let frobeniusSchur: [Int]
  }

  static let references: [Reference] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/small-groups-reference-order-1-31.json")
    return (try? JSONDecoder().decode([Reference].self, from: Data(contentsOf: path))) ?? []
  }()

  /// Degrees, indicators and class sizes of all groups of order up to 31, against GAP; and each table proves itself.
  @Test func smallGroupsAgreeWithReference() throws {
    #expect(CharactersTableTests.references.count == 93)
    for reference in CharactersTableTests.references {
      let table = try CharactersTableTests.table("SmallGroup(\(reference.id[0]),\(reference.id[1]))")
      #expect(table.classes.sizes.sorted() == reference.classSizes.sorted())
      #expect(table.classes.exponent == reference.exponent)
      #expect(table.degrees == reference.characterDegrees.sorted(), "\(reference.id)")
      let indicators = (0..<table.count).map { table.frobeniusSchurType(of: $0).rawValue }
      #expect(indicators.sorted() == reference.frobeniusSchur.sorted(), "\(reference.id)")
      #expect(table.verify(), "\(reference.id)")
      #expect(table.irreducible(0) == .trivial(on: table.classes))
    }
  }

  /// Both orthogonality relations by cyclotomic arithmetic, which ``CharacterTable/verify()`` does not use.
  @Test func rowsAndColumnsAreOrthogonal() throws {
    for reference in CharactersTableTests.references where reference.id[0] % 4 != 3 && reference.id[0] < 25 {
      let table = try CharactersTableTests.table("SmallGroup(\(reference.id[0]),\(reference.id[1]))")
      let rows = table.irreducibles
      for (i, row) in rows.enumerated() {
        for j in i..<rows.count { #expect(row.innerProduct(with: rows[j]) == (i == j ? 1 : 0)) }
      }
      for a in 0..<table.count {
        for b in a..<table.count {
          let sum = rows.reduce(Cyclotomic.zero) { $0 + $1.values[a] * $1.values[b].conjugate }
          #expect(sum == (a == b ? Cyclotomic(table.groupOrder / table.classes.sizes[a]) : 0))
        }
      }
      #expect(rows.allSatisfy { $0.values.allSatisfy(\.isInteger) })
    }
  }

  /// Rows as GAP prints them, each as the multiset of (class size, element order, value).
  private func fingerprints(_ sizes: [Int], _ orders: [Int], _ rows: [[String]]) -> [[String]] {
    rows.map { row in row.indices.map { "\(sizes[$0]) \(orders[$0]) \(row[$0])" }.sorted() }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// `Irr` of GAP 4.12 for Q8, SL(2,3), PSL(2,7) and M11.
  @Test(arguments: [
    ("Q8", "1 1 2 2 2", "1 2 4 4 4", "1 1 1 1 1|1 1 1 -1 -1|1 1 -1 1 -1|1 1 -1 -1 1|2 -2 0 0 0"),
    (
      "SmallGroup(24,3)", "1 4 6 1 4 4 4", "1 3 4 2 3 6 6",
      "1 1 1 1 1 1 1|1 E(3)^2 1 1 E(3) E(3)^2 E(3)|1 E(3) 1 1 E(3)^2 E(3) E(3)^2|2 -1 0 -2 -1 1 1|"
        + "2 -E(3) 0 -2 -E(3)^2 E(3) E(3)^2|2 -E(3)^2 0 -2 -E(3) E(3)^2 E(3)|3 0 -1 3 0 0 0"
    ),
    (
      "(1 2 3 4 5 6 7),(2 3)(4 7)", "1 21 42 56 24 24", "1 2 4 3 7 7",
      "1 1 1 1 1 1|3 -1 1 0 E(7)^3+E(7)^5+E(7)^6 E(7)+E(7)^2+E(7)^4|"
        + "3 -1 1 0 E(7)+E(7)^2+E(7)^4 E(7)^3+E(7)^5+E(7)^6|6 2 0 0 -1 -1|7 -1 -1 1 0 0|8 0 0 -1 1 1"
    ),
    (
      "(1 2 3 4 5 6 7 8 9 10 11),(3 7 11 8)(4 10 5 6)", "1 1584 165 990 990 990 720 720 440 1320",
      "1 5 2 4 8 8 11 11 3 6",
      "1 1 1 1 1 1 1 1 1 1|10 0 2 2 0 0 -1 -1 1 -1|10 0 -2 0 -E(8)-E(8)^3 E(8)+E(8)^3 -1 -1 1 1|"
        + "10 0 -2 0 E(8)+E(8)^3 -E(8)-E(8)^3 -1 -1 1 1|11 1 3 -1 -1 -1 0 0 2 0|"
        + "16 1 0 0 0 0 E(11)^2+E(11)^6+E(11)^7+E(11)^8+E(11)^10 E(11)+E(11)^3+E(11)^4+E(11)^5+E(11)^9 -2 0|"
        + "16 1 0 0 0 0 E(11)+E(11)^3+E(11)^4+E(11)^5+E(11)^9 E(11)^2+E(11)^6+E(11)^7+E(11)^8+E(11)^10 -2 0|"
        + "44 -1 4 0 0 0 0 0 -1 1|45 0 -3 1 -1 -1 1 1 0 0|55 0 -1 -1 1 1 0 0 1 -1"
    ),
  ])
  func valuesAgreeWithGAP(_ name: String, _ sizes: String, _ orders: String, _ rows: String) throws {
    let table = try CharactersTableTests.table(name)
    let numbers = { (text: String) in text.split(separator: " ").compactMap { Int($0) } }
    let mine = table.irreducibles.map { $0.values.map(\.description) }
    #expect(
      fingerprints(table.classes.sizes, table.classes.elementOrders, mine)
        == fingerprints(
          numbers(sizes), numbers(orders), rows.split(separator: "|").map { $0.split(separator: " ").map(String.init) })
    )
    #expect(table.verify())
  }

  /// By degree, then by the multiplicities of the eigenvalues 1, ζ, … at the first class where two rows differ.
  @Test(arguments: ["C6", "Q8", "SmallGroup(24,3)", "A5", "SmallGroup(27,3)"])
  func rowsAreInCanonicalOrder(_ name: String) throws {
    let table = try CharactersTableTests.table(name)
    for row in 1..<table.count {
      #expect(table.degrees[row - 1] <= table.degrees[row])
      guard table.degrees[row - 1] == table.degrees[row] else { continue }
      let difference = try #require(
        (0..<table.count).first { table.value(of: row - 1, at: $0) != table.value(of: row, at: $0) })
      let earlier = table.spectrum(of: row - 1, at: difference).multiplicities
      let later = table.spectrum(of: row, at: difference).multiplicities
      #expect(later.lexicographicallyPrecedes(earlier))
    }
  }

  @Test(arguments: ["C12", "Q16", "SmallGroup(21,1)", "S4xC3", "SmallGroup(32,43)"])
  func spectraAreEigenvalues(_ name: String) throws {
    let table = try CharactersTableTests.table(name)
    for row in 0..<table.count {
      for number in 0..<table.count {
        let spectrum = table.spectrum(of: row, at: number)
        #expect(spectrum.order == table.classes.elementOrders[number])
        #expect(spectrum.dimension == table.degrees[row])
        for exponent in 0..<spectrum.order {
          // The sum of the k-th powers of the eigenvalues is the value at the k-th power.
          let power = spectrum.multiplicities.enumerated().reduce(Cyclotomic.zero) {
            $0 + Cyclotomic($1.element) * .rootOfUnity(order: spectrum.order, exponent: $1.offset * exponent)
          }
          #expect(power == table.value(of: row, at: table.classes.power(ofClass: number, exponent)))
        }
      }
    }
  }

  @Test func limitsAreErrors() throws {
    let group = try CharactersTableTests.group("S4")
    #expect(throws: CharacterError.orderTooLarge(24, limit: 23)) { try CharacterTable(of: group, orderLimit: 23) }
    #expect(throws: CharacterError.tooManyClasses(5, limit: 4)) { try CharacterTable(of: group, classLimit: 4) }
    let many = try CharactersTableTests.group("C2^9")
    #expect(throws: CharacterError.tooManyClasses(512, limit: 500)) { try CharacterTable(of: many) }
    #expect(try CharacterTable(of: group, orderLimit: 24, classLimit: 5).count == 5)
  }

  /// A real, a quaternionic and a complex pair: S3, Q8, C3; and fields of values.
  @Test func realAndRationalConstituents() throws {
    let quaternion = try CharactersTableTests.table("Q8")
    #expect(quaternion.realConstituents.map(\.dimension) == [1, 1, 1, 1, 4])
    #expect(quaternion.realConstituents.last?.type == .quaternionic)
    #expect(quaternion.realConstituents.last?.multiplicity == 2)
    let cyclic = try CharactersTableTests.table("C5")
    #expect(cyclic.realConstituents.map(\.dimension) == [1, 2, 2])
    #expect(
      cyclic.realConstituents.allSatisfy { $0.dimension == 1 || ($0.type == .complex && $0.irreducibles.count == 2) })
    #expect(cyclic.rationalConstituents.map(\.degree) == [1, 4])
    #expect((0..<5).map { cyclic.fieldDegree(of: $0) } == [1, 4, 4, 4, 4])
    let icosahedral = try CharactersTableTests.table("A5")
    #expect(icosahedral.rationalConstituents.map(\.irreducibles) == [[0], [1, 2], [3], [4]])
    #expect(icosahedral.irreducible(1).conductor == 5 && icosahedral.fieldDegree(of: 1) == 2)
    #expect(icosahedral.realConstituents.map(\.dimension) == [1, 3, 3, 4, 5])
    #expect(icosahedral.linearCharacters == [0])
    #expect(try CharactersTableTests.table("S4").linearCharacters == [0, 1])
    // Orbit lengths are the degrees of the fields that the values generate, and sums over orbits are rational.
    for name in ["C12", "SmallGroup(21,1)", "SmallGroup(27,4)", "D9"] {
      let table = try CharactersTableTests.table(name)
      #expect(table.galoisOrbits.joined().sorted() == Array(0..<table.count))
      for orbit in table.galoisOrbits {
        let constituent = try #require(table.rationalConstituents.first { $0.irreducibles == orbit })
        #expect(table.character(of: constituent).values.allSatisfy { $0.rational != nil })
        #expect(table.character(of: constituent).degree == Cyclotomic(constituent.degree))
      }
      for constituent in table.realConstituents {
        let character = table.character(of: constituent)
        #expect(character.values.allSatisfy(\.isReal) && character.degree == Cyclotomic(constituent.dimension))
      }
      for number in 0..<table.count {
        #expect(table.irreducible(table.conjugate(of: number)) == table.irreducible(number).conjugate)
      }
    }
  }
}
