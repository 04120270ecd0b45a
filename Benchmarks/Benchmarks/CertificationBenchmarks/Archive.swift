import CertificateFiles
import Certificates
import ExactArithmetic
import Foundation
import PeerRuns

private let archivePath = Repository.path("Counterexamples/excluded")

/// The whole archive, checked again.
func archiveFigures(_ options: Options) throws {
  let start = ContinuousClock.now
  let summary = CheckSummary(checking: [archivePath])
  let seconds = (ContinuousClock.now - start).seconds
  let bytes = try archiveFiles().reduce(0) { $0 + $1.count }
  Figure.print(
    "The archive \(archivePath)",
    [
      Figure("checking again: \(summary.line)", seconds: seconds, limit: 60),
      Figure("bytes", ours: "\(bytes)"),
    ],
    notes: summary.files.filter { $0.status != .valid }.map { $0.text() })
}

private func archiveFiles() throws -> [Data] {
  try CertificateFiles.expand([archivePath]).compactMap { entry in
    guard case .file(let path) = entry else { return nil }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }
}

/// Random mutants of the archive's certificates: what is accepted must be true.
///
/// Of those about the same question the original decides it. Those about another question are listed: the tests have an oracle for
/// them.
func mutationFigures(_ options: Options) throws {
  let originals = try archiveFiles().map { data -> (text: [UInt8], certificate: Certificate) in
    let bytes = Array(data)
    let text =
      Gzip.isMarked(bytes) ? try Gzip.expanded(bytes, limit: Certificate.defaultSizeLimit) : bytes
    return (text, try Certificate(parsing: text))
  }
  guard !originals.isEmpty else { return print("\nNo archive, no mutants") }
  var random = SplitMix64(seed: 1)
  var counts = MutantCounts()
  let start = ContinuousClock.now
  for number in 0..<options.mutants {
    let original = originals[number % originals.count]
    var text = original.text
    for _ in 0...(Int.random(in: 0..<4, using: &random) / 3) { mutate(&text, using: &random) }
    counts.add(text, of: original.certificate)
  }
  counts.print(mutants: options.mutants, files: originals.count, seconds: (ContinuousClock.now - start).seconds)
}

/// Changes a text in one place: a digit, a byte left out or doubled, a line left out, doubled or moved.
private func mutate(_ text: inout [UInt8], using random: inout SplitMix64) {
  guard !text.isEmpty else { return }
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  let place = text.indices.randomElement(using: &random) ?? 0
  switch Int.random(in: 0..<8, using: &random) {
  case 0...3:
    // Most bytes hold the form together, so digits are preferred.
    let next = text[place...].firstIndex(where: digits.contains) ?? place
    text[next] = UInt8.random(in: digits, using: &random)
  case 4: text.remove(at: place)
  case 5: text.insert(text[place], at: place)
  default:
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.remove(at: Int.random(in: lines.indices, using: &random))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: break
    case 1: lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
    default:
      let target = Int.random(in: 0...lines.count, using: &random)
      lines.insert(line, at: target)
      lines.insert(line, at: target)
    }
    text = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}

/// What became of mutants.
private struct MutantCounts {
  private var malformed = 0
  private var invalid = 0
  private var incomplete = 0
  private var unchanged = 0
  private var sameQuestion = 0
  private var otherQuestions: [String] = []
  private var contradictions: [String] = []

  mutating func add(_ text: [UInt8], of original: Certificate) {
    guard var mutant = try? Certificate(parsing: text) else {
      malformed += 1
      return
    }
    let report = CertificateChecker().check(mutant)
    switch report.verdict {
    case .invalid: invalid += 1
    case .incomplete: incomplete += 1
    case .valid:
      mutant.comments = original.comments
      if mutant == original {
        unchanged += 1
      } else if MutantCounts.question(mutant) != MutantCounts.question(original) {
        otherQuestions.append(report.statement)
      } else if mutant.claim.lower > original.claim.upper || mutant.claim.upper < original.claim.lower {
        contradictions.append("\(report.statement) – the archive says: \(original.claim.lower)…\(original.claim.upper)")
      } else {
        sameQuestion += 1
      }
    }
  }

  /// A certificate without its bounds and proofs.
  private static func question(_ certificate: Certificate) -> Certificate {
    var question = certificate
    question.group.name = nil
    (question.claim.lower, question.claim.upper) = (1, 1)
    (question.scheme, question.lower, question.comments) = ([], [], [])
    return question
  }

  func print(mutants: Int, files: Int, seconds: Double) {
    Figure.print(
      "\(mutants) mutants of \(files) certificates",
      [
        Figure("checking", seconds: seconds),
        Figure("not a certificate", ours: "\(malformed)"),
        Figure("invalid", ours: "\(invalid)"),
        Figure("incomplete", ours: "\(incomplete)"),
        Figure("accepted, the same certificate in other words", ours: "\(unchanged)"),
        Figure("accepted, another proof or a weaker claim on the same question", ours: "\(sameQuestion)"),
        Figure("accepted, on another question", ours: "\(otherQuestions.count)"),
        Figure("accepted, against the archive", ours: "\(contradictions.count)", goal: "0"),
      ],
      notes: contradictions + Set(otherQuestions).sorted().prefix(20).map { "on another question: \($0)" })
  }
}
