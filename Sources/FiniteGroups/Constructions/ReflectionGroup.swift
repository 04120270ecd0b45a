public import BigInt

/// A finite reflection group by its Coxeter matrix, acting on its roots; the generators are the simple reflections.
///
/// The degree is the number of roots (twice the number of reflections), the order the product of the degrees of the
/// basic invariants. Roots are exact: integers in the basis of the simple roots for the crystallographic types (lengths
/// chosen along the diagram), integers of ℤ[φ] for H3 and H4, and directions at multiples of π/m for rank 2.
///
/// Source: J. E. Humphreys, "Reflection Groups and Coxeter Groups", 1990, chapters 1 to 3.
public struct ReflectionGroup: NamedConstruction {
  /// The Coxeter matrix.
  public let matrix: CoxeterMatrix
  /// The types of its components, in the order of their first reflections.
  public let types: [CoxeterType]

  /// The group of a Coxeter matrix.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` with the reason if the group is infinite.
  public init(_ matrix: CoxeterMatrix) throws(GroupError) {
    self.matrix = matrix
    types = try matrix.types()
  }

  /// The product of the groups of some types.
  ///
  /// - Throws: ``GroupError/degreeTooLarge(_:limit:)`` if the roots are too many;
  ///   ``GroupError/unknownGroup(_:hint:)`` for parameters that no type has.
  public init(types: [CoxeterType]) throws(GroupError) {
    var (rank, roots) = (0, 0)
    for type in types {
      _ = try CoxeterType(type.description)
      guard type.rank <= Permutation.maximumDegree else {
        throw .degreeTooLarge(type.rank, limit: Permutation.maximumDegree)
      }
      rank = Saturating.sum(rank, type.rank)
      roots = Saturating.sum(roots, type.rootCount)
    }
    guard roots <= Permutation.maximumDegree else { throw .degreeTooLarge(roots, limit: Permutation.maximumDegree) }
    try self.init(CoxeterMatrix(rows: ReflectionGroup.rows(types, rank: rank)))
  }

  private static func rows(_ types: [CoxeterType], rank: Int) -> [[Int]] {
    var rows = (0..<rank).map { i in (0..<rank).map { $0 == i ? 1 : 2 } }
    var start = 0
    for type in types {
      for (i, j, label) in type.edges {
        rows[start + i][start + j] = label
        rows[start + j][start + i] = label
      }
      start += type.rank
    }
    return rows
  }

  /// `"W(A3xH3)"`, or `"Coxeter(1,3;3,1)"` with the rows if the reflections are numbered in another order.
  public var description: String {
    ReflectionGroup.rows(types, rank: matrix.rank) == matrix.rows
      ? "W(" + types.map(\.description).joined(separator: "x") + ")" : CoxeterMatrix.text(matrix.rows)
  }

  /// The degrees of the basic invariants, ascending.
  public var degrees: [Int] { types.flatMap(\.degrees).sorted() }

  /// The number of roots.
  public var degree: Int { types.reduce(0) { Saturating.sum($0, $1.rootCount) } }

  /// The number of elements.
  public var order: BigInt { types.reduce(1) { $0 * $1.order } }

  func generators() throws(GroupError) -> [Permutation] {
    var generators = [Permutation](repeating: Permutation(identity: degree), count: matrix.rank)
    var start = 0
    for component in matrix.components {
      let reflections = try reflections(component)
      for (reflection, number) in zip(reflections, component) {
        generators[number] = reflection.shifted(by: start, total: degree)
      }
      start += reflections.first?.degree ?? 0
    }
    return generators
  }

  /// The simple reflections of a component as permutations of its roots.
  private func reflections(_ component: [Int]) throws(GroupError) -> [Permutation] {
    switch component.count {
    case 1: return [Permutation(points: 2) { 1 - $0 }]
    case 2:
      // The root at angle kπ/m is number k; a reflection in the root a sends the angle t to 2a + π − t.
      let m = matrix.rows[component[0]][component[1]]
      return [0, m - 1].map { root in Permutation(points: 2 * m) { (2 * root + 3 * m - $0) % (2 * m) } }
    default:
      let system = RootSystem(matrix.rows, component)
      return try OrbitPermutations(
        seeds: system.simpleRoots, maps: component.indices.map { i in { system.reflected($0, in: i) } }
      ).permutations
    }
  }
}

/// The linear action of simple reflections on roots, in the basis of the simple roots over ℤ[φ].
private struct RootSystem {
  /// For each reflection i, the j with a nonzero Cartan number and that number a + bφ: sᵢ(αⱼ) = αⱼ − (a + bφ)αᵢ.
  private let cartan: [[(j: Int, a: Int, b: Int)]]
  private let rank: Int

  init(_ rows: [[Int]], _ component: [Int]) {
    rank = component.count
    cartan = component.indices.map { i in
      component.indices.compactMap { j -> (j: Int, a: Int, b: Int)? in
        switch rows[component[i]][component[j]] {
        case 1: (j, 2, 0)
        case 2: nil
        case 3: (j, -1, 0)
        // The two numbers of a pair have the product 4cos²(π/m): 2 for m = 4, φ² for m = 5.
        case 4: (j, i < j ? -1 : -2, 0)
        default: (j, 0, -1)
        }
      }
    }
  }

  /// Coordinates are pairs a, b for a + bφ.
  var simpleRoots: [[Int]] {
    (0..<rank).map { root in (0..<(2 * rank)).map { $0 == 2 * root ? 1 : 0 } }
  }

  func reflected(_ root: [Int], in i: Int) -> [Int] {
    var result = root
    for (j, a, b) in cartan[i] {
      // (c + dφ)(a + bφ) = ca + db + (cb + da + db)φ
      let (c, d) = (root[2 * j], root[2 * j + 1])
      result[2 * i] -= c * a + d * b
      result[2 * i + 1] -= c * b + d * a + d * b
    }
    return result
  }
}
