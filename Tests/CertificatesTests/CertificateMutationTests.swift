import Certificates
import ExactArithmetic
import Foundation
import Testing

/// Random edits of certificates of version 2. Whatever the checker still accepts must be true by the slow oracles.
///
/// `REYNOLDS_MUTATIONS=100000 swift test --filter CertificateMutationTests` makes that many instead of a few thousand.
@Suite("Random edits")
struct CertificateMutationTests {
  static let subjects =
    HittingSamples.valid + BoundSamples.valid
    + Samples.version1.filter { ["S3 polynomials 2", "S4 uniform", "C3 linear", "S3 tuples"].contains($0.name) }
  static let total = ProcessInfo.processInfo.environment["REYNOLDS_MUTATIONS"].flatMap(Int.init) ?? 3000

  /// A text with one or two edits: a number, a word, a node's letter, a line.
  static func mutant(of text: String, using random: inout SplitMix) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0...6: lines[place] = editedNumber(lines[place], using: &random)
      case 7: lines.remove(at: place)
      case 8: lines.insert(lines[place], at: place)
      case 9:
        // Two lines of one list, most often.
        let other = min(place + Int.random(in: 1...2, using: &random), lines.count - 1)
        lines.swapAt(place, other)
      case 10:
        let letters = ["\"e\"", "\"b\"", "\"o\"", "\"p\"", "\"s\"", "\"f\"", "\"d\"", "\"t\"", "\"q\""]
        for letter in letters where lines[place].contains("[" + letter) {
          lines[place] = lines[place].replacing(letter, with: letters.randomElement(using: &random) ?? letter)
          break
        }
      default:
        let words = [
          ["\"convex\"", "\"affine\"", "\"uniform\""], ["\"exact\"", "\"weak\"", "\"strong\""], ["true", "false"],
          ["\"pairs\"", "\"terms\"", "\"triples\""], ["\"functions\"", "\"linear\"", "\"regular\""],
          ["\"rank\"", "\"plancherel\""], [",\"-", ",\""], ["\"value\"", "\"valve\""],
        ]
        for list in words {
          if let word = list.first(where: { lines[place].contains($0) }) {
            lines[place] = lines[place].replacing(
              word, with: list.randomElement(using: &random) ?? word, maxReplacements: 1)
            break
          }
        }
      }
      if lines.isEmpty { return "" }
    }
    // Commas between the lines of a list follow from what comes next.
    for place in lines.indices.dropLast() {
      let next = lines[place + 1].drop { $0 == " " }
      let isOpen = lines[place].hasSuffix("[") || lines[place].hasSuffix("{")
      while lines[place].hasSuffix(",") { lines[place].removeLast() }
      if !isOpen && !next.hasPrefix("]") && !next.hasPrefix("}") { lines[place] += "," }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func editedNumber(_ line: String, using random: inout SplitMix) -> String {
    var pieces: [(text: String, isNumber: Bool)] = []
    for character in line {
      if let last = pieces.last, last.isNumber == character.isNumber {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), character.isNumber))
      }
    }
    let numbers = pieces.indices.filter { pieces[$0].isNumber }
    guard let place = numbers.randomElement(using: &random), let value = Int(pieces[place].text) else { return line }
    let options = [value &+ 1, max(value - 1, 0), Int.random(in: 0...8, using: &random), value &* 2, value]
    // Now and then a number that no arithmetic may trip over.
    let extremes = [Int.max, 1 << 31, 1 << 32 - 1, 4097]
    if Int.random(in: 0..<12, using: &random) == 0 {
      pieces[place].text = String(extremes.randomElement(using: &random) ?? 0)
    } else {
      pieces[place].text = String(options.randomElement(using: &random) ?? value)
    }
    if Int.random(in: 0..<6, using: &random) == 0 { pieces[place].text = "-" + pieces[place].text }
    return pieces.map(\.text).joined()
  }

  /// What the oracles know of an instance.
  private struct Truth {
    let oracle: Oracle
    var size: Int?
    var errors: ErrorOracle?
    var leastErrors: [Int: Double?] = [:]
  }

  @Test("what survives an edit is true", arguments: subjects.indices)
  func survivors(index: Int) throws {
    let (name, original) = CertificateMutationTests.subjects[index]
    let text = original.with { $0.comments = [] }.serialized()
    let checker = CertificateChecker(
      limits: CheckLimits(order: 50, storage: 100_000, labels: 1000, work: 20_000_000))
    var random = SplitMix(seed: UInt64(index))
    var truths: [String: Truth] = [:]
    var (parsed, survived) = (0, 0)
    let rounds = CertificateMutationTests.total / CertificateMutationTests.subjects.count
    for _ in 0..<rounds {
      let mutant = CertificateMutationTests.mutant(of: text, using: &random)
      guard mutant != text, let changed = try? Certificate(parsing: mutant.utf8) else { continue }
      parsed += 1
      let report = checker.check(changed)
      guard report.verdict != .invalid, let lower = report.provedLower else { continue }
      survived += 1
      #expect(try Certificate(parsing: changed.serialized().utf8) == changed)
      let claim = changed.claim
      let key =
        "\(changed.group)\(String(describing: changed.action))\(changed.functionClass)\(claim.weights)"
        + claim.symmetry.rawValue
      var truth = truths[key] ?? Truth(oracle: Oracle(changed))
      #expect(truth.oracle.elements.count == changed.group.order)
      if claim.symmetry == .exact {
        if truth.size == nil { truth.size = changed.group.order <= 12 ? truth.oracle.leastSize() : nil }
        if let size = truth.size {
          #expect(lower <= size, "\(name): \(report.statement), but it is \(size)\n\(mutant)")
          #expect(report.upper.map { $0 >= size } ?? true)
        }
        #expect(report.upper == nil || truth.oracle.isExact(changed.scheme), "\(name): \(mutant)")
      } else {
        let errors = truth.errors ?? ErrorOracle(truth.oracle, claim: claim)
        truth.errors = errors
        for size in 1..<max(lower, 1) {
          let known = truth.leastErrors[size] ?? errors.leastError(size: size)
          truth.leastErrors[size] = known
          if let known {
            #expect(
              known >= claim.epsilon.approximation - 1e-7,
              "\(name): \(report.statement), but \(size) reach \(known)\n\(mutant)")
          }
        }
        let scheme = changed.scheme.map { entry in
          (element: truth.oracle.elements.firstIndex(of: entry.element) ?? 0, weight: entry.weight.approximation)
        }
        #expect(report.upper == nil || errors.error(scheme) <= claim.epsilon.approximation + 1e-7, "\(name): \(mutant)")
      }
      truths[key] = truth
    }
    #expect(parsed * 8 > rounds, "\(name): \(parsed) of \(rounds) edits can be read")
    #expect(survived * 2 < max(parsed, 2), "\(name): \(survived) of \(parsed) edits survive")
  }

  /// The oracles know no number fields; but the truth about an unchanged instance is known.
  @Test("edits of certificates over a field", arguments: FieldSamples.valid.indices)
  func field(index: Int) throws {
    let (name, original) = FieldSamples.valid[index]
    let text = original.serialized()
    let truth = original.claim.lower
    let checker = CertificateChecker(
      limits: CheckLimits(order: 50, storage: 100_000, labels: 1000, work: 20_000_000))
    var random = SplitMix(seed: UInt64(1000 + index))
    var (parsed, compared) = (0, 0)
    for _ in 0..<max(CertificateMutationTests.total / 20, 100) {
      let mutant = CertificateMutationTests.mutant(of: text, using: &random)
      guard mutant != text, let changed = try? Certificate(parsing: mutant.utf8) else { continue }
      parsed += 1
      let report = checker.check(changed)
      #expect(try Certificate(parsing: changed.serialized().utf8) == changed)
      var claim = changed.claim
      (claim.lower, claim.upper) = (truth, truth)
      guard report.verdict != .invalid, changed.group == original.group, changed.action == original.action,
        changed.functionClass == original.functionClass, claim == original.claim
      else { continue }
      compared += 1
      #expect(report.provedLower.map { $0 <= truth } ?? true, "\(name): \(mutant)")
      #expect(report.upper.map { $0 >= truth } ?? true, "\(name): \(mutant)")
    }
    #expect(parsed > 10 && compared > 0, "\(name): \(parsed) read, \(compared) compared")
  }

  @Test("the oracle of errors tells right from wrong")
  func errorOracle() {
    let seven = ErrorOracle(Oracle(HittingSamples.c7DifferenceSet), claim: HittingSamples.c7DifferenceSet.claim)
    #expect(abs((seven.leastError(size: 3) ?? 0) - 2.0 / 9) < 1e-9)
    #expect((seven.leastError(size: 2) ?? 0) > 0.5)
    let strong = ErrorOracle(Oracle(HittingSamples.c2Strong), claim: HittingSamples.c2Strong.claim)
    #expect(abs((strong.leastError(size: 1) ?? 0) - 2) < 1e-9)
    let three = ErrorOracle(Oracle(HittingSamples.s3Weak), claim: HittingSamples.s3Weak.claim)
    #expect(abs((three.leastError(size: 2) ?? 0) - 0.25) < 1e-9)
  }
}
