import BigInt
@testable import ExactArithmetic
import LawSuites
import Testing

@Suite struct RealCyclotomicTests {
  static let samples: [RealCyclotomic] = [
    0, 1, -3, RealCyclotomic(Rational(-2, 7)), .squareRoot(of: 2), .squareRoot(of: 3) - 2, .goldenRatio,
    .doubleCosine(order: 7), .doubleCosine(order: 9, multiple: 2) + RealCyclotomic(Rational(1, 2)),
    .squareRoot(of: 2) - RealCyclotomic(Rational(1_414_213_562, 1_000_000_000)),
  ]

  @Test func fieldLaws() {
    expectFieldLaws(RealCyclotomicTests.samples)
    expectSignLaws(RealCyclotomicTests.samples)
  }

  @Test func orderedRingLaws() { expectOrderedRingLaws(Array(RealCyclotomicTests.samples.prefix(8))) }

  @Test(arguments: Array(0...15) + [18, 21, 25, 30]) func squareRoots(_ n: Int) {
    let root = RealCyclotomic.squareRoot(of: n)
    #expect(root * root == RealCyclotomic(n))
    #expect(root.signum == n.signum())
    #expect(abs(root.approximation - Double(n).squareRoot()) < 1e-14)
    #expect(root.enclosure().contains(root.rational ?? root.enclosure().midpoint))
  }

  @Test func namedNumbers() {
    let five = RealCyclotomic.squareRoot(of: 5)
    // 2cos(2π/5) = (√5 − 1)/2
    #expect(RealCyclotomic.doubleCosine(order: 5) == (five - 1) / 2)
    #expect(RealCyclotomic.goldenRatio == (five + 1) / 2)
    #expect(RealCyclotomic.goldenRatio * RealCyclotomic.goldenRatio == RealCyclotomic.goldenRatio + 1)
    #expect(RealCyclotomic.doubleCosine(order: 8) == .squareRoot(of: 2))
    #expect(RealCyclotomic.doubleCosine(order: 12) == .squareRoot(of: 3))
    #expect(RealCyclotomic.doubleCosine(order: 6) == 1)
    #expect(RealCyclotomic.squareRoot(of: 2) * .squareRoot(of: 3) == .squareRoot(of: 6))
    // 2cos(2π/7) is a root of x³ + x² − 2x − 1, 2cos(2π/9) of x³ − 3x + 1.
    let c = RealCyclotomic.doubleCosine(order: 7)
    #expect(c.power(3) + c.power(2) - 2 * c - 1 == 0)
    let d = RealCyclotomic.doubleCosine(order: 9)
    #expect(d.power(3) - 3 * d + 1 == 0)
    #expect(c.coefficients == [0, 1, 0])
    #expect(RealCyclotomic.doubleCosine(order: 7, multiple: 2).coefficients == [-2, 0, 1])
  }

  @Test func onlyRealNumbersAreTaken() {
    #expect(RealCyclotomic(Cyclotomic.rootOfUnity(order: 3)) == nil)
    #expect(RealCyclotomic(Cyclotomic.rootOfUnity(order: 8)) == nil)
    let root = Cyclotomic.rootOfUnity(order: 8)
    #expect(RealCyclotomic(root + root.conjugate) == .squareRoot(of: 2))
    #expect(RealCyclotomic(Cyclotomic(Rational(1, 3)))?.rational == Rational(1, 3))
  }

  /// Convergents of √2 and √5 lie closer and closer, on alternating sides: no fixed precision decides them.
  @Test(arguments: [2, 3, 5]) func signsOfTinyNumbers(_ n: Int) {
    let root = RealCyclotomic.squareRoot(of: n)
    // With x² − n y² = ±1 or so, (x + √n y)^k gives ever better fractions.
    var (x, y): (BigInt, BigInt) = n == 2 ? (1, 1) : n == 3 ? (2, 1) : (2, 1)
    let (a, b) = (x, y)
    for _ in 0..<90 {
      let difference = RealCyclotomic(Rational(x, over: y) ?? 0) - root
      let expected = (x * x - BigInt(n) * y * y).signum()
      #expect(difference.signum == Int(expected))
      #expect((difference * difference).signum == 1)
      (x, y) = (a * x + BigInt(n) * b * y, a * y + b * x)
    }
    let last = RealCyclotomic(Rational(x, over: y) ?? 0)
    #expect(last != root && (last - root).magnitude < RealCyclotomic(Rational(1, 1 << 60)))
  }

