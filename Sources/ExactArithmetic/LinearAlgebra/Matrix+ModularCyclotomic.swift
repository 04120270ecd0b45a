extension Matrix where Element == Cyclotomic {
  /// Above this degree φ(n), or for so few rows or columns, plain elimination is used.
  private static var largestModularDegree: Int { 128 }
  private static var smallestModularSize: Int { 3 }

  /// The reduced row echelon form over the cyclotomic numbers.
  ///
  /// A prime p ≡ 1 modulo n has φ(n) homomorphisms ℤ[ζ_n] → 𝔽_p, one for each primitive n-th root of unity. The form is
  /// computed under all of them; its entries there determine the residues of their coordinates on 1, ζ_n, …, ζ_n^(φ(n)−1),
  /// which are lifted from several primes as over ℚ and verified exactly.
  ///
  /// - Complexity: O(φ(n) · (rows · columns · rank + φ(n) · columns · rank)) word operations per prime, and
  ///   O(rows · columns · rank) products of cyclotomic numbers for the verification
  func modularRowEchelonForm() -> RowEchelonForm<Cyclotomic> {
    let order = commonOrder
    if order == 1 {
      let form = mapEntries { $0.rational ?? .zero }.modularRowEchelonForm()
      return RowEchelonForm(
        rows: form.rows.mapEntries { Cyclotomic($0) }, pivots: form.pivots, basisRows: form.basisRows)
    }
    guard Swift.min(rowCount, columnCount) >= Self.smallestModularSize,
      CyclotomicOrder.totient(order) <= Self.largestModularDegree
    else { return RowEchelonForm(eliminating: self) }
    var lift: ModularLift?
    for field in PrimeField.splitting(order) {
      guard let embeddings = SplitPrime(field: field, order: order), let form = modularForm(embeddings) else { continue }
      if form.pivots.count == columnCount {
        return RowEchelonForm(rows: .identity(columnCount), pivots: form.pivots, basisRows: form.basisRows)
      }
      if let current = lift, !form.isBetter(than: current) {
        if form.pivots == current.pivots { lift?.combine(form, field: field) } else { continue }
      } else {
        lift = ModularLift(form, field: field)
      }
      let degree = embeddings.degree
      guard let coordinates = lift?.reconstructed(columnCount: columnCount * degree) else { continue }
      let entries = (0..<(form.pivots.count * columnCount)).map { index in
        Cyclotomic(
          order: order, coefficients: Array(coordinates.entries[(index * degree)..<((index + 1) * degree)]))
      }
      let rows = Matrix(rowCount: form.pivots.count, columnCount: columnCount, entries: entries)
      if spans(rows, pivots: form.pivots) {
        return RowEchelonForm(rows: rows, pivots: form.pivots, basisRows: form.basisRows)
      }
    }
    return RowEchelonForm(eliminating: self)
  }

  /// The rank, from one homomorphism to a prime field where it is full.
  func modularRank() -> Int {
    let order = commonOrder
    for field in PrimeField.splitting(order).prefix(1) {
      guard let root = field.rootOfUnity(order: order) else { break }
      let powers = SplitPrime.powers(of: root, count: order, field: field)
      guard let (space, _) = rowSpace(field: field, powers: powers) else { break }
      if space.rank == Swift.min(rowCount, columnCount) { return space.rank }
    }
    return modularRowEchelonForm().rank
  }

  /// The least common multiple of the conductors of the entries.
  private var commonOrder: Int {
    entries.reduce(1) { CyclotomicOrder.leastCommonMultiple($0, $1.conductor) }
  }

  /// The row space of the residues under one homomorphism, and the rows that made it grow; `nil` if the prime divides a
  /// denominator.
  private func rowSpace(field: PrimeField, powers: [UInt32]) -> (space: ModularRowSpace, basisRows: [Int])? {
    var space = ModularRowSpace(field: field, columnCount: columnCount)
    var basisRows: [Int] = []
    for row in 0..<rowCount {
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

/// The homomorphisms of ℤ[ζ_n] to a prime field that has all n-th roots of unity.
private struct SplitPrime {
  let field: PrimeField
  /// For each homomorphism, the images of 1, ζ_n, …, ζ_n^(n−1).
  let powers: [[UInt32]]
  /// The inverse of the matrix of the images of 1, ζ_n, …, ζ_n^(φ(n)−1), a row per homomorphism.
  private let inverse: [[UInt32]]

  var degree: Int { powers.count }

  init?(field: PrimeField, order: Int) {
    guard let root = field.rootOfUnity(order: order) else { return nil }
    let all = SplitPrime.powers(of: root, count: order, field: field)
    powers = CyclotomicOrder.units(order).map { unit in (0..<order).map { all[$0 * unit % order] } }
    let degree = powers.count
    var space = ModularRowSpace(field: field, columnCount: 2 * degree)
    for (index, images) in powers.enumerated() {
      space.insert(images.prefix(degree) + (0..<degree).map { $0 == index ? 1 : 0 })
    }
    inverse = space.reducedRows().map { Array($0.dropFirst(degree)) }
    self.field = field
  }

  static func powers(of root: UInt32, count: Int, field: PrimeField) -> [UInt32] {
    var powers: [UInt32] = [1]
    for _ in 1..<Swift.max(count, 1) { powers.append(field.multiply(powers[powers.count - 1], root)) }
    return powers
  }

  /// The coordinates on 1, ζ_n, … of the element with the given images.
  func coordinates(_ images: [UInt32]) -> [UInt32] {
    if images.allSatisfy({ $0 == 0 }) { return [UInt32](repeating: 0, count: degree) }
    return inverse.map { row in
      var sum: UInt32 = 0
      for (factor, image) in zip(row, images) { sum = field.add(sum, field.multiply(factor, image)) }
      return sum
    }
  }
}
