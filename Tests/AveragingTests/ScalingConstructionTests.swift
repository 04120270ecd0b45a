import Averaging
import ExactArithmetic
import Foundation
import Testing

@Suite struct ScalingConstructionTests {
  static func rows(
    _ family: ScalingFamily, _ parameter: Int, _ epsilons: [Rational], _ constructions: [ScalingConstruction]?,
    orderLimit: Int = 200, sizeLimit: Int = 1 << 20, repeats: Int = 1, seed: UInt64 = 1
  ) throws -> [ScalingRow] {
    var random = SplitMix64(seed: seed)
    return try ScalingExperiment(
      epsilons: epsilons, constructions: constructions, repeats: repeats, orderLimit: orderLimit, sizeLimit: sizeLimit
    ).rows(family: family, parameter: parameter, using: &random)
  }

  /// Every construction that applies to a small group of each kind has a scheme above the lower bound, with its error proved.
  @Test(arguments: [
    (ScalingFamily.cyclic, 7), (.dihedral, 4), (.binary, 4), (.symmetric, 3), (.symmetricPolynomials, 4),
    (.hyperoctahedral, 2), (.linear, 3),
  ])
  func allConstructions(_ family: ScalingFamily, _ parameter: Int) throws {
    let rows = try Self.rows(family, parameter, [Rational(1, 4)], nil)
    let applicable = ScalingConstruction.allCases.filter { $0.applies(to: family) }
    #expect(rows.map(\.construction) == applicable)
    for row in rows {
      guard let size = row.size, let upper = row.errorUpper else {
        // There need be no difference set in a group.
        #expect(row.construction == .differenceSet && row.refusal?.kind == .notReached)
        continue
      }
      // Ties are decided exactly.
      #expect(size >= row.lowerBound && upper <= 0.25 + 1e-12 && row.refusal == nil)
      #expect(try #require(row.errorLower) <= 0.25)
    }
    let sizes = Dictionary(uniqueKeysWithValues: rows.map { ($0.construction, $0.size) })
    let derandomized = try #require(sizes[.derandomized] ?? nil)
    #expect(try #require(sizes[.search] ?? nil) <= derandomized)
    #expect(try #require(sizes[.optimize] ?? nil) <= derandomized)
  }

