import Averaging
import BigInt
import ExactArithmetic
import Foundation
import Testing

@Suite struct ScalingExperimentTests {
  /// One search in every family.
  private static let shared = Result { try rows(Array(families), epsilon: Rational(1, 4), seed: 5) }

  private static let families: [(ScalingFamily, Int)] = [
    (.cyclic, 12), (.dihedral, 5), (.binary, 4), (.symmetric, 4), (.symmetricPolynomials, 5),
    (.hyperoctahedral, 2), (.hyperoctahedralPolynomials, 3), (.generalLinear, 3), (.linear, 3),
  ]

  private static func rows(
    _ instances: [(ScalingFamily, Int)], epsilon: Rational, seed: UInt64
  ) throws -> [ScalingRow] {
    let experiment = try ScalingExperiment(epsilons: [epsilon], constructions: [.sample], repeats: 2)
    var random = SplitMix64(seed: seed)
    return try instances.flatMap { try experiment.rows(family: $0.0, parameter: $0.1, using: &random) }
  }

  @Test func rowsAreRigorousAndDeterministic() throws {
    let rows = try Self.shared.get()
    #expect(rows.count == 18)
    let some = [(ScalingFamily.cyclic, 12), (.dihedral, 5)]
    #expect(try Self.rows(some, epsilon: Rational(1, 4), seed: 5) == Array(rows.prefix(4)))
    #expect(try Self.rows(some, epsilon: Rational(1, 4), seed: 6) != Array(rows.prefix(4)))
    for row in rows {
      let (size, lower, upper) = (try #require(row.size), try #require(row.errorLower), try #require(row.errorUpper))
      #expect(lower <= upper && upper <= row.epsilon.approximation && row.refusal == nil)
      #expect(row.lowerBound <= size && row.lowerBound >= 2)
      // 4 · 14/15² < 1/4 < 4 · 13/14².
      #expect(row.freeLimit == 15)
      #expect(row.kullbackLeibler <= row.chernoff && row.chernoff <= row.bernstein)
      #expect(abs(exp(row.logOrder) / (Double(row.order) ?? 0) - 1) < 1e-9)
      #expect(abs(exp(row.logDimension) / Double(2 * row.dimensionSum) - 1) < 1e-9)
    }
  }

  @Test func progressIsReported() throws {
    var random = SplitMix64(seed: 1)
    var seen: [Int?] = []
    let rows = try ScalingExperiment(epsilons: [Rational(1, 2)], constructions: [.sample], repeats: 3).rows(
      family: .cyclic, parameter: 5, using: &random
    ) { seen.append($0.size) }
    #expect(seen == rows.map(\.size) && rows.map(\.number) == [1, 2, 3])
  }

  @Test func textForms() throws {
    var rows = try Self.shared.get()
    var random = SplitMix64(seed: 1)
    rows += try ScalingExperiment(epsilons: [Rational(1, 3)], constructions: [.smallBias, .search], orderLimit: 2).rows(
      family: .cyclic, parameter: 7, using: &random)
    #expect(rows.contains { $0.group == "GL(2,3)" } && rows.count { $0.refusal != nil } == 2)
    let csv = ScalingRow.csv(rows)
    #expect(csv.contains(",\"GL(2,3)\",") && csv.split(separator: "\n").count == rows.count + 1)
    #expect(try ScalingRow.rows(csv: csv) == rows)
    // Line ends of other systems, and a missing last one.
    let crlf = csv.split(separator: "\n").joined(separator: "\r\n")
    #expect(try ScalingRow.rows(csv: crlf) == rows)
    #expect(try JSONDecoder().decode([ScalingRow].self, from: JSONEncoder().encode(rows)) == rows)
  }

  @Test func malformedTablesAreRefused() throws {
    let csv = ScalingRow.csv(Array(try Self.shared.get().prefix(1)))
    for (old, new) in [
      ("family,", "familie,"), ("\ncyclic,", "\ncircular,"), (",12,C12,", ",twelve,C12,"), (",C12,", ",C12,C12,"),
      (",1/4,", ",1//4,"), (",sample,", ",choice,"), (",,,", ",order-limit,,"), (",,,", ",because,,"),
      (",C12,", ",\"C12,"), (",C12,", ",C\"12\","),
    ] {
      #expect(csv.contains(old))
      #expect(throws: ScalingError.self) {
        try ScalingRow.rows(csv: csv.replacingOccurrences(of: old, with: new))
      }
    }
    #expect(throws: ScalingError.self) { try ScalingRow.rows(csv: "") }
  }

