import ExactArithmetic
import FiniteGroups

extension RationalIrreducibles {
  /// The character table whose rows are meant by ``specification(rows:)``.
  public var table: CharacterTable { irreducibles.table }

  /// The rows of ``table`` that stand behind a representation: a Galois orbit.
  ///
  /// - Parameter number: from 1 to ``count``.
  public func rows(of number: Int) -> [Int] { orbits[number - 1] }

  /// A real representation in which exactly the irreducible representations of some rows of ``table`` occur, and their conjugates.
  ///
  /// Galois orbits that are there as a whole become blocks of integers. Of the other rows χ one of each conjugate pair becomes a
  /// block over the real field K = ℚ(ζ_n) ∩ ℝ of its exact matrices: the matrices themselves where they are real, and else what they
  /// do on ℚ(ζ_n)ᵈ = K²ᵈ, whose character is χ + χ̄.
  ///
  /// - Parameter rows: rows of the table, not empty.
  /// - Returns: ``FunctionClassSpecification/matrices(_:)`` for a union of Galois orbits, else
  ///   ``FunctionClassSpecification/fieldMatrices(conductor:_:)``.
  /// - Throws: ``IrreducibleError/noExactForm(label:)`` where a character has no exact form that can be found.
  /// - Complexity: that of ``matrices(_:)``, and for the other rows O(generators · d²) operations in ℚ(ζ_n)
  public func specification(rows: some Sequence<Int>) throws(IrreducibleError) -> FunctionClassSpecification {
    let members = Set(rows.flatMap { [$0, table.conjugate(of: $0)] })
    let whole = orbits.indices.filter { orbits[$0].allSatisfy(members.contains) }
    let partial = members.subtracting(whole.flatMap { orbits[$0] }).sorted()
    if partial.isEmpty { return .matrices(try matrices(whole.map { $0 + 1 })) }
    var blocks: [[Matrix<RealCyclotomic>]] = []
    if !whole.isEmpty {
      blocks.append(try matrices(whole.map { $0 + 1 }).map { $0.mapEntries { RealCyclotomic($0) } })
    }
    for row in partial where row <= table.conjugate(of: row) { blocks.append(try realBlock(row)) }
    let sums = group.generatorIndices.indices.map { generator in Matrix(blocks: blocks.map { $0[generator] }) }
    let conductor = sums.reduce(1) { $1.entries.reduce($0) { Divisibility.leastCommonMultiple($0, $1.conductor) } }
    return .fieldMatrices(conductor: conductor, sums)
  }

  /// The matrices of the generators in a real representation with the character χ or χ + χ̄.
  private func realBlock(_ row: Int) throws(IrreducibleError) -> [Matrix<RealCyclotomic>] {
    let exact = try irreducibles.exact(row)
    let matrices = group.generatorIndices.map { exact.matrix(of: $0) }
    if matrices.allSatisfy({ $0.entries.allSatisfy(\.isReal) }) {
      return matrices.map { $0.mapEntries(\.realPart) }
    }
    let root = Cyclotomic.rootOfUnity(order: exact.conductor)
    let trace = root + root.conjugate
    return matrices.map { matrix in
      let size = matrix.rowCount
      var real = Matrix<RealCyclotomic>(rowCount: 2 * size, columnCount: 2 * size, repeating: .zero)
      for row in 0..<size {
        for column in 0..<size {
          // z = a + bζ sends 1 to a + bζ and ζ to −b + (a + b(ζ + ζ̄))ζ.
          let entry = matrix[row, column]
          let b = (entry - entry.conjugate) / (root - root.conjugate)
          let a = entry - b * root
          real[2 * row, 2 * column] = a.realPart
          real[2 * row + 1, 2 * column] = b.realPart
          real[2 * row, 2 * column + 1] = (-b).realPart
          real[2 * row + 1, 2 * column + 1] = (a + b * trace).realPart
        }
      }
      return real
    }
  }
}
