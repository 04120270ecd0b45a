import Certificates
import ExactArithmetic
import Foundation
import Testing

@Suite("Every number of a certificate matters")
struct MutationTests {
  /// The certificates whose every number is changed: at least one of each kind of proof, and small enough for the oracle.
  static let subjects = [
    "S3 polynomials 2", "S3 polynomials 3", "C2^3 polynomials 3", "C3 linear", "C3 polynomials 2", "S3 linear",
    "C2 shear", "B2 linear",
    "D4 functions", "C8 regular", "S3 affine", "S3 tuples", "S3 subsets", "A4 functions", "S4 uniform", "unnamed",
  ]

  /// All texts that differ from a text in one number: ±1, the other sign, each digit raised by one, a digit doubled.
  static func mutants(of text: String) -> [String] {
    let characters = Array(text)
    var mutants: Set<String> = []
    var start = 0
    while start < characters.count {
      guard characters[start].isNumber || characters[start] == "-" else {
        start += 1
        continue
      }
      var end = start + 1
      while end < characters.count, characters[end].isNumber { end += 1 }
      let number = String(characters[start..<end])
      var variants = number.hasPrefix("-") ? [String(number.dropFirst())] : ["-" + number, number + "0"]
      if let value = Int(number) { variants += [String(value - 1), String(value + 1)] }
      for (offset, digit) in number.enumerated() {
        guard let value = digit.wholeNumberValue else { continue }
        var digits = Array(number)
        digits[offset] = Character(String((value + 1) % 10))
        variants.append(String(digits))
      }
      let (head, tail) = (String(characters[..<start]), String(characters[end...]))
      for variant in variants where variant != number { mutants.insert(head + variant + tail) }
      start = end
    }
    return mutants.sorted()
  }

  @Test("a changed number is refuted, or what is proved is still true", arguments: subjects)
  func numbers(name: String) throws {
    var certificate = try #require(Samples.valid.first { $0.name == name }).certificate
    certificate.comments = []
    let checker = CertificateChecker(
      limits: CheckLimits(order: 1000, storage: 100_000, labels: 10_000, work: 50_000_000))
    var truths: [String: (oracle: Oracle, size: Int)] = [:]
    var (refuted, survived) = (0, 0)
    for mutant in MutationTests.mutants(of: certificate.serialized()) {
      guard let changed = try? Certificate(parsing: mutant.utf8) else {
        refuted += 1
        continue
      }
      let report = checker.check(changed)
      guard report.verdict != .invalid else {
        refuted += 1
        continue
      }
      survived += 1
      guard let lower = report.provedLower, let upper = report.upper else {
        // Nothing, or only one side, is proved where a limit was met; that needs a number beyond the limits.
        #expect(report.findings.contains { $0.message.contains("exceeds the limit") })
        continue
      }
      let key = "\(changed.group)\(String(describing: changed.action))\(changed.functionClass)\(changed.claim.weights)"
      let truth: (oracle: Oracle, size: Int)
      if let known = truths[key] {
        truth = known
      } else {
        let oracle = Oracle(changed)
        truth = (oracle, oracle.leastSize())
        truths[key] = truth
      }
      #expect(truth.oracle.elements.count == changed.group.order)
      #expect(truth.oracle.isExact(changed.scheme), "\(mutant)")
      #expect((lower...upper).contains(truth.size), "\(report.statement), but it is \(truth.size)")
      #expect(changed.lower.allSatisfy { $0.bound <= truth.size || report.verdict == .incomplete })
      #expect(changed.claim.lower <= truth.size || report.verdict == .incomplete)
    }
    #expect(refuted > 10 * min(survived, 1) && refuted > survived, "\(refuted) refuted, \(survived) survived")
  }

  @Test("the oracle itself tells right from wrong")
  func oracle() {
    #expect(Oracle(Samples.s3Quadratic).leastSize() == 3)
    #expect(Oracle(Samples.s3Cubic).leastSize() == 6)
    #expect(Oracle(Samples.s3Cubic).dimension == 6)
    #expect(Oracle(Samples.s3Quadratic).dimension == 5)
    #expect(Oracle(Samples.b2Linear).leastSize() == 2)
    #expect(Oracle(Samples.s3Affine).leastSize() == 3)
    #expect(!Oracle(Samples.s3Cubic).isExact(Samples.s3Quadratic.scheme))
    #expect(Oracle(Samples.a4Functions).leastSize() == 4)
    #expect(Oracle(Samples.s3Subsets).leastSize() == 3)
  }
}

@Suite("Damaged certificates")
struct FuzzTests {
  @Test("random damage never crashes, and is never accepted with another claim", arguments: 0..<8)
  func damage(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let checker = CertificateChecker(limits: CheckLimits(order: 100, storage: 20_000, labels: 500, work: 2_000_000))
    let names = [
      "S3 polynomials 2", "C3 polynomials 2", "B2 linear", "S4 uniform", "unnamed", "S3 tuples", "C2^2 merged",
      "S3 weak",
      "C5 plane", "S3 complement", "C4 tile packing",
    ]
    let subjects = (Samples.valid + FieldSamples.valid).filter { names.contains($0.name) }.map(\.certificate)
    let alphabet = Array("0123456789-/[]{}\",: \\nuet.\u{0}".utf8) + [0xFF, 0xC3, 0xE2]
    var parsed = 0
    for round in 0..<500 {
      let subject = subjects[round % subjects.count]
      var bytes = Array(subject.serialized().utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = alphabet.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<11, using: &random) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(byte, at: place)
        case 3: bytes.insert(contentsOf: bytes[..<place].suffix(40), at: place)
        case 4: bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        case 5...9:
          // Digits for digits: most of these are read, and reach the checker.
          let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
          if let digit = digits.randomElement(using: &random) {
            bytes[digit] = UInt8.random(in: 0x30...0x39, using: &random)
          }
        default: bytes[place] = byte
        }
        if bytes.isEmpty { bytes = [0] }
      }
      guard let damaged = try? Certificate(parsing: bytes) else { continue }
      parsed += 1
      let report = checker.check(damaged)
      if report.verdict == .valid, damaged.group == subject.group, damaged.action == subject.action,
        damaged.functionClass == subject.functionClass, damaged.claim.weights == subject.claim.weights
      {
        #expect((report.provedLower ?? 0) <= subject.claim.upper)
        #expect((report.upper ?? 0) >= subject.claim.lower)
      }
      #expect((try? Certificate(parsing: damaged.serialized().utf8)) == damaged)
    }
    #expect(parsed > 50, "the damage must leave something to check")
  }

  @Test("every prefix of a certificate is malformed")
  func prefixes() {
    let bytes = Array(Samples.s3Quadratic.serialized().utf8.dropLast(2))
    for length in bytes.indices {
      #expect(throws: CertificateSyntaxError.self) { _ = try Certificate(parsing: bytes[..<length]) }
    }
  }
}
