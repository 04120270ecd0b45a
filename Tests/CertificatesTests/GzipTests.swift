import Certificates
import ExactArithmetic
import Testing

@Suite("Compressed certificates")
struct GzipTests {
  static let texts: [[UInt8]] = {
    var random = SplitMix(seed: 7)
    let noise = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let periodic = (0..<100_000).map { UInt8($0 % 251) }
    let skewed = (0..<70_000).map { _ in UInt8(random.next().leadingZeroBitCount) }
    return [
      [], [0], [1, 1], Array("abcabcabcabcabcabc".utf8), noise, periodic, skewed, Array(repeating: 9, count: 100_000),
      Array(Samples.s3Quadratic.serialized().utf8),
    ]
  }()

  @Test("what was compressed comes back", arguments: texts.indices)
  func roundTrip(index: Int) throws {
    let text = GzipTests.texts[index]
    let packed = Gzip.compressed(text)
    #expect(try Gzip.expanded(packed, limit: text.count) == text)
    #expect(packed == Gzip.compressed(text))
    if text.count > 0 {
      #expect(throws: Gzip.Failure.tooLong(limit: text.count - 1)) {
        _ = try Gzip.expanded(packed, limit: text.count - 1)
      }
    }
    if index == 5 || index == 7 { #expect(packed.count < 1500) }
  }

  /// Written by gzip 1.12 (`gzip -n`): a block with the fixed code, and one with a code of its own.
  static let foreign: [(bytes: [UInt8], text: String)] = [
    (
      [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57,
        0xC8, 0x40, 0x27, 0xB9, 0x00, 0x00, 0x88, 0x59, 0x0B, 0x18, 0x00, 0x00, 0x00,
      ], "hello hello hello hello\n"
    ),
    (
      [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x0D, 0x90, 0x07, 0x01, 0x00, 0x30,
        0x0C, 0xC2, 0xAC, 0x44, 0x42, 0xE9, 0xAF, 0x7F, 0x63, 0x9B, 0x00, 0x20, 0xC1, 0x10, 0x4E, 0x90,
        0x14, 0xCD, 0xB0, 0x1C, 0x32, 0x24, 0xE4, 0x28, 0x50, 0xA2, 0x42, 0x8D, 0x06, 0x2D, 0x3A, 0xDC,
        0xF0, 0x9F, 0x71, 0x3C, 0xF0, 0xC4, 0x0B, 0x6F, 0x7C, 0xF0, 0xC5, 0x8F, 0x30, 0x42, 0xC4, 0xAF,
        0x0C, 0x22, 0x89, 0x22, 0x9A, 0x18, 0x62, 0x89, 0x23, 0x8D, 0x14, 0xE9, 0xE4, 0x5F, 0x4C, 0xB2,
        0xC8, 0x26, 0x87, 0x5C, 0xF2, 0x28, 0xA3, 0x44, 0x39, 0x15, 0xD4, 0x07, 0x2A, 0xAA, 0xA9, 0xA1,
        0x96, 0x3A, 0xDA, 0x68, 0xD1, 0x4E, 0x07, 0x9D, 0xF4, 0xE7, 0x6D, 0x7A, 0xE8, 0xA5, 0x8F, 0x31,
        0x46, 0x8C, 0x33, 0xC1, 0x24, 0x53, 0xCC, 0xD7, 0x19, 0x66, 0x99, 0x63, 0x8D, 0x15, 0xEB, 0x6C,
        0xB0, 0xC9, 0x16, 0xDB, 0xEC, 0xB7, 0x5D, 0xF6, 0x38, 0xE3, 0xC4, 0x39, 0x17, 0x5C, 0x72, 0xC5,
        0x35, 0x37, 0xDC, 0x3F, 0xE3, 0x1E, 0xA2, 0x07, 0x43, 0xDB, 0x21, 0x01, 0x00, 0x00,
      ], (0..<100).map(String.init).joined(separator: " ")
    ),
  ]

  @Test("files of the gzip command, stored blocks and names are read")
  func foreignFiles() throws {
    for (bytes, text) in GzipTests.foreign {
      #expect(try Gzip.expanded(bytes, limit: 1000) == Array(text.utf8))
    }
    // By hand: the name "x", then a stored block.
    let stored: [UInt8] = [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, 0x78, 0, 1, 1, 0, 0xFE, 0xFF, 0x78]
    #expect(try Gzip.expanded(stored + [0x83, 0x16, 0xDC, 0x8C, 1, 0, 0, 0], limit: 10) == [0x78])
  }

  @Test("damage is refused, and nothing traps")
  func damage() {
    let text = Array(Samples.s3Quadratic.serialized().utf8)
    let packed = Gzip.compressed(text)
    for length in packed.indices {
      #expect(throws: Gzip.Failure.self) { _ = try Gzip.expanded(Array(packed[..<length]), limit: 1 << 20) }
    }
    var random = SplitMix(seed: 3)
    var refused = 0
    for _ in 0..<3000 {
      var bytes = packed
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      // Some bits mean nothing: the time and the system in the header, and what fills the last byte of the stream.
      if let content = try? Gzip.expanded(bytes, limit: 1 << 20) {
        #expect(content == text)
      } else {
        refused += 1
      }
    }
    #expect(refused > 2800)
    for _ in 0..<2000 {
      let bytes =
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0] + (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect((try? Gzip.expanded(bytes, limit: 1 << 16)) == nil)
    }
  }

  @Test("a certificate is read from its compressed text, and only large ones are compressed")
  func certificates() throws {
    let small = Samples.s3Quadratic
    #expect(try Certificate(parsing: Gzip.compressed(Array(small.serialized().utf8))) == small)
    #expect(small.encoded().bytes == Array(small.serialized().utf8) && !small.encoded().isCompressed)
    let large = small.with { $0.comments = (0..<4000).map { "comment number \($0)" } }
    let (bytes, isCompressed) = large.encoded()
    #expect(isCompressed && bytes.count < 30_000)
    #expect(try Certificate(parsing: bytes) == large)
    #expect(throws: CertificateSyntaxError.self) { _ = try Certificate(parsing: bytes, sizeLimit: 1000) }
    #expect(throws: CertificateSyntaxError.self) { _ = try Certificate(parsing: bytes.dropLast()) }
  }
}
