// Goals of this folder:
// 1. Function classes over real cyclotomic fields, exact: what rotations of the plane by 2π/5 and the icosahedron need.
// 2. The space M(F ⊕ 1) as one table of values for every field, with labels a certificate can name.
// 3. The rational components of that space, for schemes whose weights must be rational.

import ExactArithmetic
import FiniteGroups

/// A representation by matrices over ℚ(2cos 2π/n), tabulated on the group and checked to be one.
///
/// The matrix entries of a finite group are few different numbers: they are stored once, and the table holds their numbers.
struct FieldRepresentation: Sendable {
  let dimension: Int
  /// The n of the field.
  let conductor: Int
  /// The different entries of all matrices.
  let distinctEntries: [RealCyclotomic]
  /// Entry `(g · dimension + i) · dimension + j` is the number in `distinctEntries` of the (i, j) entry of ρ(g).
  let entryNumbers: [Int32]

  /// Extends images of the generators to the group and checks every product g·s of an element and a generator: first modulo
  /// a prime, so that matrices of infinite order are refused by a relation before their entries grow, then exactly.
  ///
  /// - Throws: ``RepresentationError/notAHomomorphism(relation:)``, ``RepresentationError/malformedMatrices(_:)``.
  /// - Complexity: O(order · generators · dimension³) products in the field
  init(
    images: [Matrix<RealCyclotomic>], dimension: Int, conductor: Int, group: FiniteGroup
  ) throws(RepresentationError) {
    try MatrixRepresentation.checkCount(images.count, group: group)
    let tree = CayleyTree(of: group)
    // All primes but finitely many divide no denominator.
    for splitting in SplittingField.descending(order: conductor) {
      let residues = images.compactMap { FieldRepresentation.residues(of: $0, in: splitting) }
      guard residues.count == images.count else { continue }
      _ = try MatrixRepresentation.checkHomomorphism(
        residues: residues, dimension: dimension, field: splitting.field, group: group, tree: tree)
      break
    }
    var table = [Matrix<RealCyclotomic>](repeating: .identity(dimension), count: group.order)
    for element in tree.elements.dropFirst() {
      table[element] = table[tree.parents[element]] * images[tree.lastGenerators[element]]
    }
    try MatrixRepresentation.checkEdges(table, group: group, tree: tree) { $0 * images[$1] }
    var numbers: [RealCyclotomic: Int32] = [:]
    var distinct: [RealCyclotomic] = []
    var entries: [Int32] = []
    entries.reserveCapacity(group.order * dimension * dimension)
    for entry in table.lazy.flatMap(\.entries) {
      let number = numbers[entry] ?? Int32(distinct.count)
      if Int(number) == distinct.count {
        numbers[entry] = number
        distinct.append(entry)
      }
      entries.append(number)
    }
    self.dimension = dimension
    self.conductor = conductor
    distinctEntries = distinct
    entryNumbers = entries
  }

  /// The (row, column) entry of ρ(g).
  func entry(_ row: Int, _ column: Int, at element: Int) -> RealCyclotomic {
    distinctEntries[Int(entryNumbers[(element * dimension + row) * dimension + column])]
  }

  /// The trace of ρ(g).
  func trace(at element: Int) -> RealCyclotomic {
    (0..<dimension).reduce(.zero) { $0 + entry($1, $1, at: element) }
  }

  private static func residues(of matrix: Matrix<RealCyclotomic>, in splitting: SplittingField) -> Matrix<UInt32>? {
    let residues = matrix.entries.compactMap { $0.residue(in: splitting) }
    return residues.count == matrix.entries.count
      ? Matrix(
        rows: (0..<matrix.rowCount).map { Array(residues[($0 * matrix.columnCount)...].prefix(matrix.columnCount)) },
        columnCount: matrix.columnCount) : nil
  }
}

extension RealCyclotomic {
  /// The image under the homomorphism that sends exp(2πi/n) to the chosen root of unity; `nil` if the conductor does not
  /// divide n, or the prime divides a denominator.
  func residue(in splitting: SplittingField) -> UInt32? {
    cyclotomic.residue(in: splitting.field, root: splitting.root, order: splitting.order)
  }
}