  /// The Fano plane meets the Plancherel bound at its own error 2/9; its complement is the least set for less.
  @Test(arguments: [
    (ScalingFamily.cyclic, 7, Rational(2, 9), 3), (.cyclic, 7, Rational(1, 8), 4), (.cyclic, 13, Rational(3, 16), 4),
    (.cyclic, 21, Rational(4, 25), 5), (.cyclic, 273, Rational(16, 289), 17), (.cyclic, 40, Rational(1, 10), 13),
    (.cyclic, 11, Rational(3, 25), 5), (.binary, 4, Rational(1, 9), 6), (.binary, 6, Rational(1, 49), 28),
  ])
  func differenceSets(_ family: ScalingFamily, _ parameter: Int, _ epsilon: Rational, _ size: Int) throws {
    let row = try #require(try Self.rows(family, parameter, [epsilon], [.differenceSet]).first)
    #expect(row.size == size && row.lowerBound <= size)
    let (lower, upper) = (try #require(row.errorLower), try #require(row.errorUpper))
    #expect(lower <= epsilon.approximation.nextUp && upper - lower < 1e-12)
  }

  /// Dual BCH codes within Weil's bound, for any m: 2ʳ words, b = ⌈m/r⌉ blocks, error at most (2b − 2)²/2ʳ.
  @Test(arguments: [
    (6, Rational(1, 4), 16), (8, Rational(1, 4), 16), (9, Rational(1, 2), 64), (12, Rational(1, 9), 64),
  ])
  func smallBias(_ dimension: Int, _ epsilon: Rational, _ largest: Int) throws {
    let row = try #require(try Self.rows(.binary, dimension, [epsilon], [.smallBias], repeats: 3).first)
    let (size, upper) = (try #require(row.size), try #require(row.errorUpper))
    #expect(size <= largest && size >= row.lowerBound && upper <= epsilon.approximation * (1 + 1e-12))
    #expect(size.nonzeroBitCount == 1)
  }

  /// Sums of characters of C2^m are integers: ties with ε are decided, and errors agree with the transform in doubles.
  @Test func binaryErrorsAreExact() throws {
    let instance = try ScalingFamily.binary.instance(5)
    func check(_ instance: some ScalingInstance) throws {
      var random = SplitMix64(seed: 5)
      for size in [1, 2, 7, 40] {
        let elements = (0..<size).map { _ in instance.randomElement(using: &random) }
        let exact = try #require(instance.exactWeakError(uniformOn: elements)).approximation
        let error = try instance.weakError(uniformOn: elements)
        #expect(error.lower <= exact.nextUp && exact.nextDown <= error.upper && error.upper - error.lower < 1e-12)
      }
    }
    try check(instance)
    // Kasami's set: 16 words of C2^8 with error exactly 1/4.
    let row = try #require(try Self.rows(.binary, 8, [Rational(1, 4)], [.smallBias]).first)
    #expect(row.size == 16 && row.errorLower == 0.25 && row.errorUpper == 0.25)
  }

  /// A subset of all elements is the group, whose error is 0: small errors are reached where samples are not.
  @Test func subsetsEndWithTheGroup() throws {
    let rows = try Self.rows(.dihedral, 3, [Rational(1, 1000)], [.subset, .sample], sizeLimit: 8)
    #expect(rows[0].size == 6 && rows[0].refusal == nil)
    #expect(rows[1].size == nil && rows[1].refusal?.kind == .sizeLimit)
  }

  /// The best of several samples of a size is found in no larger sizes, up to chance; a seed decides.
  @Test func bestOfSeveralSamples() throws {
    let rows = try Self.rows(.binary, 6, [Rational(1, 4)], [.sample, .sampleVerify], repeats: 12)
    let means = [ScalingConstruction.sample, .sampleVerify].map { construction in
      rows.filter { $0.construction == construction }.reduce(0) { $0 + ($1.size ?? 0) }
    }
    #expect(rows.count == 24 && means[1] < means[0])
  }

  @Test func refusalsAreRows() throws {
    // Beyond the limit, by default: samples, and reasons for the rest.
    let rows = try Self.rows(.binary, 4, [Rational(1, 4), Rational(1, 9)], nil, orderLimit: 15, repeats: 2)
    #expect(rows.filter { $0.size != nil }.allSatisfy { $0.construction == .sample })
    #expect(rows.count { $0.size != nil } == 4)
    let refused = rows.filter { $0.refusal != nil }
    #expect(refused.allSatisfy { $0.refusal?.kind == .orderLimit && $0.number == 1 && $0.errorUpper == nil })
    #expect(refused.count == 2 * (ScalingConstruction.allCases.count { $0.applies(to: .binary) } - 1))
    // Named, those that need no table run.
    let named = try Self.rows(.binary, 4, [Rational(1, 4)], [.subset, .smallBias, .derandomized], orderLimit: 15)
    #expect(named.map { $0.size != nil } == [true, true, false])
    for (family, construction) in [
      (ScalingFamily.cyclic, ScalingConstruction.smallBias), (.linear, .differenceSet), (.cyclic, .subgroup),
      (.symmetric, .cosetProduct),
    ] {
      let rows = try Self.rows(family, 3, [Rational(1, 4)], [construction])
      #expect(rows.count == 1 && rows[0].refusal?.kind == .family && !construction.applies(to: family))
    }
    let large = try Self.rows(.symmetric, 8, [Rational(1, 4)], [.differenceSet])
    #expect(large[0].refusal?.kind == .orderLimit)
    #expect(try Self.rows(.cyclic, 100, [Rational(1, 4)], [.differenceSet])[0].refusal?.kind == .notReached)
  }

  /// Leaving a construction out changes no other.
  @Test func constructionsAreIndependent() throws {
    let both = try Self.rows(.cyclic, 30, [Rational(1, 4)], [.sample, .subset], repeats: 2, seed: 9)
    let one = try Self.rows(.cyclic, 30, [Rational(1, 4)], [.subset], repeats: 2, seed: 9)
    #expect(one == both.filter { $0.construction == .subset })
  }
}
