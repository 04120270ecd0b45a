import FiniteGroups
import Foundation
import Symmetrizers
import Synchronization
import Testing

@testable import Probing

@Suite struct ProbeTests {
  /// A model, a question, and what is to come out.
  struct Trap: Sendable, CustomTestStringConvertible {
    let name: String
    let group: String
    let inputShape: [Int]
    var outputShape: [Int] = []
    var action = "natural"
    var outputAction: String?
    var target = ProbeTarget.exact
    let verdict: ProbeVerdict
    /// A part of an explanation that is to be given.
    var explanation: String?
    let function: @Sendable ([Double]) -> [Double]
    var testDescription: String { name }
  }

  static let traps: [Trap] = [
    Trap(name: "a sum", group: "S5", inputShape: [5], verdict: .symmetricWithinRounding) { [$0.reduce(0, +)] },
    Trap(name: "a sum of tiny numbers", group: "S5", inputShape: [5], verdict: .symmetricWithinRounding) {
      [$0.reduce(0) { $0 + 1e-300 * $1 }]
    },
    Trap(name: "float32 inside", group: "S5", inputShape: [5], verdict: .symmetricWithinRounding) { x in
      [Double(x.reduce(Float(0)) { $0 + Float($1) })]
    },
    Trap(name: "never finite", group: "S5", inputShape: [5], verdict: .nonFinite) { _ in [.nan] },
    Trap(name: "infinite at times", group: "S5", inputShape: [5], verdict: .nonFinite) { x in
      [x.reduce(0, +) > 1 ? .infinity : 1]
    },
    Trap(name: "not invariant, times 1e-8", group: "S5", inputShape: [5], verdict: .notSymmetric) { [1e-8 * $0[0]] },
    Trap(name: "not invariant, times 1e-300", group: "S5", inputShape: [5], verdict: .notSymmetric) {
      [1e-300 * ($0[0] + 3)]
    },
    Trap(name: "not invariant, times 1e300", group: "S5", inputShape: [5], verdict: .notSymmetric) {
      [1e300 * ($0[0] + 3)]
    },
    Trap(name: "not invariant in the eighth digit", group: "S5", inputShape: [5], verdict: .notSymmetric) {
      [100 + 1e-8 * $0[0]]
    },
    Trap(
      name: "weak target reached, not exactly symmetric", group: "S5", inputShape: [5], target: .weak(0.01),
      verdict: .approximatelySymmetric
    ) { [100 + $0[0]] },
    Trap(name: "weak target missed", group: "S5", inputShape: [5], target: .weak(0.01), verdict: .notSymmetric) {
      [1 + $0[0]]
    },
    Trap(
      name: "strong target missed, by one element of six", group: "C6", inputShape: [6], target: .strong(0.3),
      verdict: .notSymmetric
    ) { x in
      // Changes its sign under the rotation by three only as often as under others: r = 1 there.
      [x[0] - x[3]]
    },
    Trap(
      name: "strong target reached", group: "S4", inputShape: [4], target: .strong(0.05),
      verdict: .symmetricWithinRounding
    ) { [$0.reduce(0, +)] },
    Trap(
      name: "g for g⁻¹", group: "C5", inputShape: [5], outputShape: [5], outputAction: "natural",
      verdict: .misdeclaredAction, explanation: "g taken for its inverse"
    ) { $0.reversed() },
    Trap(
      name: "equivariant, declared invariant", group: "S4", inputShape: [4], outputShape: [4],
      verdict: .misdeclaredAction, explanation: "outputs are moved as inputs are"
    ) { $0.map { $0 * $0 } },
    Trap(
      name: "invariant, declared equivariant", group: "S4", inputShape: [4], outputShape: [4],
      outputAction: "natural", verdict: .misdeclaredAction, explanation: "outputs are not moved"
    ) { x in
      let sum = x.reduce(0) { $0 + $1 * $1 }
      return [sum, 2 * sum, 3 * sum, 4 * sum]
    },
    Trap(
      name: "changes its sign", group: "S3", inputShape: [3], verdict: .misdeclaredAction,
      explanation: "up to the sign of g"
    ) { [($0[0] - $0[1]) * ($0[1] - $0[2]) * ($0[2] - $0[0])] },
    Trap(
      name: "a pseudovector", group: "Oh", inputShape: [2, 3], outputShape: [3], action: "matrices",
      outputAction: "matrices", verdict: .misdeclaredAction, explanation: "determinant"
    ) { x in
      [x[1] * x[5] - x[2] * x[4], x[2] * x[3] - x[0] * x[5], x[0] * x[4] - x[1] * x[3]]
    },
    Trap(
      name: "signs left out", group: "B3", inputShape: [3], verdict: .misdeclaredAction,
      explanation: "signs of inputs left out"
    ) { [$0.reduce(0, +)] },
    Trap(
      name: "the other axis", group: "S3", inputShape: [3, 3], action: "permute axis 0",
      verdict: .misdeclaredAction, explanation: "axes 0 and 1 exchanged"
    ) { x in
      [x.enumerated().reduce(0.0) { $0 + Double($1.offset / 3 + 1) * $1.element }]
    },
    Trap(
      name: "column-major data", group: "S3", inputShape: [3, 2], action: "permute axis 0",
      verdict: .misdeclaredAction, explanation: "column-major"
    ) { x in
      [x[..<3].reduce(0) { $0 + $1 * $1 } + 2 * x[3...].reduce(0, +)]
    },
  ]

