import ExactArithmetic
import FiniteGroups
import Testing

@Suite struct GeometricActionTests {
  private func action(_ group: String, _ action: String) throws -> (FiniteGroup, GroupAction) {
    let description = try GroupDescription(group)
    let enumerated = try description.enumerated()
    return (enumerated, try description.action(try ActionSpecification(action), of: enumerated))
  }

  private func matrices(_ action: GroupAction) -> [Matrix<RealCyclotomic>] {
    switch action {
    case .fieldMatrices(_, _, let images): images
    case .matrices(_, let images): images.map { $0.mapEntries { RealCyclotomic($0) } }
    case .signedPermutation(let dimension, let images):
      images.map { image in
        var matrix = Matrix<RealCyclotomic>(rowCount: dimension, columnCount: dimension, repeating: 0)
        for column in 0..<dimension {
          matrix[image.permutation(column), column] = image.negated[column] ? -1 : 1
        }
        return matrix
      }
    case .permutation: []
    }
  }

  /// The images of the generators extend to the group, faithfully.
  private func expectFaithful(_ group: FiniteGroup, _ images: [Matrix<RealCyclotomic>]) {
    #expect(images.count == group.generators.count)
    guard images.count == group.generators.count, let size = images.first?.rowCount else { return }
    let tree = CayleyTree(of: group)
    var table = [Matrix<RealCyclotomic>](repeating: .identity(size), count: group.order)
    for element in tree.elements.dropFirst() {
      table[element] = table[tree.parents[element]] * images[tree.lastGenerators[element]]
    }
    for element in 0..<group.order {
      for (number, generator) in group.generatorIndices.enumerated() {
        #expect(table[element] * images[number] == table[group.product(element, generator)])
      }
    }
    #expect(Set(table).count == group.order)
  }

  @Test(arguments: [3, 5, 6, 7, 8, 9, 10, 12, 15, 24]) func plane(_ n: Int) throws {
    let (cyclic, rotation) = try action("C\(n)", "plane")
    expectFaithful(cyclic, matrices(rotation))
    let (dihedral, reflections) = try action("D\(n)", "plane")
    expectFaithful(dihedral, matrices(reflections))
    let trace = matrices(rotation).first.map { $0[0, 0] + $0[1, 1] }
    #expect(trace == .doubleCosine(order: n), "the rotation is by 2π/n")
    #expect(rotation.conductor == RealCyclotomic.doubleCosine(order: n).conductor)
    #expect(rotation.kind == "matrices")
  }

  @Test func trivialRotations() throws {
    #expect(try action("C1", "plane").1 == .matrices(dimension: 2, images: []))
    expectFaithful(try action("C2", "plane").0, matrices(try action("C2", "plane").1))
  }

  @Test(arguments: PointGroup.allCases) func space(_ point: PointGroup) throws {
    let (group, action) = try action(point.rawValue, "space")
    expectFaithful(group, matrices(action))
    let isIcosahedral = point == .icosahedral || point == .icosahedralFull
    #expect(action.conductor == (isIcosahedral ? 5 : 1))
    #expect(action.kind == (isIcosahedral ? "matrices" : "signed-permutation"))
  }

  @Test(arguments: [
    ("A4", "tetrahedral", 1), ("S4", "tetrahedral", -1), ("A4xC2", "tetrahedral", -1), ("S4", "octahedral", 1),
    ("S4xC2", "octahedral", -1), ("A5", "icosahedral", 1), ("A5xC2", "icosahedral", -1), ("B3", "octahedral", -1),
    ("PSL(2,5)", "icosahedral", 1), ("W(H3)", "icosahedral", -1),
  ])
  func solids(_ name: String, _ solid: String, _ leastDeterminant: Int) throws {
    let (group, action) = try action(name, solid)
    let images = matrices(action)
    expectFaithful(group, images)
    let determinants = images.map { $0.determinant() }
    #expect(determinants.contains(RealCyclotomic(leastDeterminant)) || leastDeterminant == 1)
    #expect(determinants.allSatisfy { $0 == 1 } == (leastDeterminant == 1), "rotations have determinant 1")
  }

  @Test(arguments: [
    ("W(A3)", 1), ("W(B3)", 1), ("W(I2(5))", 5), ("W(I2(6))", 1), ("W(I2(7))", 7), ("W(I2(8))", 8), ("W(I2(12))", 12),
    ("W(H3)", 5), ("W(A1xI2(5))", 5), ("W(I2(5)xI2(8))", 40), ("Coxeter(1,3,2;3,1,5;2,5,1)", 5),
  ])
  func reflections(_ name: String, _ conductor: Int) throws {
    let (group, action) = try action(name, "reflection")
    let images = matrices(action)
    #expect(action.conductor == conductor)
    expectFaithful(group, images)
    // A reflection changes a vector by a multiple of one root, and its trace is the dimension less 2.
    for image in images {
      let trace = (0..<image.rowCount).reduce(RealCyclotomic.zero) { $0 + image[$1, $1] }
      #expect(image * image == .identity(image.rowCount) && trace == RealCyclotomic(image.rowCount - 2))
    }
  }

  @Test func goldenNumbers() {
    #expect(RealCyclotomic(GoldenNumber.phi) == .goldenRatio)
    #expect(RealCyclotomic(GoldenNumber(Rational(1, 3), root: -2)) * 3 == 1 - 6 * .squareRoot(of: 5))
  }

  @Test(arguments: ["plane", "space", "tetrahedral", "octahedral", "icosahedral", "reflection"])
  func textsRoundTrip(_ text: String) throws {
    #expect(try ActionSpecification(text).description == text)
  }
}
