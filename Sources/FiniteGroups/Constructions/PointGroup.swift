public import BigInt
public import ExactArithmetic

/// The rotation groups of the regular solids and their extensions by reflections, in Schoenflies' names.
///
/// | name | order | isomorphic to | points |
/// |---|---|---|---|
/// | `T` | 12 | A4 | the 4 vertices of the tetrahedron |
/// | `Td` | 24 | S4 | the same |
/// | `Th` | 24 | A4 × C2 | the 6 vertices of the octahedron |
/// | `O` | 24 | S4 | the 6 vertices of the octahedron |
/// | `Oh` | 48 | S4 × C2 | the same |
/// | `I` | 60 | A5 | the 12 vertices of the icosahedron |
/// | `Ih` | 120 | A5 × C2 | the same |
///
/// The matrices are orthogonal, rational (even integral) for T and O, and have entries in ℚ(√5) for I; the permutations
/// are those of the vertices under the matrices, so generators correspond.
///
/// Source: H. S. M. Coxeter, "Regular Polytopes", 1973, chapter 3; the vertices in 3.7.
public enum PointGroup: String, NamedConstruction, CaseIterable {
  /// The rotations of the tetrahedron.
  case tetrahedral = "T"
  /// All symmetries of the tetrahedron.
  case tetrahedralFull = "Td"
  /// The rotations of the tetrahedron and −1.
  case pyritohedral = "Th"
  /// The rotations of the octahedron and the cube.
  case octahedral = "O"
  /// All symmetries of the octahedron and the cube.
  case octahedralFull = "Oh"
  /// The rotations of the icosahedron and the dodecahedron.
  case icosahedral = "I"
  /// All symmetries of the icosahedron and the dodecahedron.
  case icosahedralFull = "Ih"

  /// The name.
  public var description: String { rawValue }

  /// The number of vertices.
  public var degree: Int {
    switch self {
    case .tetrahedral, .tetrahedralFull: 4
    case .pyritohedral, .octahedral, .octahedralFull: 6
    case .icosahedral, .icosahedralFull: 12
    }
  }

  /// The number of elements.
  public var order: BigInt {
    switch self {
    case .tetrahedral: 12
    case .tetrahedralFull, .pyritohedral, .octahedral: 24
    case .octahedralFull: 48
    case .icosahedral: 60
    case .icosahedralFull: 120
    }
  }

  /// The vertices that the group permutes, in ℝ³; they are numbered in this order.
  public var vertices: [[GoldenNumber]] {
    switch self {
    case .tetrahedral, .tetrahedralFull: return [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]
    case .pyritohedral, .octahedral, .octahedralFull:
      return [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
    case .icosahedral, .icosahedralFull:
      let phi = GoldenNumber.phi
      return (0..<3).flatMap { zeroPlace in
        [(1, 1), (1, -1), (-1, 1), (-1, -1)].map { signs in
          var vertex: [GoldenNumber] = [0, 0, 0]
          vertex[(zeroPlace + 1) % 3] = GoldenNumber(Rational(signs.0))
          vertex[(zeroPlace + 2) % 3] = GoldenNumber(Rational(signs.1)) * phi
          return vertex
        }
      }
    }
  }

  /// An orthogonal 3 × 3 matrix for each generator; column j is the image of eⱼ.
  public var matrices: [Matrix<GoldenNumber>] {
    let minus = PointGroup.matrix([[-1, 0, 0], [0, -1, 0], [0, 0, -1]])
    return switch self {
    case .tetrahedral: [PointGroup.third, PointGroup.half]
    case .tetrahedralFull:
      [PointGroup.third, PointGroup.half, PointGroup.matrix([[0, 1, 0], [1, 0, 0], [0, 0, 1]])]
    case .pyritohedral: [PointGroup.third, PointGroup.half, minus]
    case .octahedral: [PointGroup.third, PointGroup.quarter]
    case .octahedralFull: [PointGroup.third, PointGroup.quarter, minus]
    case .icosahedral: [PointGroup.third, PointGroup.fifth]
    case .icosahedralFull: [PointGroup.third, PointGroup.fifth, minus]
    }
  }

  func generators() throws(GroupError) -> [Permutation] {
    let maps = matrices.map { matrix in { (vertex: [GoldenNumber]) in PointGroup.image(of: vertex, under: matrix) } }
    return try OrbitPermutations(seeds: vertices, maps: maps).permutations
  }

  private static func image(of vector: [GoldenNumber], under matrix: Matrix<GoldenNumber>) -> [GoldenNumber] {
    (0..<3).map { row in (0..<3).reduce(0) { $0 + matrix[row, $1] * vector[$1] } }
  }

  private static func matrix(_ rows: [[GoldenNumber]]) -> Matrix<GoldenNumber> { Matrix(rows: rows, columnCount: 3) }

  /// A third of a turn about (1, 1, 1).
  private static var third: Matrix<GoldenNumber> { matrix([[0, 0, 1], [1, 0, 0], [0, 1, 0]]) }
  /// Half a turn about the z-axis.
  private static var half: Matrix<GoldenNumber> { matrix([[-1, 0, 0], [0, -1, 0], [0, 0, 1]]) }
  /// A quarter turn about the z-axis.
  private static var quarter: Matrix<GoldenNumber> { matrix([[0, -1, 0], [1, 0, 0], [0, 0, 1]]) }
  /// A fifth of a turn about the vertex (0, 1, φ).
  private static var fifth: Matrix<GoldenNumber> {
    let phi = GoldenNumber.phi
    let half = GoldenNumber(Rational(1, 2))
    return matrix(
      [[phi - 1, -phi, 1], [phi, 1, phi - 1], [-1, phi - 1, phi]].map { row in row.map { half * $0 } })
  }
}
