import FiniteGroups
import Testing

@Suite struct TabulatedActionTests {
  @Test func whatIsNoActionOnPointsIsRefused() throws {
    let group = try GroupDescription("S3").enumerated()
    let swap = try Permutation(oneLine: [2, 1, 3])
    #expect(throws: GroupError.self) { try TabulatedAction(.permutation(degree: 3, images: [swap]), of: group) }
    #expect(throws: GroupError.self) { try TabulatedAction(.permutation(degree: 3, images: []), of: group) }
    #expect(throws: GroupError.self) {
      try TabulatedAction(.signedPermutation(dimension: 1, images: [SignedPermutation(identity: 1)]), of: group)
    }
    let cyclic = try GroupDescription("C3").enumerated()
    let short = try Permutation(oneLine: [2, 1])
    #expect(throws: GroupError.self) { try TabulatedAction(.permutation(degree: 2, images: [short]), of: cyclic) }
  }

  @Test(arguments: ["C6", "S4", "Q8"]) func natural(name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let action = try TabulatedAction(naturalOf: group)
    for element in 0..<group.order {
      for point in 0..<group.degree {
        #expect(action.image(of: point, under: element) == group.image(of: point, under: element))
      }
    }
    #expect(try TabulatedAction(regular: group).orbits.count == 1)
  }
}