  /// A small probe.
  static func probe(
    _ model: any BlackBoxModel, _ question: SymmetryQuestion, target: ProbeTarget = .exact, queries: Int = 20_000,
    search: Int = 3_000, averaging: Bool = false, seed: UInt64 = 1
  ) async throws -> Probe.Outcome {
    let source = try InputSource(
      .gaussian(scale: 1), dimension: model.declaration.inputCount, numberType: model.declaration.numberType)
    var probe = try Probe(
      model, question: question, inputs: source,
      settings: try ProbeSettings(
        target: target, maximumQueries: queries, searchQueries: search, seed: seed, triesAveraging: averaging))
    return await probe.run()
  }

  @Test(arguments: traps)
  func `each trap has its verdict`(trap: Trap) async throws {
    let model = FunctionModel(inputShape: trap.inputShape, outputShape: trap.outputShape, trap.function)
    let description = try GroupDescription(trap.group)
    let question = SymmetryQuestion(
      group: try description.permutationGroup(),
      inputAction: try ActionOnTensors(specification: trap.action, group: description, shape: trap.inputShape),
      outputAction: try trap.outputAction.map {
        try ActionOnTensors(specification: $0, group: description, shape: trap.outputShape)
      }, declaration: model.declaration)
    let report = try await ProbeTests.probe(model, question, target: trap.target, search: 1_500).report
    #expect(report.verdict == trap.verdict, "\(report)")
    if let explanation = trap.explanation {
      #expect(report.explanations.contains { $0.contains(explanation) }, "\(report.explanations)")
    }
    if trap.verdict == .nonFinite {
      let witness = try #require(report.nonFinite)
      #expect((witness.output + witness.movedOutput).contains { !$0.value.isFinite })
    }
    if trap.verdict == .notSymmetric {
      // The pair that is shown does what it says.
      let witness = try #require(report.simplest)
      #expect(model.declaration.outputCount == 1)
      #expect(trap.function(witness.input.map(\.value))[0] == witness.output[0].value)
      #expect(witness.output[0].value != witness.movedOutput[0].value)
    }
  }

  @Test func `a model that is wrong on one rare input in 10⁴ is found, and sampling alone does not find it`()
    async throws
  {
    let defect = PlantedDefect.all[6]
    let model = defect.model()
    let question = try SymmetryQuestion.permuting("S6", model)
    let found = try await ProbeTests.probe(model, question).report
    #expect(found.verdict == .notSymmetric)
    #expect(found.search?.foundBy == "patterns")
    let simple = try #require(found.simplest).input.map(\.value)
    #expect(simple.count { $0 != 0 } <= 3)
    let without = try await ProbeTests.probe(model, question, search: 0).report
    #expect(without.verdict == .symmetricWithinRounding)
    #expect(try #require(without.changes?.fractionBeyond) > defect.probability)
  }

