import ExactArithmetic
import Foundation
import Testing

/// A part of the kept corpora of libFuzzer, and mutants of them: no reader traps, throws anything but its own error, or breaks a
/// law of its target. `Scripts/fuzz/run.sh` does the rest.
@Suite struct CorpusReplayTests {
  /// Inputs and mutants for each target; all of them take two seconds or less.
  private static let seedCount = 16
  private static let foundCount = 8
  private static let mutantCount = 24

  @Test(arguments: FuzzTarget.all.map(\.name))
  func readersRefuseOrRead(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let corpus = try CorpusReplayTests.corpus(name)
    #expect(corpus.contains { !$0.isEmpty }, "the corpus of \(name) is empty")
    var readCount = 0
    func run(_ bytes: [UInt8]) {
      do {
        if try target.run(bytes) { readCount += 1 }
      } catch {
        Issue.record("\(name): \(error), for the bytes \(Data(bytes).base64EncodedString())")
      }
    }
    var mutations = Mutations(seed: 10)
    corpus.forEach(run)
    #expect(readCount > 0, "nothing in the corpus of \(name) can be read")
    for number in 0..<CorpusReplayTests.mutantCount {
      let (one, other) = (corpus[number % corpus.count], corpus[(5 * number + 1) % corpus.count])
      run(mutations.mutant(of: one, crossing: other, lengthLimit: target.lengthLimit))
    }
  }

  /// Some of the seeds, which people wrote and named, and some inputs that the fuzzer found, which have the 40 digits of a hash as names.
  private static func corpus(_ name: String) throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let seeds = part(names.filter { $0.utf8.count != 40 }, seedCount)
    let found = part(names.filter { $0.utf8.count == 40 }, foundCount)
    return try (seeds + found).map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
  }

  /// At equal distances in the order of the names.
  private static func part(_ names: [String], _ count: Int) -> [String] {
    stride(from: 0, to: names.count, by: max(1, names.count / count)).prefix(count).map { names[$0] }
  }
}
