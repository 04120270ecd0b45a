import ExactArithmetic
import FiniteGroups
import LawSuites
import Representations
import Testing

@Suite struct FourierAbelianTests {
  /// exp(2πi·turns), correctly rounded up to the last place, from exact enclosures.
  static func root(_ index: Int, _ order: Int) -> (real: Double, imaginary: Double) {
    let turns = Rational(index % order, order)
    let cosine = Enclosure.cosine(ofTurns: turns)
    let sine = Enclosure.cosine(ofTurns: turns - Rational(1, 4))
    return (cosine.lower.approximation, sine.lower.approximation)
  }

  static func random(_ count: Int, _ generator: inout SplitMix64) -> ComplexVector {
    ComplexVector(
      (0..<count).map { _ in Double.random(in: -1...1, using: &generator) },
      imaginary: (0..<count).map { _ in Double.random(in: -1...1, using: &generator) })
  }

  static func distance(_ left: ComplexVector, _ right: ComplexVector) -> Double {
    ComplexVector(
      zip(left.real, right.real).map { $0 - $1 }, imaginary: zip(left.imaginary, right.imaginary).map { $0 - $1 }
    ).norm
  }

  /// Powers of two, products of small primes, primes below and above the largest radix, and products of cyclic groups.
  @Test(arguments: [
    [], [1], [2], [3], [4], [5], [6], [12], [29], [31], [37], [45], [64], [74], [97], [2, 2, 2], [4, 3], [3, 5, 2],
    [6, 1, 4], [2, 37],
  ])
  func agreesWithTheDefinition(_ orders: [Int]) {
    let dual = AbelianDual(orders: orders)
    let order = orders.reduce(1, *)
    #expect(dual.order == order && dual.dimensions.count == order)
    var generator = SplitMix64(seed: UInt64(order))
    let values = FourierAbelianTests.random(order, &generator)
    let roots = orders.map { factor in (0..<factor).map { FourierAbelianTests.root($0, factor) } }
    var expected = ComplexVector(Array(repeating: 0, count: order))
    var (real, imaginary) = (expected.real, expected.imaginary)
    for k in 0..<order {
      for x in 0..<order {
        // conj χ_k(x), digit by digit.
        var (a, b) = (1.0, 0.0)
        var (left, right) = (k, x)
        for (position, factor) in orders.enumerated().reversed() {
          let root = roots[position][(left % factor) * (right % factor) % factor]
          (a, b) = (a * root.real + b * root.imaginary, b * root.real - a * root.imaginary)
          left /= factor
          right /= factor
        }
        real[k] += a * values.real[x] - b * values.imaginary[x]
        imaginary[k] += a * values.imaginary[x] + b * values.real[x]
      }
    }
    expected = ComplexVector(real, imaginary: imaginary)
    let (result, error) = dual.transform(dense: values)
    #expect(FourierAbelianTests.distance(result, expected) < 1e-12)
    // The bound holds, up to what the sums above may have lost themselves.
    let errors = zip(zip(result.real, result.imaginary), zip(expected.real, expected.imaginary)).map {
      abs($0.0 - $1.0) + abs($0.1 - $1.1)
    }
    #expect(errors.allSatisfy { $0 <= 2 * error + 1e-13 })
    #expect(error < 1e-10)
    #expect(FourierAbelianTests.distance(dual.inverse(result), values) < 1e-12)
    let (energy, spectrum) = (values.norm * values.norm, result.norm * result.norm)
    #expect(abs(spectrum - Double(order) * energy) <= 1e-12 * spectrum)
  }

  /// Difference sets reach the Plancherel bound ε = (v − k)/(k(v − 1)), mathematics.md §5.
  @Test(arguments: [
    (7, [1, 2, 4]), (11, [1, 3, 4, 5, 9]), (13, [0, 1, 3, 9]), (37, [1, 7, 9, 10, 12, 16, 26, 33, 34]),
  ])
  func differenceSets(_ v: Int, _ set: [Int]) {
    let k = set.count
    let dual = AbelianDual(orders: [v])
    let weights = set.map { (element: $0, weight: 1 / Double(k)) }
    let error = dual.weakError(of: weights, weightError: 0x1p-50)
    let exact = Double(v - k) / Double(k * (v - 1))
    #expect(error.lower <= exact * (1 + 1e-15) && exact * (1 - 1e-15) <= error.upper)
    #expect(error.upper - error.lower < 1e-11)
    // The blocks say the same.
    let blocks = dual.transform(weights)
    #expect(abs(blocks.weakError.upper - exact) < 1e-11)
    #expect(blocks.trivialIndex == 0 && abs(blocks.blocks[0].matrix[0, 0].real - 1) < 1e-15)
  }

  @Test func extremeSchemes() {
    let dual = AbelianDual(orders: [4, 6])
    #expect(dual.weakError(of: [(5, 1.0)]).contains(1))
    let uniform = dual.weakError(of: (0..<24).map { ($0, 1.0 / 24) }, weightError: 0x1p-52)
    #expect(uniform.lower == 0 && uniform.upper < 1e-20)
    #expect(AbelianDual(orders: []).weakError(of: [(0, 1.0)]) == .zero)
    // Repeated elements add up.
    #expect(dual.weakError(of: [(5, 0.5), (5, 0.5)]).contains(1))
  }

  @Test(arguments: ["C1", "C6", "C2^3", "C12", "C4xC2", "C2xC6"])
  func decompositions(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let decomposition = try AbelianDecomposition(of: group)
    let orders = decomposition.orders
    #expect(orders.reduce(1, *) == group.order)
    #expect(zip(orders, orders.dropFirst()).allSatisfy { $0 % $1 == 0 })
    for a in 0..<group.order {
      #expect(decomposition.elements[decomposition.numbers[a]] == a)
      for b in 0..<group.order {
        // Digits add up.
        var (left, right, sum, scale) = (decomposition.numbers[a], decomposition.numbers[b], 0, 1)
        for order in orders.reversed() {
          sum += scale * ((left % order + right % order) % order)
          scale *= order
          left /= order
          right /= order
        }
        #expect(decomposition.numbers[group.product(a, b)] == sum)
      }
    }
  }

  @Test func onlyAbelianGroupsDecompose() throws {
    #expect(throws: FourierError.notAbelian) {
      try AbelianDecomposition(of: try GroupDescription("S3").enumerated())
    }
  }
}
