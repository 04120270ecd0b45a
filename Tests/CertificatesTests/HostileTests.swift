import CertificateFiles
import Certificates
import Testing

/// The small ones of the files that `Scripts/faults/hostile.py` makes.
@Suite("Hostile certificates")
struct HostileTests {
  private static let honest = Samples.s3Quadratic.serialized()

  private static func edited(_ part: String, _ other: String) -> String {
    let text = honest.replacing(part, with: other)
    return text == honest ? "the part is missing: \(part)" : text
  }

  /// Texts with the statuses that are right, and a word of the first finding.
  static let texts: [(text: String, statuses: Set<CheckedFile.Status>, word: String)] = [
    (edited("\"order\": 6", "\"order\": 1000000000"), [.incomplete], "--max-order"),
    (edited("\"order\": 6", "\"order\": 9223372036854775807"), [.incomplete], "--max-order"),
    (edited("\"order\": 6", "\"order\": 9223372036854775808"), [.malformed], "64 bits"),
    (edited("\"order\": 6", "\"order\": 1e9"), [.malformed], "exponent"),
    (edited("\"points\": 3", "\"points\": 1000000000000"), [.invalid], "a list of"),
    (edited("\"degree\": 2", "\"degree\": 1000000"), [.incomplete], "--max-labels"),
    (edited("\"degree\": 2", "\"degree\": 9223372036854775807"), [.incomplete], "--max-labels"),
    (edited("\"order\": 6", "\"order\": 6, \"order\": 6"), [.malformed], "twice"),
    (edited("\"order\": 6", "\"order\": 6, \"\\u006frder\": 6"), [.malformed], "twice"),
    (edited("\"name\": \"S3\"", "\"name\": \"\\ud800\""), [.malformed], "surrogate"),
    (edited("\"name\": \"S3\"", "\"name\": \"\\udc00\\ud800\""), [.malformed], "surrogate"),
    (edited("\"name\": \"S3\"", "\"name\": \"C1^1000000000000\""), [.invalid], "points"),
    (edited("\"name\": \"S3\"", "\"name\": \"C2^999999999999\""), [.invalid], "points"),
    (edited("\"name\": \"S3\"", "\"name\": \"C2\(String(repeating: "^9", count: 30))\""), [.invalid], "name"),
    (edited("\"1/3\"", "\"1/\(String(repeating: "3", count: 10_000))\""), [.malformed], "at most 10000"),
    (String(repeating: "[", count: 1_000_000), [.malformed], "64 deep"),
    (String(repeating: "{\"a\":", count: 100_000), [.malformed], "64 deep"),
    (edited("\"group\"", "\"field\": {\"conductor\": 1000000000}, \"group\""), [.malformed], "conductor"),
    (edited("\"group\"", "\"field\": {\"conductor\": 241}, \"group\""), [.malformed], "conductor"),
  ]

  @Test("are refused or not proved, and the reason is said", arguments: texts.indices)
  func refused(index: Int) {
    let (text, statuses, word) = HostileTests.texts[index]
    let file = CertificateFiles.check(Array(text.utf8), path: "x", with: CertificateChecker())
    #expect(statuses.contains(file.status), "\(file.text())")
    #expect(file.findings.contains { $0.outcome != .ok && $0.message.contains(word) }, "\(file.text(verbose: true))")
  }

  /// S_200 has more elements than any claim; it is given up once more than claimed are found.
  @Test("a huge group with a small order claimed")
  func hugeGroup() {
    let cycle = (1...200).map { $0 % 200 + 1 }
    let swap = [2, 1] + Array(3...200)
    let certificate = Samples.trivial.with {
      $0.group = .init(points: 200, generators: [cycle, swap], order: 1000)
      $0.action = .permutation(dimension: 200, images: [cycle, swap])
      $0.scheme = Samples.uniform([Array(1...200)])
    }
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .invalid)
    #expect(report.firstFault?.message.contains("generate more elements") == true)
    #expect(CertificateChecker().check(certificate.with { $0.group.order = 1_000_000_000 }).verdict != .valid)
  }

  /// Nothing can refer to itself: a number refers to what is there before. So a reference forward is one to nothing.
  @Test("references to what is not there")
  func references() throws {
    let honest = HittingSamples.s3Packing
    #expect(CertificateChecker().check(honest).verdict == .valid)
    func changed(_ change: (inout Certificate.HittingProof) -> Void) -> CheckReport {
      CertificateChecker().check(
        honest.with {
          guard case .hitting(var proof) = $0.lower[0] else { return }
          change(&proof)
          $0.lower[0] = .hitting(proof)
        })
    }
    let count = try #require({ if case .hitting(let proof) = honest.lower[0] { proof.witnesses.count } else { nil } }())
    // Witnesses are counted from 1.
    for index in [0, -1, count + 1, .max] {
      let report = changed { $0.tree = [.average(witness: index)] }
      #expect(report.verdict == .invalid)
    }
    #expect(changed { $0.tree = [] }.verdict == .invalid)
    #expect(changed { $0.tree.append($0.tree[0]) }.verdict == .invalid, "nodes behind the end")
    #expect(changed { $0.labels = [] }.verdict == .invalid)
    #expect(changed { $0.automorphisms = [[99, 99]] }.verdict == .invalid)
  }
}
