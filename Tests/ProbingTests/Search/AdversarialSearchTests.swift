import Foundation
import Reporting
import Testing

@testable import Probing

@Suite struct AdversarialSearchTests {
  /// Runs a search on a planted defect.
  private func search(
    _ defect: PlantedDefect, strategies: [SearchStrategy] = SearchStrategy.allCases, queries: Int, seed: UInt64 = 1
  ) async throws -> SearchResult {
    let model = defect.model()
    let question = try SymmetryQuestion.permuting("S6", model)
    let source = try InputSource(.gaussian(scale: 1), dimension: 6, numberType: .float64)
    var search = AdversarialSearch(
      ModelSession(model, maximumQueries: .max), question: question, inputs: source,
      check: RoundingCheck(question, precision: .float64), strategies: strategies, seed: seed)
    let result = try await search.run(maximumQueries: queries)
    #expect(model.queryCount <= queries + 200)
    return result
  }

  /// All but the order that sampling finds too, and the one that leaves no trace; the table below has all.
  @Test(arguments: PlantedDefect.all[1..<14])
  func `planted defects are found and made simple`(defect: PlantedDefect) async throws {
    let result = try await search(defect, queries: 6_000)
    let worst = try #require(result.worst, "\(defect.name)")
    let simple = try #require(result.simplest)
    for witness in [worst, simple] {
      #expect(witness.judgement.kind == .change)
      // A witness is where the defect is: at x or at gx.
      let image = PermutedVector().apply(witness.pair.element, to: witness.pair.input)
      #expect(defect.isHit(witness.pair.input) != defect.isHit(image) || defect.isHit(image))
    }
    #expect(simple.judgement.change >= AdversarialSearch.keptShare * worst.judgement.change)
    #expect(simple.pair.input.count { $0 == 0 } >= worst.pair.input.count { $0 == 0 })
  }

  @Test(arguments: PlantedDefect.all[1..<14])
  func `sampling alone finds none of them`(defect: PlantedDefect) async throws {
    let result = try await search(defect, strategies: [.sampling], queries: 1_000)
    #expect(result.worst == nil)
    #expect(result.queries.keys.allSatisfy { $0 == .sampling })
  }

  /// The table of what is found within 10,000 queries, by all strategies and by sampling alone, on request:
  /// `REYNOLDS_PLANTED_SEEDS=20 swift test --filter 'table of planted defects'`; a minute or two.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["REYNOLDS_PLANTED_SEEDS"] != nil))
  func `table of planted defects`() async throws {
    let seeds = try #require(ProcessInfo.processInfo.environment["REYNOLDS_PLANTED_SEEDS"].flatMap(UInt64.init))
    var table = TextTable([
      ("defect", .left), ("probability", .right), ("found", .right), ("median queries", .right), ("sampling", .right),
      ("median queries", .right),
    ])
    for defect in PlantedDefect.all {
      var cells = [defect.name, "\(defect.probability)"]
      var found: [Int] = []
      for strategies in [SearchStrategy.allCases, [.sampling]] {
        var queries: [Int] = []
        for seed in 1...max(seeds, 1) {
          let result = try await search(defect, strategies: strategies, queries: 10_000, seed: seed)
          if let count = result.queriesToFind { queries.append(count) }
        }
        found.append(queries.count)
        cells += ["\(queries.count) of \(seeds)", queries.isEmpty ? "–" : "\(queries.sorted()[queries.count / 2])"]
      }
      table.add(cells)
      #expect(found[0] >= found[1] || defect.name.hasPrefix("no trace"), "\(defect.name)")
    }
    print(table.text)
  }

  @Test func `a symmetric model has no witness`() async throws {
    let none = PlantedDefect(name: "none", probability: 0) { _ in false }
    let result = try await search(none, queries: 3_000)
    #expect(result.worst == nil)
    #expect(result.simplest == nil)
    #expect(Set(result.queries.keys).isSuperset(of: [.patterns, .orderings, .outliers, .sampling]))
  }

  @Test func `shrinking ends at the simplest input and a generator`() async throws {
    // f is the first coordinate where all are positive: (1, 0, …) fails nowhere, so ones must stay.
    let model = FunctionModel(6) { x in x.allSatisfy { $0 > 0 } ? 10 + x[0] : 10 }
    let question = try SymmetryQuestion.permuting("S6", model)
    let source = try InputSource(.uniform(scale: 2), dimension: 6, numberType: .float64)
    var search = AdversarialSearch(
      ModelSession(model, maximumQueries: .max), question: question, inputs: source,
      check: RoundingCheck(question, precision: .float64), seed: 3)
    let result = try await search.run(maximumQueries: 10_000)
    let simple = try #require(result.simplest)
    #expect(question.group.generators.contains(simple.pair.element))
    #expect(simple.pair.input.allSatisfy { $0 == $0.rounded() && $0 >= 1 && $0 <= 10 })
  }

  @Test func `archives keep the largest, and equal numbers once`() {
    var archive = SearchArchive(capacity: 3)
    for value in [1.0, 5, 2, 5, .nan, 4, 3, -1] { archive.offer([value], value: value) }
    #expect(archive.entries.map(\.value) == [5, 4, 3])
  }
}
