extension Matrix where Element == Rational {
  /// The reduced row echelon form over ℚ.
  ///
  /// The form is computed modulo word-size primes and lifted by the Chinese remainder theorem and rational reconstruction,
  /// until ``ModularLift/proves(_:values:of:rowWeight:degree:)`` accepts it. Together with the rank modulo a prime, which is a lower
  /// bound of the rank over ℚ, that determines it.
  ///
  /// - Complexity: O(rows · columns · rank) word operations per prime; the number of primes grows with the size of the
  ///   entries of the result.
  func modularRowEchelonForm() -> RowEchelonForm<Rational> {
    var lift: ModularLift?
    let weight = (0..<rowCount).map { self[row: $0].integralWeight.weight }.max() ?? 0
    for field in PrimeField.descending {
      guard let form = modularForm(field) else { continue }
      if form.pivots.count == columnCount {
        // Full column rank modulo a prime is full column rank, and the form is the identity: nothing to lift.
        return RowEchelonForm(rows: .identity(columnCount), pivots: form.pivots, basisRows: form.basisRows)
      }
      if let current = lift, !form.isBetter(than: current) {
        if form.pivots == current.pivots { lift?.combine(form, field: field) } else { continue }
      } else {
        lift = ModularLift(form, field: field)
      }
      guard let lift, let values = lift.reconstructed() else { continue }
      let rows = Matrix(rowCount: form.pivots.count, columnCount: columnCount, entries: values)
      if lift.proves(rows, values: values, of: self, rowWeight: weight, degree: 1) {
        return RowEchelonForm(rows: rows, pivots: form.pivots, basisRows: form.basisRows)
      }
    }
    // There are 10⁸ primes below 2³¹; a matrix whose form needs more digits than their product does not fit in memory.
    preconditionFailure("the primes below 2^31 are exhausted")
  }

  /// The rank over ℚ, proved on both sides.
  ///
  /// - Complexity: O(rows · columns · rank) when the rank is full; that of the form otherwise.
  func modularRank() -> Int {
    if let form = modularForm(.largest), form.pivots.count == Swift.min(rowCount, columnCount) {
      return form.pivots.count
    }
    return modularRowEchelonForm().rank
  }

  /// The echelon form modulo a prime, or `nil` if the prime divides a denominator.
  private func modularForm(_ field: PrimeField) -> ModularForm? {
    var space = ModularRowSpace(field: field, columnCount: columnCount)
    var basisRows: [Int] = []
    for row in 0..<rowCount {
      var residues: [UInt32] = []
      residues.reserveCapacity(columnCount)
      for entry in self[row: row] {
        guard let residue = field.residue(entry) else { return nil }
        residues.append(residue)
      }
      if space.insert(residues) { basisRows.append(row) }
    }
    return ModularForm(pivots: space.pivots, basisRows: basisRows, rows: space.reducedRows())
  }
}
