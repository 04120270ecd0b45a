import ExactArithmetic
import LawSuites
import Testing

/// Two numbers and what GAP 4 computes from them.
struct GAPRow: Sendable {
  let left: String
  let right: String
  let sum: String
  let product: String
  let quotient: String
  let conjugate: String
  let trace: String
  let norm: String

  init(
    _ left: String, _ right: String, sum: String, product: String, quotient: String, conjugate: String, trace: String,
    norm: String
  ) {
    (self.left, self.right, self.sum, self.product) = (left, right, sum, product)
    (self.quotient, self.conjugate, self.trace, self.norm) = (quotient, conjugate, trace, norm)
  }

  /// Printed by GAP: a, b, a+b, a*b, a/b, ComplexConjugate(a), Trace(CF(Conductor(a)), a), Norm(CF(Conductor(a)), a).
  static let all = [
    GAPRow(
      "-E(5)-2*E(5)^2-2*E(5)^3-2*E(5)^4", "E(5)+E(5)^2+2*E(5)^3+E(5)^4",
      sum: "-E(5)^2-E(5)^4",
      product: "E(5)+2*E(5)^2+4*E(5)^3+3*E(5)^4",
      quotient: "1/5*E(5)+7/5*E(5)^2+3/5*E(5)^3+4/5*E(5)^4",
      conjugate: "-2*E(5)-2*E(5)^2-2*E(5)^3-E(5)^4",
      trace: "7", norm: "11"),
    GAPRow(
      "E(3)", "E(4)",
      sum: "E(12)^4-E(12)^7-E(12)^11",
      product: "E(12)^7",
      quotient: "-E(12)^7",
      conjugate: "E(3)^2",
      trace: "-1", norm: "1"),
    GAPRow(
      "1+E(8)", "-1/2+E(8)^3",
      sum: "1/2+E(8)+E(8)^3",
      product: "-3/2-1/2*E(8)+E(8)^3",
      quotient: "2/17-18/17*E(8)-8/17*E(8)^2+4/17*E(8)^3",
      conjugate: "1-E(8)^3",
      trace: "4", norm: "2"),
    GAPRow(
      "-2*E(12)^7-E(12)^11", "-4/3*E(3)-1/3*E(3)^2",
      sum: "-4/3*E(12)^4-2*E(12)^7-1/3*E(12)^8-E(12)^11",
      product: "-5/3*E(12)^7+2/3*E(12)^11",
      quotient: "-15/13*E(12)^7-21/13*E(12)^11",
      conjugate: "E(12)^7+2*E(12)^11",
      trace: "0", norm: "9"),
    GAPRow(
      "E(7)+E(7)^2+E(7)^4", "E(7)^3",
      sum: "E(7)+E(7)^2+E(7)^3+E(7)^4",
      product: "-E(7)-E(7)^2-E(7)^3-E(7)^6",
      quotient: "E(7)+E(7)^5+E(7)^6",
      conjugate: "E(7)^3+E(7)^5+E(7)^6",
      trace: "-3", norm: "8"),
    GAPRow(
      "-2*E(9)^4-E(9)^7", "-3*E(9)^3-E(9)^4-3*E(9)^6-E(9)^7",
      sum: "-3*E(9)^3-3*E(9)^4-3*E(9)^6-2*E(9)^7",
      product: "E(9)^2-6*E(9)^4-E(9)^5-3*E(9)^7",
      quotient: "-75/703*E(9)^2+25/703*E(9)^3-477/703*E(9)^4+84/703*E(9)^5-28/703*E(9)^6-225/703*E(9)^7",
      conjugate: "-E(9)^2-2*E(9)^5",
      trace: "0", norm: "27"),
    GAPRow(
      "-E(5)^4", "E(5)",
      sum: "E(5)-E(5)^4",
      product: "-1",
      quotient: "-E(5)^3",
      conjugate: "-E(5)",
      trace: "1", norm: "1"),
    GAPRow(
      "E(16)-E(16)^7", "E(16)^3",
      sum: "E(16)+E(16)^3-E(16)^7",
      product: "E(8)+E(8)^2",
      quotient: "-E(8)^2-E(8)^3",
      conjugate: "E(16)-E(16)^7",
      trace: "0", norm: "4"),
    GAPRow(
      "E(60)^7+3/7*E(60)^23+3/7*E(60)^43", "-E(12)^7",
      sum: "E(60)^7+E(60)^11+10/7*E(60)^23+3/7*E(60)^43+E(60)^47+E(60)^59",
      product: "-3/7*E(15)^2-E(15)^8-E(15)^13",
      quotient: "3/7*E(15)^7-E(15)^8",
      conjugate: "-3/7*E(60)^7-E(60)^23-3/7*E(60)^47",
      trace: "0", norm: "13162971742561/33232930569601"),
    GAPRow(
      "E(21)", "-E(28)^15",
      sum: "E(84)^4+E(84)^17+E(84)^73",
      product: "-E(12)^7",
      quotient: "E(84)",
      conjugate: "E(21)^20",
      trace: "1", norm: "1"),
    GAPRow(
      "E(3)^2", "-E(5)-E(5)^2-2*E(5)^3-E(5)^4",
      sum: "E(15)^2+E(15)^4+E(15)^8+E(15)^11+2*E(15)^14",
      product: "-E(15)-2*E(15)^4-E(15)^7-E(15)^13",
      quotient: "-4/5*E(15)-1/5*E(15)^4-3/5*E(15)^7-2/5*E(15)^13",
      conjugate: "E(3)",
      trace: "-1", norm: "1"),
    GAPRow(
      "E(24)^11-E(24)^17", "-2+E(8)",
      sum: "2*E(24)^8+2*E(24)^16-E(24)^17-E(24)^19",
      product: "E(24)^8-2*E(24)^11+E(24)^14+2*E(24)^17",
      quotient: "-3/17*E(24)^8-10/17*E(24)^11-5/17*E(24)^14+6/17*E(24)^17",
      conjugate: "-E(24)+E(24)^19",
      trace: "0", norm: "16"),
    GAPRow(
      "E(5)-E(5)^2-E(5)^3+E(5)^4", "E(3)-E(3)^2",
      sum: "2*E(15)-2*E(15)^2+2*E(15)^4-2*E(15)^8",
      product: "E(15)+E(15)^2+E(15)^4-E(15)^7+E(15)^8-E(15)^11-E(15)^13-E(15)^14",
      quotient: "-1/3*E(15)-1/3*E(15)^2-1/3*E(15)^4+1/3*E(15)^7-1/3*E(15)^8+1/3*E(15)^11+1/3*E(15)^13+1/3*E(15)^14",
      conjugate: "E(5)-E(5)^2-E(5)^3+E(5)^4",
      trace: "0", norm: "25"),
    GAPRow(
      "E(36)-E(36)^17", "E(9)^2",
      sum: "E(36)+E(36)^8-E(36)^17",
      product: "-E(36)^21-E(36)^25-E(36)^33",
      quotient: "E(36)^21+E(36)^29+E(36)^33",
      conjugate: "E(36)-E(36)^17",
      trace: "0", norm: "9"),
  ]
}

