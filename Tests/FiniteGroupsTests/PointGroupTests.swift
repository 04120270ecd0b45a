import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct PointGroupTests {
  private typealias Real = Matrix<GoldenNumber>

  private func product(_ left: Matrix<GoldenNumber>, _ right: Matrix<GoldenNumber>) -> Matrix<GoldenNumber> {
    Matrix(
      rows: (0..<3).map { row in
        (0..<3).map { column in (0..<3).reduce(0) { $0 + left[row, $1] * right[$1, column] } }
      }, columnCount: 3)
  }

  private func determinant(_ m: Matrix<GoldenNumber>) -> GoldenNumber {
    let first = m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
    let second = m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
    return first - second + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0])
  }

  /// The matrices of all elements along words, checked against the permutations of the vertices, the group's product,
  /// orthogonality and the determinant.
  @Test(arguments: PointGroup.allCases)
  func matricesAndPermutationsCorrespond(_ point: PointGroup) throws {
    let group = try GroupDescription(point.rawValue).enumerated()
    let tree = CayleyTree(of: group)
    let identity = Real(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], columnCount: 3)
    var images = [Real](repeating: identity, count: group.order)
    for element in tree.elements where element != group.identity {
      images[element] = product(images[tree.parents[element]], point.matrices[tree.lastGenerators[element]])
    }
    let vertices = point.vertices
    var rotations = 0
    for element in 0..<group.order {
      let matrix = images[element]
      #expect(product(matrix, matrix.transposed).entries == identity.entries)
      let sign = determinant(matrix)
      #expect(sign == 1 || sign == -1)
      if sign == 1 { rotations += 1 }
      for (number, vertex) in vertices.enumerated() {
        let image = (0..<3).map { row in (0..<3).reduce(0 as GoldenNumber) { $0 + matrix[row, $1] * vertex[$1] } }
        #expect(image == vertices[group.image(of: number, under: element)])
      }
      for (number, generator) in group.generatorIndices.enumerated() {
        #expect(
          product(matrix, point.matrices[number]).entries == images[group.product(element, generator)].entries)
      }
    }
    let isChiral = [.tetrahedral, .octahedral, .icosahedral].contains(point)
    #expect(rotations == (isChiral ? group.order : group.order / 2))
    #expect(Set(images.map(\.entries)).count == group.order)
  }

  @Test func goldenNumbersAreAnOrderedField() throws {
    let phi = GoldenNumber.phi
    expectOrderedRingLaws([
      0, 1, -2, phi, -phi, phi - 2, GoldenNumber(Rational(-9, 4), root: 1), GoldenNumber(Rational(9, 4), root: -1),
      GoldenNumber(Rational(1, 3), root: Rational(-1, 7)),
    ])
    #expect(phi * phi == phi + 1)
    // 9/4 > √5 > 20/9, because 81/16 > 5 > 400/81.
    #expect(GoldenNumber(Rational(9, 4), root: -1).signum == 1)
    #expect(GoldenNumber(Rational(20, 9), root: -1).signum == -1)
    #expect(GoldenNumber(0, root: 0).signum == 0 && GoldenNumber(0, root: -1).signum == -1)
    #expect(phi.reciprocal == phi - 1)
    #expect(GoldenNumber(0).reciprocal == nil)
    #expect(phi.conjugate * phi == -1 && phi.norm == -1)
    #expect(phi.description == "1/2 + 1/2·√5" && (phi - 2).description == "-3/2 + 1/2·√5")
    #expect((1 - 2 * phi).description == "-1·√5" && (phi.magnitude, (-phi).magnitude) == (phi, phi))
    #expect(abs(phi.approximation - 1.618033988749895) < 1e-12)
  }
}
