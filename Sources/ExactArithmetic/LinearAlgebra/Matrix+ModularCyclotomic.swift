import BigInt

extension Matrix where Element == Cyclotomic {
  /// The least common multiple n of the conductors of the entries, if modular methods pay: not for two rows or columns, and
  /// not for large degrees φ(n).
  var modularOrder: Int? {
    let order = entries.reduce(1) { Divisibility.leastCommonMultiple($0, $1.conductor) }
    return Swift.min(rowCount, columnCount) >= 3 && Divisibility.totient(order) <= 128 ? order : nil
  }

  /// The reduced row echelon form over the cyclotomic numbers.
  ///
  /// A prime p ≡ 1 modulo n has φ(n) homomorphisms ℤ[ζ_n] → 𝔽_p, one for each primitive n-th root of unity. The form is
  /// computed under all of them; its entries there determine the residues of their coordinates on 1, ζ_n, …, ζ_n^(φ(n)−1),
  /// which are lifted from several primes as over ℚ until ``ModularLift/proves(_:values:of:rowWeight:degree:)`` accepts them.
  ///
  /// - Complexity: O(φ(n) · (rows · columns · rank + φ(n) · columns · rank)) word operations per prime; the number of primes
  ///   grows with the size of the coordinates of the result
  func modularRowEchelonForm() -> RowEchelonForm<Cyclotomic> {
    guard let order = modularOrder else { return RowEchelonForm(eliminating: self) }
    var lift: ModularLift?
    let weight = integralRowWeights.map(\.weight).max() ?? 0
    for field in PrimeField.splitting(order) {
      guard let embeddings = SplitPrime(field: field, order: order), let form = modularForm(embeddings) else {
        continue
      }
      if form.pivots.count == columnCount {
        return RowEchelonForm(rows: .identity(columnCount), pivots: form.pivots, basisRows: form.basisRows)
      }
      if let current = lift, !form.isBetter(than: current) {
        if form.pivots == current.pivots { lift?.combine(form, field: field) } else { continue }
      } else {
        lift = ModularLift(form, field: field)
      }
      let degree = embeddings.degree
      guard let lift, let values = lift.reconstructed() else { continue }
      let entries = (0..<(form.pivots.count * columnCount)).map { index in
        Cyclotomic(order: order, coefficients: Array(values[(index * degree)..<((index + 1) * degree)]))
      }
      let rows = Matrix(rowCount: form.pivots.count, columnCount: columnCount, entries: entries)
      if lift.proves(rows, values: values, of: self, rowWeight: weight, degree: degree) {
        return RowEchelonForm(rows: rows, pivots: form.pivots, basisRows: form.basisRows)
      }
    }
    return RowEchelonForm(eliminating: self)
  }

  /// The rank, from one homomorphism to a prime field where it is full.
  func modularRank() -> Int {
    guard let order = modularOrder else { return modularRowEchelonForm().rank }
    for field in PrimeField.splitting(order).prefix(1) {
      guard let root = field.rootOfUnity(order: order) else { break }
      let powers = SplitPrime.powers(of: root, count: order, field: field)
      guard let (space, _) = rowSpace(field: field, powers: powers) else { break }
      if space.rank == Swift.min(rowCount, columnCount) { return space.rank }
    }
    return modularRowEchelonForm().rank
  }

  /// D · |row|₁ and D for each row, where D is its common denominator and the size of an entry is the sum of the absolute
  /// values of its coordinates, which no conjugate exceeds.
  var integralRowWeights: [(weight: BigInt, denominator: BigInt)] {
    (0..<rowCount).map { row in
      var coefficients: [Rational] = []
      for entry in self[row: row] { entry.forEachTerm { coefficients.append($1) } }
      return coefficients.integralWeight
    }
  }

  /// The residues of a row under the homomorphism that sends ζ_n^k to `powers[k]`; `nil` if the prime divides a denominator.
  func residues(row: Int, field: PrimeField, powers: [UInt32]) -> [UInt32]? {
    var residues: [UInt32] = []
    residues.reserveCapacity(columnCount)
    for entry in self[row: row] {
      let step = powers.count / entry.conductor
      var sum: UInt32? = 0
      entry.forEachTerm { exponent, coefficient in
        guard let known = sum, let residue = field.residue(coefficient) else {
          sum = nil
          return
        }
        sum = field.add(known, field.multiply(residue, powers[exponent * step]))
      }
      guard let sum else { return nil }
      residues.append(sum)
    }
    return residues
  }

  /// The row space of the residues under one homomorphism, and the rows that made it grow; `nil` if the prime divides a
  /// denominator.
  private func rowSpace(field: PrimeField, powers: [UInt32]) -> (space: ModularRowSpace, basisRows: [Int])? {
    var space = ModularRowSpace(field: field, columnCount: columnCount)
    var basisRows: [Int] = []
    for row in 0..<rowCount {
      guard let residues = residues(row: row, field: field, powers: powers) else { return nil }
      if space.insert(residues) { basisRows.append(row) }
    }
    return (space, basisRows)
  }

  /// The coordinates of the echelon form modulo a prime, `degree` of them per entry; `nil` if the prime divides a
  /// denominator or its homomorphisms disagree about the pivots.
  private func modularForm(_ embeddings: SplitPrime) -> ModularForm? {
    var images: [[[UInt32]]] = []
    var pivots: [Int] = []
    var basisRows: [Int] = []
    for powers in embeddings.powers {
      guard let (space, basis) = rowSpace(field: embeddings.field, powers: powers) else { return nil }
      if space.rank == columnCount { return ModularForm(pivots: space.pivots, basisRows: basis, rows: []) }
      if images.isEmpty {
        (pivots, basisRows) = (space.pivots, basis)
      } else if space.pivots != pivots {
        return nil
      }
      images.append(space.reducedRows())
    }
    let rows = pivots.indices.map { row in
      (0..<columnCount).flatMap { column in embeddings.coordinates(images.map { $0[row][column] }) }
    }
    return ModularForm(pivots: pivots, basisRows: basisRows, rows: rows)
  }
}
