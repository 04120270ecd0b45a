public import FiniteGroups

extension EvaluatedDual where Representation == TabulatedRepresentation {
  /// Irreducible representations of an enumerated group, tabulated and checked; any family of them.
  ///
  /// - Throws: ``FourierError/notARepresentation(_:)``.
  /// - Complexity: O(order · generators · Σd³) time, O(order · Σd²) memory
  public init(_ irreducibles: [IrreducibleRepresentation], of group: FiniteGroup) throws(FourierError) {
    var tables: [TabulatedRepresentation] = []
    var trivialIndex: Int?
    for (index, irreducible) in irreducibles.enumerated() {
      let table = try TabulatedRepresentation(of: group, dimension: irreducible.dimension) {
        irreducible.matrix(of: $0)
      }
      // Roots of unity of an order up to 2²⁰ are 1 or farther from it than this.
      let isTrivial = table.matrices.allSatisfy { matrix in
        matrix.rowCount == 1 && (matrix - .identity(1)).frobeniusNorm < 0x1p-19
      }
      if isTrivial { trivialIndex = index }
      tables.append(table)
    }
    self.init(tables, trivialIndex: trivialIndex)
  }
}
