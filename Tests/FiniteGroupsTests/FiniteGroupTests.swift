import ExactArithmetic
import FiniteGroups
import Foundation
import LawSuites
import Testing

@Suite struct FiniteGroupTests {
  @Test(arguments: [
    ("C1", 1), ("C8", 8), ("D6", 12), ("D3", 6), ("S1", 1), ("S2", 2), ("S4", 24), ("S5", 120), ("A2", 1), ("A4", 12),
    ("A5", 60),
    ("Q8", 8), ("Q12", 12), ("B1", 2), ("B3", 48), ("C2^3", 8), ("C2^5", 32), ("C4xS3", 24), ("Q8xC3", 24),
    ("S3^2", 36), ("SmallGroup(16,3)", 16), ("SmallGroup(1,1)", 1), ("(1 2 3)(4 5),(1 2)", 12), ("[2,3,1]", 3),
    ("()", 1),
  ])
  func namesHaveTheirOrdersAndObeyTheLaws(_ name: String, _ order: Int) throws {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    #expect(group.order == order)
    if let known = description.name?.order { #expect(known.description == "\(order)") }
    if order <= 60 { expectGroupLaws(group) }
  }

  /// Beyond the Cayley table, products come from sifting base images.
  @Test func largeGroupsObeyTheLawsOnSamples() throws {
    let group = try GroupDescription("S6").enumerated()
    #expect(group.order == 720)
    var random = SplitMix64(seed: 4)
    expectGroupLaws(group, samples: (0..<40).map { _ in Int.random(in: 0..<720, using: &random) })
    #expect(group.index(of: Permutation(identity: 5)) == nil)
  }

  @Test func membership() throws {
    let group = try GroupDescription("A4").enumerated()
    #expect(group.index(of: try Permutation(oneLine: [2, 1, 3, 4])) == nil)
    #expect(group.index(of: try Permutation(oneLine: [2, 1, 4, 3])) != nil)
    let all = try GroupDescription("S4").enumerated()
    #expect(Set((0..<24).map { all.permutation($0) }).count == 24)
  }

  @Test func quaternionsHaveOneInvolution() throws {
    for (name, involutions) in [("Q8", 1), ("Q12", 1), ("D4", 5), ("C2^3", 7)] {
      let group = try GroupDescription(name).enumerated()
      #expect((0..<group.order).filter { group.order(of: $0) == 2 }.count == involutions, "\(name)")
    }
  }

  struct Reference: Decodable {
    let id: [Int]
    let exponent: Int
    let classSizes: [Int]
    let abelian: Bool
    let center: Int
  }

  /// Against GAP's invariants.
  @Test func catalogueAgreesWithReference() throws {
    #expect(SmallGroupCatalogue.entries.count == 319)
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/small-groups-reference-order-1-31.json")
    let references = try JSONDecoder().decode([Reference].self, from: Data(contentsOf: path))
    #expect(references.count == 93)
    for reference in references {
      let group = try GroupDescription("SmallGroup(\(reference.id[0]),\(reference.id[1]))").enumerated()
      #expect(group.order == reference.id[0])
      let classes = ConjugacyClasses(of: group)
      #expect(classes.sizes.sorted() == reference.classSizes.sorted(), "\(reference.id)")
      #expect(classes.sizes.filter { $0 == 1 }.count == reference.center)
      #expect((classes.count == group.order) == reference.abelian)
      let exponent = classes.representatives.reduce(1) { lcm($0, group.order(of: $1)) }
      #expect(exponent == reference.exponent)
    }
  }

  private func lcm(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }

  @Test func wholeCatalogueHasItsOrders() throws {
    for entry in SmallGroupCatalogue.entries where entry.id[0] > 31 {
      let group = try GroupDescription(named: .smallGroup(order: entry.id[0], number: entry.id[1])).enumerated()
      #expect(group.order == entry.id[0], "\(entry.id)")
    }
  }

  @Test func wordsEvaluateToTheirElements() throws {
    let group = try GroupDescription("SmallGroup(21,1)").enumerated()
    let tree = CayleyTree(of: group)
    #expect(Set(tree.elements).count == group.order)
    for element in 0..<group.order {
      let product = tree.word(element).reduce(group.identity) { group.product($0, group.generatorIndices[$1]) }
      #expect(product == element)
    }
    #expect(CayleyTree.text([]) == "e" && CayleyTree.text([0, 1]) == "s1·s2")
  }

  @Test func classesAreClosedUnderConjugation() throws {
    let group = try GroupDescription("S5").enumerated()
    let classes = ConjugacyClasses(of: group)
    #expect(classes.count == 7 && classes.members[0] == [group.identity])
    #expect(classes.sizes.reduce(0, +) == 120)
    for element in stride(from: 0, to: 120, by: 7) {
      for other in stride(from: 0, to: 120, by: 11) {
        let conjugate = group.product(group.product(other, element), group.inverse(other))
        #expect(classes.classOf[conjugate] == classes.classOf[element])
      }
    }
  }
}
