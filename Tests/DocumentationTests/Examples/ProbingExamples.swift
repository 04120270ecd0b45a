import FiniteGroups
import Probing
import Symmetrizers
import Synchronization
import Testing

/// A model that is a Swift function: the sum of five numbers, with a little too much of the first.
final class NearlySymmetricSum: BlackBoxModel {
  let declaration = ModelDeclaration(inputShape: [5], outputShape: [], numberType: .float64, isDeterministic: true)
  private let queries = Atomic(0)
  var queryCount: Int { queries.load(ordering: .relaxed) }

  func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    queries.add(count, ordering: .relaxed)
    return (0..<count).map { item in
      let x = inputs[item * 5..<item * 5 + 5]
      return x.reduce(0, +) + 0.05 * x[item * 5]
    }
  }
}

@Suite struct ProbingExamples {
  @Test func probing() async throws {
    let description = try GroupDescription("S5")
    let model = NearlySymmetricSum()
    let question = SymmetryQuestion(
      group: try description.permutationGroup(),
      inputAction: try ActionOnTensors(specification: "permute coordinates", group: description, shape: [5]),
      outputAction: nil, declaration: model.declaration)
    var probe = try Probe(
      model, question: question,
      inputs: InputSource(.gaussian(scale: 1), dimension: 5, numberType: .float64),
      settings: ProbeSettings(target: .exact, maximumQueries: 4_000, searchQueries: 1_000, triesAveraging: false))
    let outcome = await probe.run()
    #expect(outcome.report.verdict == .notSymmetric)
    #expect(model.queryCount <= 4_000)
    // A small input, and an element that exchanges two of its places.
    #expect(outcome.report.simplest != nil)
  }
}