@Suite struct CyclotomicTests {
  static let samples: [Cyclotomic] = [
    0, 1, -2, Cyclotomic(Rational(3, 5)), .rootOfUnity(order: 3), .rootOfUnity(order: 4), .rootOfUnity(order: 5) + 1,
    .rootOfUnity(order: 8, exponent: 3) - .rootOfUnity(order: 12),
    Cyclotomic(order: 7, coefficients: [0, 1, Rational(1, 2), 0, -3]),
    Cyclotomic(Rational(1 << 40)) * .rootOfUnity(order: 9) + Cyclotomic(Rational(1, 1_000_003)),
  ]

  static func random(_ order: Int, using random: inout some RandomNumberGenerator) -> Cyclotomic {
    var coefficients = [Rational](repeating: 0, count: order)
    for _ in 0..<4 {
      coefficients[Int.random(in: 0..<order, using: &random)] = Rational(
        Int.random(in: -6...6, using: &random), Int.random(in: 1...4, using: &random))
    }
    return Cyclotomic(order: order, coefficients: coefficients)
  }

  @Test func fieldLaws() {
    expectFieldLaws(Array(CyclotomicTests.samples.prefix(8)))
    expectFieldLaws(Array(CyclotomicTests.samples.suffix(2)))
  }

  @Test(arguments: GAPRow.all) func agreesWithGAP(_ row: GAPRow) throws {
    let a = try #require(Cyclotomic(row.left))
    let b = try #require(Cyclotomic(row.right))
    #expect(a.description == row.left)
    #expect(b.description == row.right)
    #expect((a + b).description == row.sum)
    #expect((a * b).description == row.product)
    #expect((a / b).description == row.quotient)
    #expect(a.conjugate.description == row.conjugate)
    #expect(a.trace.description == row.trace)
    #expect(a.norm.description == row.norm)
  }