  @Test func `answers that differ when asked again`() async throws {
    let counter = Atomic<Int>(0)
    for isDeclared in [true, false] {
      let model = FunctionModel(inputShape: [3], isDeterministic: isDeclared) { x in
        let draw = counter.add(1, ordering: .relaxed).newValue
        return [x.reduce(10, +) + Double(draw % 7)]
      }
      let question = try SymmetryQuestion.permuting("S3", model)
      let report = try await ProbeTests.probe(model, question, target: .weak(0.2)).report
      #expect(report.repetition?.finding == .nondeterministic)
      // A model that says so is measured all the same.
      #expect(report.verdict == (isDeclared ? .nondeterministic : .approximatelySymmetric))
    }
  }

  @Test func `answers that depend on the batch`() async throws {
    final class Centred: BlackBoxModel {
      let declaration = ModelDeclaration(
        inputShape: [2], outputShape: [], numberType: .float64, isDeterministic: true)
      let counter = Atomic<Int>(0)
      var queryCount: Int { counter.load(ordering: .relaxed) }
      func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
        counter.add(count, ordering: .relaxed)
        let mean = inputs.reduce(0, +) / Double(count)
        return (0..<count).map { inputs[2 * $0] + inputs[2 * $0 + 1] - mean + 5 }
      }
    }
    let model = Centred()
    let report = try await ProbeTests.probe(model, try SymmetryQuestion.permuting("S2", model)).report
    #expect(report.verdict == .batchDependent)
    #expect(report.repetition?.answers.count == 2)
  }

  @Test func `limits leave a report`() async throws {
    let model = FunctionModel(4) { $0.reduce(0, +) }
    let question = try SymmetryQuestion.permuting("S4", model)
    let outcome = try await ProbeTests.probe(model, question, target: .weak(0.001), queries: 400)
    #expect(model.queryCount <= 400)
    #expect(outcome.error == nil)
    #expect(outcome.report.verdict == .undecided)
    let measurement = try #require(outcome.report.measurement)
    #expect(measurement.isReached == nil)
    #expect(measurement.upper > 0.001)
  }

  @Test(arguments: [ProbeTarget.weak(0.02), .strong(0.2)])
  func `an undecided measurement says how many queries are enough at least, and they are`(
    target: ProbeTarget
  ) async throws {
    let model = FunctionModel(3) { $0.reduce(0, +) * 0 + 7 }
    let question = try SymmetryQuestion.permuting("S3", model)
    let few = try await ProbeTests.probe(model, question, target: target, queries: 300, search: 0).report
    let measurement = try #require(few.measurement)
    let (count, queries) = (try #require(measurement.leastCount), try #require(measurement.leastQueries))
    // A pair takes two queries; an input takes one, and one for each of the five elements besides the identity.
    #expect(queries == count * (target == .weak(0.02) ? 2 : 6) && measurement.isReached == nil)
    let sufficient = ProbeSettings.sufficientQueries(measuring: queries)
    let enough = try await ProbeTests.probe(model, question, target: target, queries: sufficient, search: 0).report
    let whole = try #require(enough.measurement)
    #expect(whole.isReached == true && whole.leastCount == nil && enough.verdict == .symmetricWithinRounding)
    #expect(whole.count >= count)
  }

  @Test func `an undecided measurement near the target names more than it had, or none`() async throws {
    // r = 1/10 at every moved pair, so that the mean over S2 is 1/20, the target itself.
    let model = FunctionModel(2) { $0[0] > $0[1] ? 2 : 1 }
    let question = try SymmetryQuestion.permuting("S2", model)
    let report = try await ProbeTests.probe(model, question, target: .weak(0.05), queries: 4_000, search: 0).report
    let measurement = try #require(report.measurement)
    #expect(measurement.isReached == nil && measurement.count >= measurement.leastCount ?? .max)
    #expect(measurement.estimatedCount ?? .max > measurement.count)
    #expect(measurement.estimatedQueries == measurement.estimatedCount.map { 2 * $0 })
    #expect(DecisionEstimate.count(after: 400, least: 500, mean: 0.1, interval: 0...0.3, target: 0.2) == nil)
    #expect(DecisionEstimate.count(after: 400, least: 90, mean: 0.5, interval: 0...1, target: 0.25) == 1_600)
    #expect(DecisionEstimate.count(after: 400, least: 90, mean: 0.25, interval: 0...0.75, target: 0.5) == 1_600)
    #expect(DecisionEstimate.count(after: 400, least: 90, mean: 0.2, interval: 0.15...0.25, target: 0.2) == nil)
  }

  @Test func `an error that only the search meets is no missing search`() async throws {
    let model = FunctionModel([4], []) { input, _ in
      if input.contains(where: { abs($0) > 50 }) {
        throw ModelError(
          fault: .reported(kind: "exception", message: "far"), command: ["model"], queryCount: 0, standardError: [])
      }
      return [input.reduce(0, +)]
    }
    let outcome = try await ProbeTests.probe(
      model, try SymmetryQuestion.permuting("S4", model), target: .weak(0.01), queries: 100_000, search: 20_000)
    let report = outcome.report
    #expect(outcome.error is InputFailure && report.exception?.stage.hasPrefix("searching") == true)
    #expect(report.summary.hasPrefix("TARGET REACHED"))
    #expect(report.summary.contains("the search for bad inputs ended at an error of the model"), "\(report.summary)")
    #expect(!report.summary.contains("no search"))
  }

  @Test func `a verdict in favour says what it does not exclude`() async throws {
    for (target, pairs) in [(ProbeTarget.exact, 1_000), (.weak(0.05), 100)] {
      let model = FunctionModel(4) { $0.max() ?? 0 }
      let question = try SymmetryQuestion.permuting("S4", model)
      var report = try await ProbeTests.probe(model, question, target: target, queries: 20_000, search: 600).report
      let changes = try #require(report.changes)
      #expect(report.isSearchComplete && changes.pairs > pairs, "\(changes)")
      #expect(changes.oneIn == Int(1 / RarityBound.fraction(count: changes.pairs, confidence: 0.995)))
      #expect(report.summary.hasPrefix("SYMMETRIC WITHIN ROUNDING"))
      #expect(
        report.summary.hasSuffix(
          "changes that are more than rounding, at fewer than 1 in \(changes.oneIn) pairs, are not excluded"))
      // The time ends a search after the target was reached; the verdict stays, and says so.
      let search = try #require(report.search)
      report.search = ProbeReport.Search(
        queries: search.queries, pairs: search.pairs, strategies: search.strategies, foundBy: nil, queriesToFind: nil,
        stop: ProbeStop.time.description, unresolved: 0, illConditioned: 0, nonFinite: nil)
      report.summarize()
      #expect(!report.isSearchComplete)
      #expect(report.summary.contains("the search for bad inputs did not finish: the time was over"))
    }
    let other = FunctionModel(4) { $0.max() ?? 0 }
    let without = try await ProbeTests.probe(
      other, try SymmetryQuestion.permuting("S4", other), target: .weak(0.05), search: 0
    ).report
    #expect(without.summary.contains("no search for bad inputs was made") && !without.isSearchComplete)
    // Nothing is held against a model that is refuted.
    let first = FunctionModel(4) { $0[0] + 2 }
    let refuted = try await ProbeTests.probe(first, try SymmetryQuestion.permuting("S4", first), search: 300).report
    #expect(refuted.summary == "NOT SYMMETRIC: a pair below shows it")
  }

  @Test func `a model that dies leaves a report`() async throws {
    struct Death: Error {}
    final class Mortal: BlackBoxModel {
      let declaration = ModelDeclaration(
        inputShape: [2], outputShape: [], numberType: .float64, isDeterministic: true)
      let counter = Atomic<Int>(0)
      var queryCount: Int { counter.load(ordering: .relaxed) }
      func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
        if counter.add(count, ordering: .relaxed).newValue > 500 { throw Death() }
        return (0..<count).map { inputs[2 * $0] + inputs[2 * $0 + 1] }
      }
    }
    let model = Mortal()
    let outcome = try await ProbeTests.probe(
      model, try SymmetryQuestion.permuting("S2", model), target: .weak(0.001))
    #expect(outcome.error is Death)
    #expect(outcome.report.failure != nil)
    #expect(outcome.report.measurement?.count ?? 0 > 100)
    #expect(!outcome.report.isComplete)
  }

  @Test func `the same seed gives the same report`() async throws {
    var texts: Set<String> = []
    for _ in 0..<2 {
      let model = PlantedDefect.all[1].model()
      let report = try await ProbeTests.probe(model, try SymmetryQuestion.permuting("S6", model)).report
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      texts.insert(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
    #expect(texts.count == 1)
  }
}
