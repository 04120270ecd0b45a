import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct CharactersThresholdTests {
  typealias Fixture = CharactersClassFunctionTests.Fixture

  /// S_n on ℝⁿ is a reflection group with degrees 1 … n: K* = n(n − 1)/2, and the sharp bound is attained.
  @Test(arguments: 2...8)
  func symmetricGroups(_ n: Int) throws {
    let symmetric = try SymmetricGroupCharacters(degree: n)
    let threshold = try symmetric.table.symmetricThreshold(of: symmetric.natural)
    #expect(threshold.value == n * (n - 1) / 2)
    // The sign representation is the last: it occurs first in the Vandermonde determinant.
    #expect(threshold.firstDegrees.last == n * (n - 1) / 2)
    let bounds = try symmetric.table.thresholdBounds(of: symmetric.natural)
    #expect(bounds.sharp == n * (n - 1) / 2)
    #expect(bounds.paper == min(symmetric.table.groupOrder, bounds.sharp + n - 1))
    // Fixed points take the values 0 … n without n − 1.
    #expect(bounds.distinctValues == n)
    #expect(try symmetric.table.tensorThreshold(of: symmetric.natural).value == n - 1)
  }

  /// The formula Σ (M_λ − 1) is no bound: S3 on ℝ³ gives 2, but K* is 3.
  @Test func disprovedFormulaFails() throws {
    let symmetric = try SymmetricGroupCharacters(degree: 3)
    #expect(try symmetric.table.thresholdBounds(of: symmetric.natural).disprovedFormula == 2)
    #expect(try symmetric.table.symmetricThreshold(of: symmetric.natural).value == 3)
  }

  /// The plane of the n-gon: degrees 2 and n, n reflections.
  @Test(arguments: [3, 4, 5, 6, 7, 8, 12])
  func dihedralPlanes(_ n: Int) throws {
    let fixture = try Fixture("D\(n)")
    let plane = try #require(
      (0..<fixture.table.count).first {
        fixture.table.degrees[$0] == 2 && fixture.table.irreducible($0).isFaithful
      })
    let threshold = try fixture.table.symmetricThreshold(of: fixture.table.irreducible(plane))
    #expect(threshold.value == n)
    #expect(try fixture.table.thresholdBounds(of: fixture.table.irreducible(plane)).sharp == n)
  }

  /// B_n on ℝⁿ by signed permutations: degrees 2, 4, …, 2n and n² reflections.
  @Test(arguments: 2...4)
  func hyperoctahedralGroups(_ n: Int) throws {
    let fixture = try Fixture("B\(n)")
    // The points are ±eᵢ in pairs.
    let signed = try ClassFunction(
      classes: fixture.table.classes,
      values: fixture.classes.representatives.map { element in
        Cyclotomic(
          (0..<n).reduce(0) { sum, axis in
            let image = fixture.group.image(of: 2 * axis, under: element)
            return sum + (image == 2 * axis ? 1 : image == 2 * axis + 1 ? -1 : 0)
          })
      })
    #expect(try fixture.table.symmetricThreshold(of: signed).value == n * n)
    #expect(try fixture.table.thresholdBounds(of: signed).sharp == n * n)
  }

  /// K* and the tensor threshold obey their bounds for every faithful irreducible character.
  @Test func thresholdsObeyTheirBounds() throws {
    for entry in SmallGroupCatalogue.entries where entry.id[0] <= 24 && entry.id[0] % 3 != 1 {
      let fixture = try Fixture("SmallGroup(\(entry.id[0]),\(entry.id[1]))")
      for character in fixture.table.irreducibles where character.isFaithful {
        let bounds = try fixture.table.thresholdBounds(of: character)
        let value = try fixture.table.symmetricThreshold(of: character).value
        #expect(value <= bounds.sharp && bounds.sharp <= bounds.paper, "\(entry.id)")
        #expect(try fixture.table.tensorThreshold(of: character).value <= bounds.distinctValues - 1, "\(entry.id)")
      }
    }
  }

  /// Against the definition: decompose every symmetric power.
  @Test(arguments: ["A5", "SmallGroup(24,3)", "SmallGroup(20,3)"])
  func firstDegreesAgreeWithDecompositions(_ name: String) throws {
    let fixture = try Fixture(name)
    let row = fixture.table.count - (name == "SmallGroup(24,3)" ? 2 : 1)
    let character = fixture.table.irreducible(row)
    let first = try fixture.table.symmetricThreshold(of: character).firstDegrees
    for degree in 0...((first.max() ?? 0) + 1) {
      let multiplicities = try fixture.table.multiplicities(of: character.symmetricPower(degree))
      for (irreducible, multiplicity) in multiplicities.enumerated() {
        if degree < first[irreducible] { #expect(multiplicity == 0) }
        if degree == first[irreducible] { #expect(multiplicity > 0) }
      }
    }
  }

  @Test func kernelsAreNamed() throws {
    let table = try Fixture("S4").table
    #expect(throws: CharacterError.notFaithful(kernelOrder: 4)) {
      try table.symmetricThreshold(of: table.irreducible(2))
    }
    #expect(throws: CharacterError.notFaithful(kernelOrder: 12)) { try table.tensorThreshold(of: table.irreducible(1)) }
    #expect(throws: CharacterError.notFaithful(kernelOrder: 24)) { try table.thresholdBounds(of: table.irreducible(0)) }
    #expect("\(CharacterError.notFaithful(kernelOrder: 4))".contains("4 elements"))
    // The zero representation of a nontrivial group is not faithful either; that of the trivial group is.
    #expect(throws: CharacterError.notFaithful(kernelOrder: 24)) {
      try table.symmetricThreshold(of: table.irreducible(2) - table.irreducible(2))
    }
    let one = try Fixture("C1").table
    #expect(try one.symmetricThreshold(of: one.irreducible(0)).value == 0)
  }

  /// −1 on ℝ³: the second term of the bounds alone is 3, more than |G| − 1.
  @Test func boundsKnowTheOrder() throws {
    let table = try Fixture("C2").table
    let character = table.irreducible(1).scaled(by: 3)
    let bounds = try table.thresholdBounds(of: character)
    #expect(bounds.sharp == 1 && bounds.paper == 2)
    #expect(try table.symmetricThreshold(of: character).value == 1)
  }

  /// Invariants of S_n on ℝⁿ are polynomials in generators of degrees 1 … n; other series have numerators.
  @Test(arguments: 2...6)
  func molienSeriesOfSymmetricGroups(_ n: Int) throws {
    let symmetric = try SymmetricGroupCharacters(degree: n)
    let series = try MolienSeries(of: symmetric.natural, table: symmetric.table)
    let invariants = try series.rationalFunction(of: 0)
    #expect(invariants.numerator == [1])
    var product: [BigInt] = [1]
    for degree in 1...n {
      var next = product + Array(repeating: BigInt(0), count: degree)
      for (index, value) in product.enumerated() { next[index + degree] -= value }
      product = next
    }
    #expect(invariants.denominatorCoefficients == product)
    // Anti-invariants: the same, times the Vandermonde determinant.
    let last = try series.rationalFunction(of: symmetric.labels.count - 1)
    #expect(last.numerator == Array(repeating: 0, count: n * (n - 1) / 2) + [1])
    // Partitions into at most n parts.
    let counts = (0...8).map { size in Partition.all(of: size).count { $0.parts.count <= n } }
    #expect(try series.coefficients(of: 0, upTo: 8) == counts.map { BigInt($0) })
    #expect(throws: CharacterError.negative("the degree", -1)) { try series.coefficients(of: 0, upTo: -1) }
  }

  /// Klein's invariants: A5 on ℝ³ has (1 + t¹⁵)/((1 − t²)(1 − t⁶)(1 − t¹⁰)); SL(2,3) on ℂ² has (1 + t¹²)/((1 − t⁶)(1 −
  /// t⁸)).
  @Test(arguments: [("A5", 1, [2, 6, 10], 15), ("SmallGroup(24,3)", 5, [6, 8], 12), ("Q8", 4, [4, 4], 6)])
  func molienSeriesOfKlein(_ name: String, _ row: Int, _ degrees: [Int], _ extra: Int) throws {
    let fixture = try Fixture(name)
    let series = try MolienSeries(of: fixture.table.irreducible(row), table: fixture.table)
    let length = 61
    var expected = (0..<length).map { BigInt($0 == 0 || $0 == extra ? 1 : 0) }
    for degree in degrees { for index in degree..<length { expected[index] += expected[index - degree] } }
    #expect(try series.coefficients(of: 0, upTo: length - 1) == expected)
    // The rational function has the same expansion, for every irreducible character.
    for irreducible in 0..<fixture.table.count {
      let function = try series.rationalFunction(of: irreducible)
      let denominator = function.denominatorCoefficients
      var expansion: [BigInt] = []
      for index in 0..<length {
        let head = index < function.numerator.count ? function.numerator[index] : 0
        expansion.append(
          (1..<max(1, min(index + 1, denominator.count))).reduce(head) { $0 - denominator[$1] * expansion[index - $1] })
      }
      #expect(try series.coefficients(of: irreducible, upTo: length - 1) == expansion)
    }
  }

  /// Multiplicities beyond one prime: they still add up to the dimension.
  @Test func largeDegreesAreExact() throws {
    let symmetric = try SymmetricGroupCharacters(degree: 4)
    let eightfold = symmetric.natural.scaled(by: 8)
    let series = try MolienSeries(of: eightfold, table: symmetric.table)
    let rows = try series.coefficients(upTo: 40)
    let total = zip(rows[40], symmetric.table.degrees).reduce(BigInt(0)) { $0 + $1.0 * BigInt($1.1) }
    #expect(try rows.map { $0[1] } == series.coefficients(of: 1, upTo: 40))
    // C(40 + 31, 31)
    let binomial = (1...31).reduce(BigInt(1)) { $0 * BigInt(40 + $1) / BigInt($1) }
    #expect(total == binomial && binomial > BigInt(Int.max))
  }
}