  /// GAP's E(n)^k and its conductor: the smallest field, whatever the order asked for.
  @Test(arguments: [
    (6, 1, "-E(3)^2", 3), (10, 3, "-E(5)^4", 5), (14, 1, "-E(7)^4", 7), (4, 2, "-1", 1), (12, 4, "E(3)", 3),
    (30, 7, "-E(15)^11", 15), (18, 1, "-E(9)^5", 9), (20, 15, "-E(4)", 4), (105, 1, "E(105)", 105), (2, 1, "-1", 1),
    (1, 5, "1", 1), (7, -1, "E(7)^6", 7),
  ])
  func rootsHaveTheSmallestConductor(_ order: Int, _ exponent: Int, _ text: String, _ conductor: Int) {
    let root = Cyclotomic.rootOfUnity(order: order, exponent: exponent)
    #expect(root.description == text)
    #expect(root.conductor == conductor)
    #expect(root.power(order) == 1)
    #expect(root.isInteger)
  }

  @Test(arguments: 1...36) func sumsOfAllRootsVanish(_ order: Int) {
    let sum = (0..<order).reduce(Cyclotomic.zero) { $0 + Cyclotomic.rootOfUnity(order: order, exponent: $1) }
    #expect(sum == (order == 1 ? 1 : 0))
    // Σ of the primitive ones is μ(n), the trace of one of them.
    let primitive = Cyclotomic.rootOfUnity(order: order).galoisOrbit.reduce(Cyclotomic.zero) { $0 + $1 }
    #expect(primitive.rational == -Rational(CyclotomicPolynomial.coefficients(order).dropLast().last ?? 0))
  }

  /// Arithmetic in different fields against complex doubles.
  @Test func agreesWithApproximations() {
    var random = SplitMix64(seed: 3)
    let orders = [1, 3, 4, 5, 6, 8, 9, 12, 15, 20, 21, 24]
    for _ in 0..<60 {
      let a = CyclotomicTests.random(orders.randomElement(using: &random) ?? 1, using: &random)
      let b = CyclotomicTests.random(orders.randomElement(using: &random) ?? 1, using: &random)
      let (x, y) = (a.approximation, b.approximation)
      let sum = (a + b).approximation
      #expect(abs(sum.real - x.real - y.real) < 1e-12 && abs(sum.imaginary - x.imaginary - y.imaginary) < 1e-12)
      let product = (a * b).approximation
      #expect(abs(product.real - (x.real * y.real - x.imaginary * y.imaginary)) < 1e-11)
      #expect(abs(product.imaginary - (x.real * y.imaginary + x.imaginary * y.real)) < 1e-11)
      #expect(abs(a.absoluteSquare.approximation - x.real * x.real - x.imaginary * x.imaginary) < 1e-11)
      #expect(Cyclotomic(order: 1, coefficients: [1]) * a == a)
      #expect(a.realPart.cyclotomic + Cyclotomic.rootOfUnity(order: 4) * a.imaginaryPart.cyclotomic == a)
      #expect(a.magnitude.approximation >= max(abs(x.real), abs(x.imaginary)) - 1e-12)
    }
  }

  @Test func powerBasisCoordinatesGiveTheNumberBack() throws {
    var random = SplitMix64(seed: 8)
    for order in [1, 3, 4, 5, 8, 9, 12, 15, 20, 30] {
      let number = CyclotomicTests.random(order, using: &random)
      for multiple in 1...3 {
        let coordinates = try #require(number.coefficients(order: order * multiple))
        #expect(coordinates.count == CyclotomicPolynomial.coefficients(order * multiple).count - 1)
        #expect(Cyclotomic(order: order * multiple, coefficients: coordinates) == number)
      }
    }
    #expect(Cyclotomic.rootOfUnity(order: 5).coefficients(order: 7) == nil)
    #expect(Cyclotomic.rootOfUnity(order: 5, exponent: -1).coefficients(order: 5) == [-1, -1, -1, -1])
  }

