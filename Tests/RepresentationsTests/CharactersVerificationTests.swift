import ExactArithmetic
import FiniteGroups
import Testing

@testable import Representations

/// A table that is not one must not verify.
@Suite struct CharactersVerificationTests {
  private func changed(
    _ table: CharacterTable, degrees: [Int]? = nil, values: ((Int, Int) -> Cyclotomic)? = nil
  ) -> CharacterTable {
    let indices = (0..<table.count).flatMap { row in (0..<table.count).map { (row, $0) } }
    let all = indices.map { (values ?? { table.value(of: $0, at: $1) })($0.0, $0.1) }
    return CharacterTable(
      classes: table.classes, degrees: degrees ?? table.degrees, galoisOrbits: table.galoisOrbits, distinctValues: all,
      valueNumbers: all.indices.map { Int32($0) }.map { number in
        Int32(all.firstIndex(of: all[Int(number)]) ?? Int(number))
      }, splitting: table.splitting, residues: table.residues)
  }

  @Test(arguments: ["C5", "S4", "Q8", "A5", "SmallGroup(21,1)"])
  func wrongValuesAreFound(_ name: String) throws {
    let table = try CharacterTable(of: try GroupDescription(name).enumerated())
    let last = table.count - 1
    #expect(changed(table).verify())
    // Every single value, moved by one.
    for row in 0..<table.count {
      for column in 0..<table.count {
        #expect(!changed(table) { table.value(of: $0, at: $1) + ($0 == row && $1 == column ? 1 : 0) }.verify())
      }
    }
    // A value moved by a multiple of the primes that are tried first: right modulo both.
    let multiple = SplittingField.descending(order: table.splitting.order).prefix(2).reduce(Cyclotomic.one) {
      $0 * Cyclotomic(Int($1.field.modulus))
    }
    #expect(!changed(table) { table.value(of: $0, at: $1) + ($0 == last && $1 == last ? multiple : 0) }.verify())
    // A row twice, a row negated, a row multiplied by a root of unity that the group does not have.
    #expect(!changed(table) { table.value(of: $0 == last ? 0 : $0, at: $1) }.verify())
    #expect(!changed(table) { table.value(of: $0, at: $1) * ($0 == last ? -1 : 1) }.verify())
    #expect(
      !changed(table) { table.value(of: $0, at: $1) * ($0 == last ? .rootOfUnity(order: 11) : 1) }.verify())
    // The wrong degree, and orthonormal rows that are not integral: a rotation of two rows by 3/5 and 4/5.
    #expect(!changed(table, degrees: table.degrees.map { $0 + 1 }).verify())
    let rotated = changed(table) { row, column in
      let (first, second) = (table.value(of: last - 1, at: column), table.value(of: last, at: column))
      switch row {
      case last - 1: return first.scaled(by: Rational(3, 5)) + second.scaled(by: Rational(4, 5))
      case last: return second.scaled(by: Rational(3, 5)) - first.scaled(by: Rational(4, 5))
      default: return table.value(of: row, at: column)
      }
    }
    #expect(!rotated.verify())
  }

  /// Orthonormal and integral, but two columns of different classes are exchanged.
  @Test func exchangedColumnsAreFound() throws {
    let table = try CharacterTable(of: try GroupDescription("C5").enumerated())
    let exchanged = changed(table) { table.value(of: $0, at: [0, 2, 1, 3, 4][$1]) }
    #expect(!exchanged.verify())
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 9, 12, 16, 24, 30, 35, 49, 72, 105, 120, 128])
  func unitGroupsAreGenerated(_ modulus: Int) {
    var reached: Set<Int> = [1 % modulus]
    var pending = [1 % modulus]
    while let unit = pending.popLast() {
      for generator in Divisibility.unitGroupGenerators(modulo: modulus) {
        let next = unit * generator % modulus
        if reached.insert(next).inserted { pending.append(next) }
      }
    }
    let units = (0..<modulus).filter { Divisibility.greatestCommonDivisor($0, modulus) == 1 }
    #expect(reached == Set(units))
    #expect(Divisibility.totient(modulus) == units.count)
  }

  /// The residue of a cyclotomic number is a ring homomorphism.
  @Test func residuesAreHomomorphic() throws {
    let splitting = try #require(SplittingField.descending(order: 60).first { _ in true })
    let (field, order) = (splitting.field, 60)
    #expect(field.power(splitting.root, 60) == 1 && field.power(splitting.root, 30) != 1)
    #expect(field.power(splitting.root, 20) != 1 && field.power(splitting.root, 12) != 1)
    let residue = { (number: Cyclotomic) in number.residue(in: field, root: splitting.root, order: order) }
    let numbers: [Cyclotomic] = [
      0, 1, -7, .rootOfUnity(order: 5), .rootOfUnity(order: 12, exponent: 7), .rootOfUnity(order: 3) + 2,
      Cyclotomic(Rational(3, 7)) - .rootOfUnity(order: 15, exponent: 4),
    ]
    for a in numbers {
      for b in numbers {
        let (x, y) = (try #require(residue(a)), try #require(residue(b)))
        #expect(residue(a * b) == field.multiply(x, y))
        #expect(residue(a + b) == field.reduce(UInt64(x) + UInt64(y)))
      }
    }
    #expect(residue(.rootOfUnity(order: 7)) == nil)
    #expect(residue(Cyclotomic(Rational(1, Int(field.modulus)))) == nil)
    #expect(residue(.rootOfUnity(order: 60)) == splitting.root)
  }

  @Test func polynomialsSplit() throws {
    let field = PrimeField.largest
    for roots: [UInt32] in [[5], [0, 1], [0, 3, 7, 2_147_483_646], Array(1...40)] {
      let product = roots.reduce([UInt32(1)]) { (polynomial: [UInt32], root: UInt32) -> [UInt32] in
        (0...polynomial.count).map { (index: Int) -> UInt32 in
          let shifted = index > 0 ? polynomial[index - 1] : 0
          let scaled = index < polynomial.count ? field.multiply(field.negate(root), polynomial[index]) : 0
          return field.add(shifted, scaled)
        }
      }
      #expect(ModularPolynomial.roots(of: product, in: field) == roots.sorted())
      // The power sums of the roots satisfy the recurrence and no shorter one.
      let sums = (0..<(2 * roots.count + 2)).map { (power: Int) -> UInt32 in
        roots.reduce(UInt32(0)) { (sum: UInt32, root: UInt32) -> UInt32 in field.add(sum, field.power(root, power)) }
      }
      #expect(ModularPolynomial.recurrence(of: sums, in: field) == product)
    }
    // x² + 1 has no root modulo 2³¹ − 1, which is 3 modulo 4; (x − 1)² has one root twice.
    #expect(ModularPolynomial.roots(of: [1, 0, 1], in: field).count < 2)
    #expect(ModularPolynomial.roots(of: [1, field.negate(2), 1], in: field).count < 2)
  }
}
