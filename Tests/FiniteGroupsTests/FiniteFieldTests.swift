import FiniteGroups
import Testing

@Suite struct FiniteFieldTests {
  @Test(arguments: [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
  func obeysTheLaws(_ q: Int) throws {
    let field = FiniteField(try PrimePower(q))
    let elements = q <= 9 ? Array(0..<q) : stride(from: 0, to: q, by: 3) + [1, q - 1]
    for a in elements {
      #expect(field.sum(a, 0) == a && field.product(a, 1) == a && field.product(a, 0) == 0)
      #expect(field.sum(a, field.negative(a)) == 0)
      #expect(a == 0 ? field.inverse(a) == nil : field.inverse(a).map { field.product(a, $0) } == 1)
      #expect((0..<field.size.exponent).reduce(a) { power, _ in field.frobenius(power) } == a)
      for b in elements {
        #expect(field.sum(a, b) == field.sum(b, a) && field.product(a, b) == field.product(b, a))
        #expect(field.frobenius(field.sum(a, b)) == field.sum(field.frobenius(a), field.frobenius(b)))
        for c in elements {
          #expect(field.sum(a, field.sum(b, c)) == field.sum(field.sum(a, b), c))
          #expect(field.product(a, field.product(b, c)) == field.product(field.product(a, b), c))
          #expect(field.product(a, field.sum(b, c)) == field.sum(field.product(a, b), field.product(a, c)))
        }
      }
    }
  }

  @Test(arguments: [2, 3, 4, 7, 8, 9, 121, 125, 128, 243, 4093, 4096])
  func powersOfTheRootAreAllNonzeroElements(_ q: Int) throws {
    let field = FiniteField(try PrimePower(q))
    #expect(Set((0..<(q - 1)).map { field.power(field.primitiveElement, $0) }) == Set(1..<q))
    #expect(field.power(field.primitiveElement, q - 1) == 1)
    #expect(field.power(0, 0) == 1 && field.power(0, 3) == 0)
    #expect(field.basis.count == field.size.exponent)
  }

  @Test func primeFieldsAreTheIntegersModuloP() throws {
    let field = FiniteField(try PrimePower(13))
    for a in 0..<13 {
      for b in 0..<13 {
        #expect(field.sum(a, b) == (a + b) % 13 && field.product(a, b) == a * b % 13)
      }
    }
  }

  @Test func primePowersAreFactored() throws {
    var found: [Int] = []
    for q in -1...50 { if let power = try? PrimePower(q) { found.append(power.value) } }
    // OEIS A246655
    #expect(found == [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 29, 31, 32, 37, 41, 43, 47, 49])
    let large = try PrimePower(65_536)
    #expect(large.prime == 2 && large.exponent == 16)
    #expect(throws: GroupError.self) { try PrimePower(65_537) }
    #expect(throws: GroupError.self) { try PrimePower(.min) }
  }
}