  @Test func automorphismsAreFieldHomomorphisms() {
    var random = SplitMix64(seed: 21)
    for order in [5, 8, 12, 15] {
      let root = Cyclotomic.rootOfUnity(order: order)
      // The samples generate the field together with the root, so conductors divide the order of the automorphism.
      let a = CyclotomicTests.random(order, using: &random) + root.scaled(by: 100)
      let b = CyclotomicTests.random(order, using: &random) + root.scaled(by: 100)
      for k in 1..<order where root.power(k).galoisOrbit.count == root.degree && root.power(k).conductor == order {
        #expect(root.galois(k) == root.power(k))
        let inverse = (1..<order).first { $0 * k % order == 1 } ?? 1
        #expect(a.galois(k).galois(inverse) == a)
        let sum = a + b
        if sum.conductor == order { #expect(a.galois(k) + b.galois(k) == sum.galois(k)) }
        let product = a * b
        if product.conductor == order { #expect(a.galois(k) * b.galois(k) == product.galois(k)) }
      }
    }
  }

  @Test func orbitsAreTheRootsOfTheMinimalPolynomial() {
    // 2cos(2π/7): x³ + x² − 2x − 1.
    let c = RealCyclotomic.doubleCosine(order: 7)
    let orbit = c.cyclotomic.galoisOrbit
    #expect(orbit.count == 3 && orbit[0] == c.cyclotomic && c.degree == 3)
    #expect(orbit.reduce(0) { $0 + $1 } == -1)
    #expect(orbit.reduce(1) { $0 * $1 } == 1)
    #expect(orbit[0] * orbit[1] + orbit[0] * orbit[2] + orbit[1] * orbit[2] == -2)
    #expect(c.cyclotomic.trace == -2 && c.cyclotomic.norm == 1)
  }

  @Test func integersAreTheIntegralCombinations() {
    #expect(!Cyclotomic(Rational(1, 2)).isInteger)
    #expect(RealCyclotomic.goldenRatio.isInteger)
    #expect(!(RealCyclotomic.squareRoot(of: 3).scaled(by: Rational(1, 2))).isInteger)
    // (1 + √−3)/2 and (1 + √−7)/2 are integers although written with halves; (1 + √−5)/2 is not.
    let i = Cyclotomic.rootOfUnity(order: 4)
    for (n, integral) in [(3, true), (7, true), (5, false), (11, true)] {
      let half = (1 + i * RealCyclotomic.squareRoot(of: n).cyclotomic).scaled(by: Rational(1, 2))
      #expect(half.isInteger == integral)
    }
  }

  @Test func largeCoordinatesDoNotOverflow() {
    let big = Rational(Int64.max - 1)
    let x = Cyclotomic(order: 5, coefficients: [0, big, Rational(1, 3), -big])
    let y = Cyclotomic(order: 7, coefficients: [0, big, 0, Rational(1, 1_000_000_007)])
    #expect((x * y) / y == x)
    #expect((x + y) - y == x)
    #expect((x * y).description == (y * x).description)
    #expect((x - x).isZero)
  }

  @Test func textsRoundTrip() {
    var random = SplitMix64(seed: 13)
    let more = [3, 4, 5, 8, 9, 12, 15, 60].map { CyclotomicTests.random($0, using: &random) }
    expectTextRoundTrip(CyclotomicTests.samples + more)
  }

  /// Sums that are not reduced are read too.
  @Test(arguments: [
    ("E(4)^2", "-1"), ("E(6)+E(3)", "-E(3)^2+E(3)"), ("1+E(2)", "0"), ("-1/2*E(3)", "-1/2*E(3)"), ("-0", "0"),
    ("E(5)^7-2/4*E(5)^12", "1/2*E(5)^2"), ("3*E(1)", "3"),
  ])
  func readsWhatIsNotReduced(_ text: String, _ canonical: String) {
    #expect(Cyclotomic(text) == Cyclotomic(canonical))
    #expect(Cyclotomic(text) != nil)
  }

  @Test(arguments: [
    "", "+", "-", "E", "E()", "E(0)", "E(-3)", "E(3", "E(3)^", "E(3)^-1", "E(3)E(3)", "2E(3)", "E(3)*2", "1/0*E(3)",
    "E(3)++1", "E(3)+", " E(3)", "E(3) ", "e(3)", "E(3)^2^2", "E(10001)", "1.5", "E(9999999999999999999999)",
    "E(9973)+E(9967)", "--1", "1*2", "*E(3)", "E(٣)",
  ])
  func refusesOtherTexts(_ text: String) { #expect(Cyclotomic(text) == nil) }

  @Test func cyclotomicPolynomials() {
    #expect(CyclotomicPolynomial.coefficients(1) == [-1, 1])
    #expect(CyclotomicPolynomial.coefficients(2) == [1, 1])
    #expect(CyclotomicPolynomial.coefficients(12) == [1, 0, -1, 0, 1])
    // The first with a coefficient other than 0 and ±1.
    #expect(CyclotomicPolynomial.coefficients(105)[7] == -2)
    for n in 1...40 {
      // Π over the divisors is xⁿ − 1.
      var product = [1]
      for divisor in 1...n where n % divisor == 0 {
        let factor = CyclotomicPolynomial.coefficients(divisor)
        var next = [Int](repeating: 0, count: product.count + factor.count - 1)
        for (i, a) in product.enumerated() { for (j, b) in factor.enumerated() { next[i + j] += a * b } }
        product = next
      }
      #expect(product == [-1] + Array(repeating: 0, count: n - 1) + [1])
    }
  }
}
