import FiniteGroups
import Testing

@testable import Probing

@Suite struct RoundingCheckTests {
  /// The judgement of one pair.
  private func judge(
    _ function: @escaping @Sendable ([Double]) -> Double, at input: [Double], _ element: String = "(1 2 3)",
    precision: ModelDeclaration.NumberType = .float64
  ) throws -> RoundingCheck.Kind {
    let model = FunctionModel(input.count, function)
    let question = try SymmetryQuestion.permuting("S\(input.count)", model)
    let session = ModelSession(model, maximumQueries: 1_000)
    let element = try #require(
      try GroupDescription(element == "(1 2)" ? "(1 2)" : element).generators.first)
    let extended = try Permutation(oneLine: element.oneLine + Array((element.degree + 1)..<(input.count + 1)))
    let pairs = try session.pairs(at: [input], elements: [[extended]], of: question)
    return try RoundingCheck(question, precision: precision).judge(pairs[0], session).kind
  }

  @Test func `sums in another order are rounding at every scale`() throws {
    for scale in [1, 1e-300, 1e300] {
      let kind = try judge({ $0.reduce(0, +) }, at: [0.1 * scale, 0.2 * scale, 0.3 * scale, 0.7 * scale])
      #expect(kind == .rounding || kind == .equal)
    }
    // Nearly cancelling: the change is large relative to the output, and so is that under one unit in the last place.
    let kind = try judge({ $0.reduce(0, +) }, at: [0.1, 0.2, -0.30000001, 1e-9])
    #expect(kind == .rounding || kind == .equal)
  }

  @Test(arguments: [1, 1e-8, 1e-300, 1e300])
  func `real changes are changes at every scale`(scale: Double) throws {
    #expect(try judge({ scale * $0[0] }, at: [1, 2, 3]) == .change)
    // One part in 10¹⁰ on top of something symmetric.
    #expect(try judge({ scale * (6 + 1e-10 * $0[0]) }, at: [1, 2, 3]) == .change)
  }

  @Test func `defects at ties, zeros and integers are not excused by the jump there`() throws {
    #expect(try judge({ $0[0] == $0[1] ? 2 : 1 }, at: [0.3, 0.3, 0.7]) == .change)
    #expect(try judge({ $0[0] == 0 ? 2 : 1 }, at: [0, 0.3, 0.7]) == .change)
    #expect(try judge({ $0[0] == 3 ? 2 : 1 }, at: [3, 0.3, 0.7]) == .change)
  }

  @Test func `on the edge of a jump nothing is concluded`() throws {
    #expect(try judge({ $0[0] > 0.3 || $0[1] >= 0.3 || $0[2] >= 0.3 ? 2 : 1 }, at: [0.3, 0.1, 0.2]) == .unresolved)
  }

  @Test func `terms that cancel are not called the edge of a jump`() throws {
    // In float32 the three terms add up to a few units in the last place of the largest; which, depends on the order and on the last bits.
    let sum: @Sendable ([Double]) -> Double = { Double($0.reduce(Float(0)) { $0 + Float($1) }) }
    let input = [0.7, -0.1, -0.6].map { Double(Float($0)) }
    #expect(try judge(sum, at: input, precision: .float32) == .illConditioned)
    // The same jump as above is an edge in float32, too.
    let edge = Double(Float(0.3))
    #expect(
      try judge(
        { $0[0] > edge || $0[1] >= edge || $0[2] >= edge ? 2 : 1 }, at: [edge, 0.125, 0.25], precision: .float32)
        == .unresolved)
  }

  @Test func `equal outputs cost nothing, and what is not finite is said to be`() throws {
    #expect(try judge({ _ in 4 }, at: [1, 2, 3]) == .equal)
    #expect(try judge({ _ in .nan }, at: [1, 2, 3]) == .nonFinite)
    #expect(try judge({ $0[0] > 1 ? .infinity : 1 }, at: [1, 2, 3]) == .nonFinite)
  }

  @Test func `float32 inside float64 is noticed`() throws {
    let source = try InputSource(.gaussian(scale: 1), dimension: 4, numberType: .float64)
    let cases: [(@Sendable ([Double]) -> Double, ModelDeclaration.NumberType)] = [
      ({ $0.reduce(0, +) }, .float64), ({ Double($0.reduce(Float(0)) { $0 + Float($1) }) }, .float32),
      ({ _ in 1 }, .float64), ({ Double(Float($0.reduce(0, +))) }, .float64),
    ]
    for (index, (function, expected)) in cases.enumerated() {
      let session = ModelSession(FunctionModel(4, function), maximumQueries: 1_000)
      let found = try PrecisionCheck.precision(of: session, inputs: source, seed: 1)
      // Rounding outputs alone hides small moves too, unless one is near the middle between two numbers.
      #expect(found == expected || index == 3)
    }
  }
}
