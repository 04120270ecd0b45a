import Averaging
import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Synchronization
import Testing

@Suite struct SymmetrizedFunctionTests {
  /// Counts what a function is asked.
  final class Counter: Sendable {
    let batches = Mutex<[Int]>([])
    func count(_ inputs: Int) { batches.withLock { $0.append(inputs) } }
  }

  @Test(arguments: [Int.max, 1, 4, 7])
  func batchesAndCounts(limit: Int) throws {
    let problem = try ExactProblem("S3")
    let counter = Counter()
    let result = SymmetrizedFunction(
      of: {
        counter.count($0.count)
        return $0.map(ExactProblem.function)
      }, by: GroupAveraging<[Rational]>(over: problem.group), inputAction: problem.action,
      outputAction: TrivialAction(problem.group), batchLimit: limit)
    let inputs = Array(problem.points[3..<8])
    var random = SplitMix64(seed: 0)
    let values = try result.evaluate(inputs, using: &random)
    #expect(values.values == inputs.map { problem.mean(ExactProblem.function, at: $0) })
    #expect(values.queries == [6, 6, 6, 6, 6])
    let batches = counter.batches.withLock { $0 }
    #expect(batches.reduce(0, +) == 30 && batches.allSatisfy { $0 <= limit })
    #expect(batches.count == (limit == .max ? 1 : (30 + limit - 1) / limit))
    #expect(try result.evaluate([], using: &random).values.isEmpty)
  }

  @Test func equivariantFunctions() throws {
    // f(x) = (x₁², 0, x₂) made equivariant under permutations of inputs and outputs alike, by the definition.
    let problem = try ExactProblem("S3")
    let function: @Sendable ([Rational]) -> [Rational] = { [$0[0] * $0[0], 0, $0[1]] }
    let result = symmetrized(
      function, by: GroupAveraging<[Rational]>(over: problem.group), inputAction: problem.action,
      outputAction: problem.action)
    for point in problem.points {
      let value = try result(point)
      for g in 0..<6 {
        #expect(try result(problem.action.apply(g, to: point)) == problem.action.apply(g, to: value))
      }
    }
    // Each of three places gets a third of Σ of f's values, moved there.
    #expect(
      try result([1, 2, 0]) == [Rational(1, 3) + Rational(1, 6) * 2, Rational(4, 3) + Rational(1, 6), Rational(1, 2)])
  }

  @Test func faultyFunctions() throws {
    let problem = try ExactProblem("C3")
    func evaluate(_ answers: @escaping @Sendable (Int) -> [[Rational]]) throws {
      let result = SymmetrizedFunction(
        of: { answers($0.count) }, by: GroupAveraging<[Rational]>(over: problem.group), inputAction: problem.action,
        outputAction: TrivialAction<FiniteGroup, [Rational]>(problem.group))
      _ = try result([1, 2, 3])
    }
    #expect(throws: SymmetrizerError.wrongAnswerCount(2, expected: 3)) { try evaluate { _ in [[1], [1]] } }
    #expect(throws: SymmetrizerError.self) { try evaluate { _ in [[1], [1], [1, 2]] } }
  }

  /// A symmetrizer that breaks its contract.
  struct Silent: Symmetrizer {
    typealias Element = Int
    typealias Input = [Rational]
    let profile = SymmetrizerProfile(
      name: "silent", source: "test", queries: 0, guarantee: SymmetryGuarantee(.none, error: nil, scope: ""),
      continuity: Continuity(isPreserved: nil, reason: ""))
    func queries(at input: [Rational], using random: inout some RandomNumberGenerator) -> [WeightedQuery<Int>] { [] }
  }

  @Test func symmetrizersThatAskNothingAreRefused() throws {
    let problem = try ExactProblem("C3")
    #expect(throws: SymmetrizerError.self) { try problem.symmetrized(ExactProblem.function, by: Silent())([1, 2, 3]) }
  }

  @Test func doublesAreSummedAccurately() throws {
    var random = SplitMix64(seed: 9)
    for count in [1, 2, 3, 7, 24, 60, 97] {
      let weights = Array(repeating: Rational(1, count), count: count)
      for _ in 0..<50 {
        // Invariant values come back to the last bit.
        let value = Double.random(in: -1...1, using: &random) * 1e-3
        #expect(Double.combination(weights, of: Array(repeating: [value], count: count)) == [value])
      }
      let values = (0..<count).map { _ in Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1024 }
      let exact = values.reduce(Rational.zero) { $0 + Rational(Int($1 * 1024), 1024) } / Rational(count)
      #expect(Double.combination(weights, of: values.map { [$0] })[0] == exact.approximation)
    }
    // Cancellation that plain sums lose.
    #expect(Double.combination([Rational(1, 3), Rational(1, 3), Rational(1, 3)], of: [[1e17], [3], [-1e17]]) == [1])
    #expect(Double.combination([2, -1], of: [[0.1], [0.1]]) == [0.1])
  }

  @Test func extremeDoubles() {
    let third = Rational(1, 3)
    let huge = Double.greatestFiniteMagnitude
    let sum = Double.combination([third, third, third], of: [[huge], [huge], [huge]])[0]
    #expect(sum.isFinite && (sum / huge - 1).magnitude < 1e-15)
    #expect(Double.combination([third, 2 * third], of: [[.infinity], [1]])[0] == .infinity)
    #expect(Double.combination([third, 2 * third], of: [[.nan], [1]])[0].isNaN)
    #expect(Double.combination([third, 2 * third], of: [[.infinity], [-.infinity]])[0].isNaN)
    let tiny = Double.leastNonzeroMagnitude
    #expect(Double.combination([third, third, third], of: [[tiny], [tiny], [tiny]]) == [tiny])
  }
}
