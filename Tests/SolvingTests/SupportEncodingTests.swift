import ExactArithmetic
import Averaging
import Testing

@testable import Solving

@Suite("Support encodings")
struct SupportEncodingTests {
  /// Whether there is a scheme; a scheme found is checked against the rows.
  static func exists(
    _ instance: (count: Int, rows: [SupportRow]), _ weightClass: WeightClass, _ size: Int,
    identityInSupport: Bool = true, options: SupportEncoding.Options = .init()
  ) throws -> Bool {
    let encoding = try SupportEncoding(
      count: instance.count, rows: instance.rows, weightClass: weightClass, size: size,
      identityInSupport: identityInSupport, options: options)
    switch try MixedProblemSolver().solve(encoding.problem, limits: SolverLimits(timeout: .seconds(60))) {
    case .satisfiable(_, let reals):
      #expect(encoding.accepts(encoding.scheme(reals: reals)))
      return true
    case .unsatisfiable: return false
    case .unknown(let reason):
      Issue.record("no answer for \(weightClass) size \(size): \(reason)")
      return false
    }
  }

  struct Known: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let instance: (count: Int, rows: [SupportRow])
    let weightClass: WeightClass
    let least: Int
  }

  static let cyclic8 = (count: 8, rows: (0..<8).map { element in Instances.indicator(Array(0..<8)) { $0 == element } })

  /// Least sizes known from mathematics: the whole group where the rows have full rank, sharply transitive sets for
  /// points, and for quadratics of ℝ⁴ the values of three independent methods.
  static let known: [Known] = [
    Known(testDescription: "C2, sign, convex", instance: Instances.signs(1, degree: 1), weightClass: .convex, least: 2),
    Known(testDescription: "C2, sign, affine", instance: Instances.signs(1, degree: 1), weightClass: .affine, least: 2),
    Known(
      testDescription: "C2, sign, uniform", instance: Instances.signs(1, degree: 1), weightClass: .uniform, least: 2),
    Known(testDescription: "C8, everything, convex", instance: cyclic8, weightClass: .convex, least: 8),
    Known(testDescription: "C8, everything, affine", instance: cyclic8, weightClass: .affine, least: 8),
    Known(testDescription: "C8, everything, uniform", instance: cyclic8, weightClass: .uniform, least: 8),
    Known(testDescription: "S3, points, convex", instance: Instances.points(3), weightClass: .convex, least: 3),
    Known(testDescription: "S4, points, convex", instance: Instances.points(4), weightClass: .convex, least: 4),
    Known(testDescription: "S4, points, uniform", instance: Instances.points(4), weightClass: .uniform, least: 4),
    Known(
      testDescription: "S4, quadratics, convex", instance: Instances.quadratics(4), weightClass: .convex, least: 10),
    Known(testDescription: "S4, quadratics, affine", instance: Instances.quadratics(4), weightClass: .affine, least: 9),
    Known(
      testDescription: "S4, quadratics, uniform", instance: Instances.quadratics(4), weightClass: .uniform, least: 12),
    // Orthogonal arrays of strength 3 with 5 two-level factors have at least 16 runs (C. R. Rao 1947).
    Known(
      testDescription: "C2⁵, cubics, convex", instance: Instances.signs(5, degree: 3), weightClass: .convex, least: 16),
    Known(testDescription: "no rows, convex", instance: (5, []), weightClass: .convex, least: 1),
    Known(testDescription: "no rows, affine", instance: (5, []), weightClass: .affine, least: 1),
    Known(testDescription: "no rows, uniform", instance: (5, []), weightClass: .uniform, least: 1),
    Known(testDescription: "one element", instance: (1, []), weightClass: .uniform, least: 1),
  ]

  @Test("the least size is known, and nothing below it works", arguments: known)
  func leastSizes(known: Known) throws {
    #expect(try SupportEncodingTests.exists(known.instance, known.weightClass, known.least))
    #expect(try !SupportEncodingTests.exists(known.instance, known.weightClass, known.least - 1))
    for size in -1..<known.least where known.weightClass == .uniform || size < 2 {
      #expect(try !SupportEncodingTests.exists(known.instance, known.weightClass, size), "size \(size)")
    }
  }

  @Test("sizes beyond the group change nothing, except that uniform schemes have none")
  func sizesBeyond() throws {
    let instance = Instances.points(3)
    #expect(try SupportEncodingTests.exists(instance, .convex, 100))
    #expect(try SupportEncodingTests.exists(instance, .affine, 100))
    #expect(try !SupportEncodingTests.exists(instance, .uniform, 7))
    #expect(try SupportEncodingTests.exists(instance, .uniform, 6))
  }

  static let allOptions: [SupportEncoding.Options] = CardinalityEncoding.allCases.flatMap { cardinality in
    [false, true].flatMap { reduces in
      [false, true].map { .init(cardinality: cardinality, reducesRows: reduces, addsImpliedClauses: $0) }
    }
  }

  @Test("options and the place of the identity change no answer", arguments: WeightClass.allCases)
  func optionsAgree(weightClass: WeightClass) throws {
    for options in SupportEncodingTests.allOptions {
      for identityInSupport in [true, false] {
        let verdicts = try (2...4).map {
          try SupportEncodingTests.exists(
            Instances.points(3), weightClass, $0, identityInSupport: identityInSupport, options: options)
        }
        // Four permutations of three points are never uniform; affine schemes may have gaps no less.
        #expect(verdicts == (weightClass == .uniform ? [false, true, false] : [false, true, true]), "\(options)")
      }
    }
  }

  @Test("random rows: the solver agrees with trying all supports", arguments: 0..<12)
  func bruteForce(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let count = 5
    // Rows around the mean over a random set, so that solutions are neither always nor never there.
    let chosen = (0..<count).filter { $0 == 0 || random(2) == 0 }
    let rows = (0..<(1 + random(3))).map { _ in
      let values = (0..<count).map { _ in random(4) - 1 }
      return SupportRow(values, equals: Rational(chosen.reduce(0) { $0 + values[$1] }, chosen.count))
    }
    for size in 1...count {
      var (affine, uniform) = (false, false)
      for mask in 0..<(1 << count) where mask & 1 == 1 && mask.nonzeroBitCount <= size {
        let elements = (0..<count).filter { mask >> $0 & 1 == 1 }
        let system = Matrix(
          rows: [elements.map { _ in Rational.one }] + rows.map { row in elements.map { row.dense(count)[$0] } },
          columnCount: elements.count)
        affine = affine || system.solve([1] + rows.map(\.bound)) != nil
        let equal = elements.map { _ in Rational(1, size) }
        uniform = uniform || (elements.count == size && system.applied(to: equal) == [1] + rows.map(\.bound))
      }
      for options in [SupportEncoding.Options(), .plain] {
        #expect(try SupportEncodingTests.exists((count, rows), .affine, size, options: options) == affine)
        #expect(try SupportEncodingTests.exists((count, rows), .uniform, size, options: options) == uniform)
        let convex = try SupportEncodingTests.exists((count, rows), .convex, size, options: options)
        #expect(!convex || affine)
        #expect(convex || !uniform)
      }
    }
  }

  @Test("contradictory rows have no scheme of any size", arguments: WeightClass.allCases)
  func contradictions(weightClass: WeightClass) throws {
    let tables: [[SupportRow]] = [
      [SupportRow([1, 1, 1], equals: 2)], [SupportRow([Int](), equals: 1)],
      [SupportRow([1, 0, 0], equals: Rational(1, 2)), SupportRow([2, 0, 0], equals: Rational(1, 2))],
    ]
    for rows in tables {
      for options in [SupportEncoding.Options(), .plain] {
        #expect(try !SupportEncodingTests.exists((3, rows), weightClass, 3, options: options))
      }
    }
  }

  @Test("a scheme is accepted only if everything asked for holds")
  func acceptance() throws {
    let half = Rational(1, 2)
    let rows = [SupportRow([1, -1, 1, -1], equals: 0)]
    func encoding(_ weightClass: WeightClass, _ size: Int) throws -> SupportEncoding {
      try SupportEncoding(count: 4, rows: rows, weightClass: weightClass, size: size)
    }
    let (convex, affine, uniform) = (try encoding(.convex, 2), try encoding(.affine, 3), try encoding(.uniform, 2))
    #expect(convex.accepts([half, half, 0, 0]))
    #expect(!convex.accepts([half, 0, half, 0]), "the row")
    #expect(!convex.accepts([half, 0, 0]), "the length")
    #expect(!convex.accepts([0, half, half, 0]), "the identity is a third")
    #expect(try !encoding(.uniform, 2).accepts([0, half, half, 0]), "the identity, uniform")
    #expect(try encoding(.convex, 3).accepts([0, half, half, 0]), "the identity without weight")
    #expect(!convex.accepts([Rational(1, 4), half, Rational(1, 4), 0]), "the size")
    #expect(!convex.accepts([Rational(1, 4), Rational(1, 4), 0, 0]), "the sum")
    #expect(affine.accepts([1, half, -half, 0]))
    #expect(try !encoding(.convex, 3).accepts([1, half, -half, 0]), "the sign")
    #expect(uniform.accepts([half, 0, 0, half]))
    #expect(try !encoding(.uniform, 3).accepts([half, 0, 0, half]), "the weight")
  }

  @Test("rows are checked before anything is built")
  func refusals() {
    #expect(throws: SupportEncodingError.emptyGroup(count: 0)) {
      try SupportEncoding(count: 0, rows: [], weightClass: .convex, size: 1)
    }
    #expect(throws: SupportEncodingError.elementOutOfRange(row: 1, element: 3, count: 3)) {
      try SupportEncoding(
        count: 3, rows: [SupportRow([1], equals: 1), SupportRow([3: 1], equals: 1)], weightClass: .convex, size: 1)
    }
    #expect(
      SupportEncodingError.elementOutOfRange(row: 1, element: 3, count: 3).description
        == "row 1 has a coefficient for element 3; elements are 0 to 2")
  }

  @Test("the common divisor of rational numbers")
  func commonDivisor() {
    #expect(SupportEncoding.commonDivisor(0, 0) == 0)
    #expect(SupportEncoding.commonDivisor(0, -4) == 4)
    #expect(SupportEncoding.commonDivisor(Rational(1, 2), Rational(1, 3)) == Rational(1, 6))
    #expect(SupportEncoding.commonDivisor(Rational(-3, 2), 9) == Rational(3, 2))
  }

  @Test("dense, integer and sparse rows are the same row")
  func rowForms() {
    let dense = SupportRow([0, 2, 0, -1] as [Rational], equals: 1)
    #expect(dense == SupportRow([0, 2, 0, -1] as [Int], equals: 1))
    #expect(dense == SupportRow([3: -1, 1: 2, 0: 0], equals: 1))
    #expect(dense.hashValue == SupportRow([3: -1, 1: 2, 0: 0], equals: 1).hashValue)
    #expect(dense != SupportRow([0, 2, 0, 1] as [Int], equals: 1))
    #expect(dense.dense(5) == [0, 2, 0, -1, 0])
  }
}
