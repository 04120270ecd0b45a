import FiniteGroups
import Representations
import Testing

@testable import Solving

@Suite struct SupportSymmetriesTests {
  private func symmetries(_ name: String, inversion: Bool = true) throws -> (FiniteGroup, SupportSymmetries) {
    let group = try GroupDescription(name).enumerated()
    // Without colours, all automorphisms count.
    return (
      group,
      SupportSymmetries(
        of: group, colors: [Int](repeating: 0, count: group.order), allowsInversion: inversion)
    )
  }

  /// |Out(G)| by the literature.
  @Test(arguments: [
    ("S3", 1), ("C2^2", 6), ("C5", 4), ("D4", 2), ("Q8", 6), ("A4", 2), ("A5", 2), ("S5", 1), ("C2^3", 168),
  ])
  func outerAutomorphisms(_ name: String, _ count: Int) throws {
    #expect(try symmetries(name).1.automorphisms.count == count)
  }

  @Test(arguments: ["S3", "D4", "C6", "A4"])
  func automorphismsAreHomomorphisms(_ name: String) throws {
    let (group, symmetries) = try symmetries(name)
    for map in symmetries.automorphisms {
      #expect(Set(map).count == group.order)
      for g in 0..<group.order {
        for h in 0..<group.order {
          #expect(Int(map[group.product(g, h)]) == group.product(Int(map[g]), Int(map[h])))
        }
      }
    }
  }

  /// The stabilizer found from one element is the one found by trying all maps.
  @Test(arguments: ["S3", "C2^3", "D4"])
  func stabilizers(_ name: String) throws {
    let (group, symmetries) = try symmetries(name)
    let chosen = [0, 1, group.order - 1]
    let excluded = ElementSet([2], capacity: group.order)
    func action(_ map: SupportMap) -> [Int] { (0..<group.order).map { symmetries.image(of: $0, under: map) } }
    var expected = Set<[Int]>()
    symmetries.forEachMap { map in
      if Set(chosen.map { symmetries.image(of: $0, under: map) }) == Set(chosen),
        symmetries.image(of: 2, under: map) == 2
      {
        expected.insert(action(map))
      }
    }
    #expect(Set(symmetries.stabilizer(of: chosen, and: excluded).map(action)) == expected)
  }

  /// Colours are kept: the automorphisms of C2^3 that keep weights permute coordinates.
  @Test func colorsAreKept() throws {
    let group = try GroupDescription("C2^3").enumerated()
    let functions = try FunctionClass(
      .polynomials(degree: 1), group: group, action: try GroupDescription("C2^3").action(.natural, of: group))
    let colors = (0..<8).map { functions.character(at: $0) }
    #expect(SupportSymmetries(of: group, colors: colors, allowsInversion: false).automorphisms.count == 6)
  }
}