  @Test func sumsOfRootsThatNearlyCancel() {
    // √10 + √11 − √5 − √18 ≈ 0.0002 and √2 + √3 − π-like rationals.
    let x = RealCyclotomic.squareRoot(of: 10) + .squareRoot(of: 11) - .squareRoot(of: 5) - .squareRoot(of: 18)
    #expect(x.signum == (x.approximation > 0 ? 1 : -1))
    #expect(abs(x.approximation - (10.squareRoot() + 11.squareRoot() - 5.squareRoot() - 18.squareRoot())) < 1e-13)
    #expect(x.conductor == 440)
    let exact = RealCyclotomic.squareRoot(of: 2) + .squareRoot(of: 3)
    #expect(exact * exact == 5 + 2 * .squareRoot(of: 6))
    #expect(exact.degree == 4)
  }

  @Test func enclosuresNarrow() {
    let x = RealCyclotomic.doubleCosine(order: 7).scaled(by: 1000) + .squareRoot(of: 3)
    var previous = x.enclosure(bits: 4)
    for bits in [8, 16, 31, 32, 64, 100, 200] {
      let enclosure = x.enclosure(bits: bits)
      #expect(enclosure.width * Rational(BigInt(1) << bits) <= 1)
      #expect(enclosure.intersects(previous))
      #expect(RealCyclotomic(enclosure.lower) <= x && x <= RealCyclotomic(enclosure.upper))
      previous = enclosure
    }
  }

  @Test(arguments: [(2, 1), (3, 1), (99, 9), (101, 10), (16, 4), (0, 0)]) func floors(_ n: Int, _ floor: Int) {
    let root = RealCyclotomic.squareRoot(of: n)
    #expect(root.floor == BigInt(floor))
    #expect(root.ceiling == BigInt(root.rational == nil ? floor + 1 : floor))
    #expect((-root).floor == -root.ceiling)
  }

  @Test func textsRoundTrip() {
    expectTextRoundTrip(RealCyclotomicTests.samples + (2...40).map { .doubleCosine(order: 5 * $0, multiple: 3) })
    #expect(RealCyclotomic.goldenRatio.description == "c5+1")
    #expect(RealCyclotomic.squareRoot(of: 2).description == "c8")
    #expect((RealCyclotomic.doubleCosine(order: 7, multiple: 2) / -2).description == "-1/2*c7^2+1")
  }

  @Test(arguments: [
    ("c4", "0"), ("c3", "-1"), ("c5^2-1", "-c5"), ("c10", "c5+1"), ("c9^8", "28*c9^2-27*c9+6"),
    ("c7^6", "9*c7^2-5*c7-4"), ("c5^0", "1"), ("c8+c12-c8", "c12"), ("c1", "2"),
  ])
  func readsWhatIsNotReduced(_ text: String, _ canonical: String) {
    #expect(RealCyclotomic(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "c", "c0", "c-5", "c5^", "c5^5", "c5^-1", "c5c5", "5c", "2c5", "c5*2", "c5+", "+c5", "E(5)", "c2001", "c5 + 1",
    "c5^2^2", "1/0", "r5", "c1^1", "c37+c41+c43",
  ])
  func refusesOtherTexts(_ text: String) { #expect(RealCyclotomic(text) == nil) }

  /// The fuzzer found that c1526, of degree 324, took a minute to be written and read back: each of its terms was brought
  /// into canonical form alone.
  @Test func longTextsAreReadTogether() throws {
    let number = try #require(RealCyclotomic("c1526"))
    let text = number.description
    #expect(number == .doubleCosine(order: 1526) && number.conductor == 763)
    #expect(text.count > 10_000 && RealCyclotomic(text) == number)
    #expect(
      RealCyclotomic("c1526^3-c1526^2+1/3") == number * number * number - number * number
        + RealCyclotomic(Rational(1, 3)))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 12, 15, 24]) func powersAndCosinesAreTwoBasesOfOneSpace(_ conductor: Int) throws {
    let cosine = RealCyclotomic.doubleCosine(order: conductor)
    for count in 1...9 {
      let powers = (0..<count).map { Rational(7 * $0 * $0 - 5, 1 + $0 % 3) }
      let sum = powers.enumerated().reduce(RealCyclotomic.zero) { $0 + cosine.power($1.offset).scaled(by: $1.element) }
      let cosines = CosinePolynomial.cosines(ofPowers: powers)
      #expect(RealCyclotomic(coordinates: cosines, conductor: conductor) == sum)
      #expect(CosinePolynomial.powers(ofCosines: cosines) == powers)
    }
  }
}
