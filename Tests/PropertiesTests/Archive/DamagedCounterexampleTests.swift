import Foundation
import Properties
import Testing

/// Archived counterexamples that a disk has changed: refused, or judged again and found to be what they say, under their name.
@Suite struct DamagedCounterexampleTests {
  static let names = [
    "symmetrizers.sorted-pair-is-equivariant--903f3a5d9480b3e9.json",
    "averaging.only-projection-on-invariants--458fb041286bc0bd.json",
  ]

  private func confirmed(_ bytes: [UInt8]) -> CounterexampleFile? {
    guard let file = try? CounterexampleFile(text: String(decoding: bytes, as: UTF8.self)),
      (try? file.confirm(in: .standard)) != nil
    else { return nil }
    return file
  }

  @Test(arguments: names)
  func flippedBits(name: String) throws {
    let whole = try ArchiveReplayTests.file(name)
    let bytes = Array(whole.text.utf8)
    #expect(confirmed(bytes) == whole)
    var (same, other, refused) = (0, 0, 0)
    for bit in stride(from: 0, to: bytes.count * 8, by: 7) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let file = confirmed(damaged) else {
        refused += 1
        continue
      }
      // A title, the account of how it was found, or layout; another instance has another name, which `check` compares.
      if file.witness.instance.isThat(of: whole) {
        same += 1
        #expect(file.witness.violation == whole.witness.violation && file.witness.claim == whole.witness.claim)
      } else {
        other += 1
        #expect(file.name != name, "bit \(bit)")
      }
    }
    #expect(refused > 10 * other && refused > same, "\(refused) refused, \(same) the same, \(other) other")
  }

  @Test(arguments: names)
  func prefixes(name: String) throws {
    let bytes = Array(try ArchiveReplayTests.file(name).text.utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 3) {
      #expect(throws: CounterexampleError.self) {
        try CounterexampleFile(text: String(decoding: bytes[..<length], as: UTF8.self))
      }
    }
  }
}

extension Instance {
  /// Whether the instance is that of a file, but for the title of its group.
  fileprivate func isThat(of file: CounterexampleFile) -> Bool {
    var titled = self
    let stated = file.witness.instance.group
    guard group.generators == stated.generators, group.degree == stated.degree else { return false }
    titled.group = stated
    return titled == file.witness.instance
  }
}