  @Test func refusals() throws {
    for epsilon in [Rational(0), 1, -1, 2] {
      #expect(throws: ScalingError.epsilon("\(epsilon)")) { try ScalingExperiment(epsilons: [epsilon]) }
    }
  }
}

@Suite struct ScalingFitTests {
  /// Anscombe's first set: y = 3.0001 + 0.5001x, standard errors 1.1247 and 0.1179 on 9 degrees of freedom, where t = 2.2622
  /// (F. J. Anscombe, Amer. Statistician 27, 1973).
  @Test func knownRegression() throws {
    let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    let fit = try #require(LinearFit(zip(x, y).map { ($0, $1) }))
    #expect(abs(fit.slope - 0.5001) < 1e-4 && abs(fit.intercept - 3.0001) < 1e-4)
    #expect(abs(fit.slopeMargin - 2.2622 * 0.1179) < 2e-4 && abs(fit.interceptMargin - 2.2622 * 1.1247) < 1e-3)
    #expect(abs(fit.determination - 0.6665) < 1e-4 && fit.count == 11)
  }

  /// Quantiles of Student's distribution, from its tables: points 0, …, with residuals ±1 at the ends show them.
  @Test(arguments: [
    (1, 0.95, 12.7062), (2, 0.95, 4.3027), (3, 0.95, 3.1824), (4, 0.99, 4.6041), (10, 0.95, 2.2281), (30, 0.9, 1.6973),
    (29, 0.95, 2.0452),
  ])
  func studentQuantiles(_ degrees: Int, _ confidence: Double, _ quantile: Double) throws {
    let points = (0..<(degrees + 2)).map { (x: Double($0), y: Double($0 * $0 % 5)) }
    let fit = try #require(LinearFit(points, confidence: confidence))
    let residual = points.reduce(0) {
      $0 + ($1.y - fit.intercept - fit.slope * $1.x) * ($1.y - fit.intercept - fit.slope * $1.x)
    }
    let mean = points.reduce(0) { $0 + $1.x } / Double(points.count)
    let spread = points.reduce(0) { $0 + ($1.x - mean) * ($1.x - mean) }
    let standardError = (residual / Double(degrees) / spread).squareRoot()
    #expect(abs(fit.slopeMargin / standardError - quantile) < 1e-3 * quantile)
  }

  @Test func exactLinesAndRefusals() throws {
    let line = try #require(LinearFit([(0, 1), (1, 3), (2, 5), (4, 9)]))
    #expect(line.slope == 2 && line.intercept == 1 && line.slopeMargin == 0 && line.determination == 1)
    #expect(LinearFit([(0, 1), (1, 3)]) == nil && LinearFit([(1, 1), (1, 2), (1, 3)]) == nil)
    #expect(LinearFit([(0, 1), (1, 3), (2, 5)], confidence: 1) == nil)
  }

  /// Sizes grow with ln |G|/ε, and much more slowly than the Bernstein bound's 8/3.
  @Test func smallExperiment() throws {
    let experiment = try ScalingExperiment(
      epsilons: [Rational(1, 4), Rational(1, 8)], constructions: [.sample, .subset], repeats: 2)
    var random = SplitMix64(seed: 2)
    var rows: [ScalingRow] = []
    for parameter in [3, 6] { rows += try experiment.rows(family: .binary, parameter: parameter, using: &random) }
    let fits = ScalingFit.all(of: rows)
    #expect(fits.map(\.construction) == [.sample, .sample, .subset, .subset])
    #expect(fits.map(\.against) == [.order, .dimension, .order, .dimension])
    for line in fits.prefix(2).map(\.line) {
      let fit = try #require(line)
      #expect(fit.count == 8 && fit.slope > 0.2 && fit.slope < 8.0 / 3 && fit.determination > 0.5)
    }
  }
}
