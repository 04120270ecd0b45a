import BigInt
import ExactArithmetic

extension CharacterTable {
  /// Whether the stored values are orthonormal rows of algebraic integers: an exact proof from the values alone.
  ///
  /// 1. Every value is an algebraic integer of a field whose conductor divides the exponent, and the first column holds
  ///    the degrees.
  /// 2. For generators σ_t of the Galois group, σ_t χ(C) = χ(Cᵗ), and the rows are permuted. So the sums
  ///    z = Σ_C |C| χ(C) ψ(C⁻¹) − |G| δ over all pairs of rows are permuted by the Galois group too.
  /// 3. For several primes p, all z vanish modulo one prime ideal over p, hence, by 2, modulo all of them: p divides z.
  ///    And every conjugate of z is at most |G|(B² + 1) in absolute value, B the largest sum of the absolute values of the
  ///    coordinates of a value, which is less than the product of the primes. So z = 0: a nonzero algebraic integer
  ///    divisible by m has a conjugate of absolute value at least m.
  ///
  /// Orthogonality of the columns and Σ χ(1)² = |G| follow, since the table is square.
  ///
  /// - Complexity: O(classes³) products for each of the primes, usually one to three, and a Galois conjugation of every value
  public func verify() -> Bool {
    guard degrees.allSatisfy({ $0 > 0 }), (0..<count).allSatisfy({ value(of: $0, at: 0) == Cyclotomic(degrees[$0]) }),
      distinctValues.allSatisfy({ $0.isInteger && splitting.order % $0.conductor == 0 }), valuesAreGaloisStable()
    else { return false }
    let bound = distinctValues.reduce(Rational.zero) { max($0, $1.conjugateBound) }.ceiling
    let needed = BigInt(groupOrder) * (bound * bound + 1)
    var product = BigInt(1)
    for next in splittingFields() {
      guard rowsAreOrthogonal(modulo: next) else { return false }
      product *= BigInt(next.field.modulus)
      if product > needed { return true }
    }
    return false
  }

  private func valuesAreGaloisStable() -> Bool {
    let numbers = Dictionary(distinctValues.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    let rows = Set((0..<count).map { Array(valueNumbers[($0 * count)..<(($0 + 1) * count)]) })
    return Divisibility.unitGroupGenerators(modulo: splitting.order).allSatisfy { unit in
      let images = distinctValues.map { numbers[$0.galois(unit)] ?? -1 }
      let map = classes.powerMap(unit)
      return rows.allSatisfy { row in
        let moved = map.map { row[$0] }
        return rows.contains(moved) && row.indices.allSatisfy { images[Int(row[$0])] == moved[$0] }
      }
    }
  }

  private func rowsAreOrthogonal(modulo splitting: SplittingField) -> Bool {
    let field = splitting.field
    let table = residues(in: splitting)
    let inverses = classes.powerMap(-1)
    let weights = weights(splitting)
    return table.withUnsafeBufferPointer { table in
      (0..<count).allSatisfy { row in
        let weighted = (0..<count).map { field.multiply(table[row * count + inverses[$0]], weights[$0]) }
        return weighted.withUnsafeBufferPointer { weighted in
          (row..<count).allSatisfy { other in
            let product = field.dot(
              UnsafeBufferPointer(rebasing: table[(other * count)..<((other + 1) * count)]), weighted)
            return product == (row == other ? 1 : 0)
          }
        }
      }
    }
  }
}
