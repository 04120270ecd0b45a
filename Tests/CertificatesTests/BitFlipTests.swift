import Certificates
import Foundation
import Testing

/// Every single bit of the smallest certificate, and some of others and of a compressed one.
///
/// `REYNOLDS_FLIPS=all swift test --filter BitFlipTests` flips every bit of all of them.
@Suite("Bits that flip")
struct BitFlipTests {
  /// Names, and the distance from one bit to the next.
  static let subjects = [("trivial", 1), ("C3 linear", 23), ("S3 subsets", 31), ("C2^3 polynomials 3", 41)]
  static let isComplete = ProcessInfo.processInfo.environment["REYNOLDS_FLIPS"] == "all"

  /// A copy with one bit changed.
  static func flipped(_ bytes: [UInt8], _ bit: Int) -> [UInt8] {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
  }

  /// What a certificate states and proves; the comments are neither.
  private func statement(_ certificate: Certificate) -> Certificate { certificate.with { $0.comments = [] } }

  /// A flipped certificate is malformed, invalid or incomplete, or states what the whole one states, or something else that is true.
  @Test("a certificate", arguments: subjects)
  func certificates(name: String, distance: Int) throws {
    let subject = try #require(Samples.valid.first { $0.name == name }).certificate.with { $0.comments = ["Ångström"] }
    let checker = CertificateChecker(limits: CheckLimits(order: 100, storage: 20_000, labels: 500, work: 5_000_000))
    let bytes = Array(subject.serialized().utf8)
    var counts: [String: Int] = [:]
    for bit in stride(from: 0, to: bytes.count * 8, by: BitFlipTests.isComplete ? 1 : distance) {
      guard let changed = try? Certificate(parsing: BitFlipTests.flipped(bytes, bit)) else {
        counts["malformed", default: 0] += 1
        continue
      }
      if statement(changed) == statement(subject) {
        // Only comments may say something else: letters, and nothing of the layout but the kind of a space.
        counts["the same", default: 0] += 1
        #expect(checker.check(changed).verdict == .valid)
        continue
      }
      let report = checker.check(changed)
      counts[report.verdict.rawValue, default: 0] += 1
      guard report.verdict == .valid else { continue }
      let oracle = Oracle(changed)
      #expect(oracle.elements.count == changed.group.order)
      #expect(oracle.isExact(changed.scheme))
      let (lower, upper) = try #require(report.provedLower.flatMap { lower in report.upper.map { (lower, $0) } })
      #expect((lower...upper).contains(oracle.leastSize()), "bit \(bit): \(report.statement)")
    }
    let total = counts.values.reduce(0, +)
    #expect(counts["malformed", default: 0] > total / 2 && counts["invalid", default: 0] > 2, "\(counts)")
    #expect(counts["the same", default: 0] > (distance == 1 ? 8 : 0), "the letters of the comment, and spaces")
    #expect(counts["valid", default: 0] < total / 100, "\(counts)")
  }

  /// The checksum sees every flip of the content; what is left are bits that mean nothing.
  @Test("a compressed certificate")
  func compressed() throws {
    let text = Array(Samples.trivial.serialized().utf8)
    let packed = Gzip.compressed(text)
    var unchanged: [Int] = []
    for bit in stride(from: 0, to: packed.count * 8, by: BitFlipTests.isComplete ? 1 : 5) {
      guard let content = try? Gzip.expanded(BitFlipTests.flipped(packed, bit), limit: 1 << 20) else { continue }
      #expect(content == text, "bit \(bit)")
      unchanged.append(bit)
    }
    // The time and the system in the header, what fills up the last byte of the stream, a code that does not occur.
    #expect(unchanged.count < packed.count * 8 / 5, "\(unchanged)")
    for length in packed.indices {
      #expect(throws: CertificateSyntaxError.self) { try Certificate(parsing: packed[..<length]) }
    }
  }

  @Test("every prefix")
  func prefixes() throws {
    let bytes = Array(Samples.trivial.serialized().utf8)
    // The line break at the end is no part of it.
    for length in 0..<bytes.count - 1 {
      #expect(throws: CertificateSyntaxError.self) { try Certificate(parsing: bytes[..<length]) }
    }
    #expect(try Certificate(parsing: bytes.dropLast()) == Samples.trivial)
  }
}
