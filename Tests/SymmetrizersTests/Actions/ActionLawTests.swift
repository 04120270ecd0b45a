import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct ActionLawTests {
  @Test(arguments: ["C1", "C5", "S4", "Q8", "A4", "D5"])
  func pointsAndCoordinates(name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let elements = Array(0..<group.order)
    expectActionLaws(
      NaturalPointAction(group), of: group, elements: elements, values: Array(0..<group.degree), isEqual: ==)
    expectActionLaws(
      try TabulatedAction(regular: group), of: group, elements: elements, values: [0, group.order - 1], isEqual: ==
    )
    let action = TensorAction(PermutedCoordinates<FiniteGroup, Rational>(group))
    expectActionLaws(
      action, of: group, elements: elements, values: [(0..<group.degree).map { Rational($0 * $0 + 1) }], isEqual: ==)
    expectActionLaws(
      TrivialAction<FiniteGroup, String>(group), of: group, elements: elements, values: ["x"], isEqual: ==)
  }

  @Test(arguments: ["C2^3", "B3", "B1"])
  func signs(name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let action = TensorAction(try SignedCoordinates<FiniteGroup, Rational>(group))
    let value = (0..<group.degree / 2).map { Rational($0 + 1) }
    expectActionLaws(action, of: group, elements: Array(0..<group.order), values: [value], isEqual: ==)
    // The elements move a generic vector in different ways: the action is faithful.
    #expect(Set((0..<group.order).map { action.apply($0, to: value) }).count == group.order)
  }

  @Test func signsNeedPairs() throws {
    #expect(throws: SymmetrizerError.self) {
      try SignedCoordinates<FiniteGroup, Double>(GroupDescription("S4").enumerated())
    }
    #expect(throws: SymmetrizerError.self) {
      try SignedCoordinates<FiniteGroup, Double>(GroupDescription("C3").enumerated())
    }
  }

  @Test(arguments: [("C4", "plane"), ("D6", "plane"), ("O", "space"), ("W(B3)", "reflection"), ("S4", "cosets:(1 2)")])
  func rationalMatrices(name: String, specification: String) throws {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let action = try description.action(ActionSpecification(specification), of: group)
    let maps = try TabulatedMaps<Rational>(action, of: group)
    let value = (0..<maps.dimension).map { Rational(2 * $0 + 1, 3) }
    expectActionLaws(TensorAction(maps), of: group, elements: Array(0..<group.order), values: [value], isEqual: ==)
    let doubles = try TensorAction(TabulatedMaps<Double>(action, of: group))
    for element in 0..<group.order {
      #expect(
        areClose(
          doubles.apply(element, to: value.map(\.approximation)),
          TensorAction(maps).apply(element, to: value).map(\.approximation)))
    }
  }

  @Test(arguments: [("D4", 3, 3), ("C4", 4, 4), ("C2", 2, 3), ("C1", 1, 2)])
  func exactPictures(name: String, height: Int, width: Int) throws {
    let maps = try TabulatedMaps<Rational>(picturesUnder: GroupDescription(name), height: height, width: width)
    let value = (0..<(height * width)).map { Rational($0, 3) }
    expectActionLaws(
      TensorAction(maps), of: maps.group, elements: Array(0..<maps.group.order), values: [value], isEqual: ==)
    #expect(Set((0..<maps.group.order).map { maps.map(of: $0).apply(to: value) }).count == maps.group.order)
  }

  @Test func irrationalMatrices() throws {
    let description = try GroupDescription("C5")
    let group = try description.enumerated()
    let action = try description.action(.plane, of: group)
    #expect(throws: SymmetrizerError.irrational(conductor: 5)) { try TabulatedMaps<Rational>(action, of: group) }
    let maps = try TabulatedMaps<Double>(action, of: group)
    expectActionLaws(
      TensorAction(maps), of: group, elements: Array(0..<5), values: [[1, -2]], isEqual: areClose)
  }

  @Test func axisOfATensor() throws {
    let group = try GroupDescription("S3").enumerated()
    let action = try TensorAction(PermutedCoordinates<FiniteGroup, Int>(group), shape: [2, 3, 2], axes: 1..<2)
    let value = Array(0..<12)
    expectActionLaws(action, of: group, elements: Array(0..<6), values: [value], isEqual: ==)
    for element in 0..<6 {
      let image = action.apply(element, to: value)
      for (block, point, column) in (0..<12).map({ ($0 / 6, $0 / 2 % 3, $0 % 2) }) {
        let target = group.permutation(element)(point)
        #expect(image[block * 6 + target * 2 + column] == value[block * 6 + point * 2 + column])
      }
    }
    #expect(throws: SymmetrizerError.self) {
      try TensorAction(PermutedCoordinates<FiniteGroup, Int>(group), shape: [2, 3, 2], axes: 0..<1)
    }
    #expect(throws: SymmetrizerError.self) {
      try TensorAction(PermutedCoordinates<FiniteGroup, Int>(group), shape: [2, 3], axes: 2..<3)
    }
  }

  @Test func neverEnumerated() throws {
    let group = try GroupDescription("S50").permutationGroup()
    var random = SplitMix64(seed: 3)
    let elements = (0..<4).map { _ in group.randomElement(using: &random) }
    let action = TensorAction(PermutedCoordinates<PermutationGroup, Double>(group))
    expectActionLaws(action, of: group, elements: elements, values: [(0..<50).map(Double.init)], isEqual: ==)
  }

  @Test func imagesMustDefineAnAction() throws {
    let group = try GroupDescription("C3").enumerated()
    let swap = try Permutation(oneLine: [2, 1])
    #expect(throws: SymmetrizerError.self) {
      try TabulatedMaps<Rational>(.permutation(degree: 2, images: [swap]), of: group)
    }
    #expect(throws: SymmetrizerError.self) {
      try TabulatedMaps<Rational>(.permutation(degree: 2, images: []), of: group)
    }
  }
}
