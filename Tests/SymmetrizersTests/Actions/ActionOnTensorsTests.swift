import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct ActionOnTensorsTests {
  /// Text, group, shape, the canonical text.
  static let accepted: [(String, String, [Int], String)] = [
    ("permute coordinates", "S5", [5], "permute coordinates"),
    ("permute axis 0", "S4", [4, 2], "permute axis 0"),
    ("permute coordinates on axis -2", "S3", [2, 3, 2], "permute axis 1"),
    ("flip signs", "C2^3", [3], "flip signs"),
    ("flip signs on axis 1", "B2", [3, 2], "flip signs on axis 1"),
    ("natural", "C2^2", [2], "natural"),
    ("natural", "A4", [4], "natural"),
    ("matrices on axis 1", "D5", [3, 2], "matrices on axis 1"),
    ("matrices", "I", [2, 3], "matrices"),
    ("Rotate image", "D4", [3, 3], "rotate image"),
    ("rotate image", "C2", [2, 3], "rotate image"),
    ("rotate image", "C4", [1, 3, 3], "rotate image"),
    ("rotate image on axes 0 1", "C4", [2, 2, 2], "rotate image on axes 0 1"),
    ("regular", "Q8", [8], "regular"),
    ("regular on axis 1", "C3", [2, 3], "regular on axis 1"),
    ("cosets:(1 2)", "S3", [3], "cosets:(1 2)"),
    ("cosets:(1 2) on axis 0", "S3", [3, 2], "cosets:(1 2) on axis 0"),
    ("plane", "C5", [2], "plane"),
    ("trivial", "S4", [], "trivial"),
  ]

  @Test(arguments: accepted)
  func laws(text: String, name: String, shape: [Int], canonical: String) throws {
    let description = try GroupDescription(name)
    let action = try ActionOnTensors(specification: text, group: description, shape: shape)
    #expect(action.description == canonical)
    #expect(
      try ActionOnTensors(specification: canonical, group: description, shape: shape).description == canonical)
    let group = try description.permutationGroup()
    var random = SplitMix64(seed: 1)
    let elements = group.generators + [group.randomElement(using: &random), group.randomElement(using: &random)]
    let value = (0..<shape.reduce(1, *)).map { Double($0 * $0 + 1) }
    expectActionLaws(action, of: group, elements: elements, values: [value], isEqual: areClose)
    let moved = group.generators.contains { action.apply($0, to: value) != value }
    #expect(moved != action.isTrivial)
  }

  @Test(arguments: [
    ("permute cordinates", "S5", [5], "permute coordinates"), ("rotate pictures", "C4", [3, 3], "rotate image"),
    ("flip", "C2^2", [2], "flip signs"), ("permute", "S5", [5], "permute coordinates"), ("", "S5", [5], "natural"),
    ("permute axis 2", "S5", [5, 2], "0 to 1"), ("permute axis", "S5", [5, 2], "number of an axis"),
    ("permute axis 0", "S5", [], "no axes"), ("rotate image on axis 0", "C4", [3, 3], "adjacent"),
    ("rotate image on axes 1 0", "C4", [3, 3], "adjacent"), ("permute axes 0 1", "S4", [2, 2], "one axis"),
  ])
  func unknown(text: String, name: String, shape: [Int], hint: String) throws {
    let error = #expect(throws: SymmetrizerError.self) {
      try ActionOnTensors(specification: text, group: GroupDescription(name), shape: shape)
    }
    guard case .unknownAction = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(hint) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("permute coordinates", "S5", [4]), ("permute coordinates", "S5", [5, 2]), ("permute coordinates", "S5", []),
    ("flip signs", "C2^3", [6]), ("matrices", "C5", [3]), ("rotate image", "C4", [2, 3]), ("rotate image", "C4", [4]),
    ("rotate image", "C4", [3, 3, 3]), ("matrices", "C5", []),
  ])
  func wrongShapes(text: String, name: String, shape: [Int]) throws {
    let error = #expect(throws: SymmetrizerError.self) {
      try ActionOnTensors(specification: text, group: GroupDescription(name), shape: shape)
    }
    guard case .wrongShape = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [("flip signs", "S4", [2]), ("matrices", "S4", [4]), ("rotate image", "S4", [3, 3])])
  func unsuitableGroups(text: String, name: String, shape: [Int]) throws {
    let error = #expect(throws: SymmetrizerError.self) {
      try ActionOnTensors(specification: text, group: GroupDescription(name), shape: shape)
    }
    guard case .unsuitableAction = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func pictures() throws {
    // numpy.rot90([[0, 1], [2, 3]]) = [[1, 3], [0, 2]], numpy.fliplr gives [[1, 0], [3, 2]].
    let description = try GroupDescription("D4")
    let action = try ActionOnTensors(specification: "rotate image", group: description, shape: [2, 2])
    #expect(action.apply(description.generators[0], to: [0, 1, 2, 3]) == [1, 3, 0, 2])
    #expect(action.apply(description.generators[1], to: [0, 1, 2, 3]) == [1, 0, 3, 2])
  }

  @Test func rotationsAreOrthogonal() throws {
    for name in ["C7", "D3", "T", "I", "Oh"] {
      let description = try GroupDescription(name)
      let length = name == "C7" || name == "D3" ? 2 : 3
      let action = try ActionOnTensors(specification: "matrices", group: description, shape: [length])
      for generator in description.generators {
        let columns = (0..<length).map { axis in
          action.apply(generator, to: (0..<length).map { $0 == axis ? 1 : 0 })
        }
        for i in 0..<length {
          for j in 0..<length {
            let product = zip(columns[i], columns[j]).reduce(0) { $0 + $1.0 * $1.1 }
            #expect((product - (i == j ? 1 : 0)).magnitude < 1e-14)
          }
        }
      }
    }
  }
}
