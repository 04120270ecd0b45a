import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

/// Saved schemes that a disk has changed. A scheme claims nothing, so what is read is a scheme of the group that it names: the weights
/// sum to 1, the elements belong to the group.
@Suite("Damaged schemes")
struct DamagedSchemeTests {
  private static func file() throws -> SchemeFile {
    let group = try GroupDescription("S4")
    let rotation = try Permutation(oneLine: [2, 3, 4, 1])
    let elements = [rotation, rotation * rotation, rotation * rotation * rotation, Permutation(identity: 4)]
    let scheme = try PermutationScheme(elements.map { (element: $0, weight: Rational(1, 4)) }, weightClass: .uniform)
    return try SchemeFile(scheme, of: group)
  }

  @Test("every prefix is refused")
  func prefixes() throws {
    let bytes = Array(try DamagedSchemeTests.file().text.utf8)
    for length in 0..<bytes.count - 2 {
      #expect(throws: SchemeError.self) { try SchemeFile(text: String(decoding: bytes[..<length], as: UTF8.self)) }
    }
  }

  @Test("flipped bits")
  func flips() throws {
    let whole = try DamagedSchemeTests.file()
    let bytes = Array(whole.text.utf8)
    var (same, other, refused) = (0, 0, 0)
    for bit in stride(from: 0, to: bytes.count * 8, by: 3) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let file = try? SchemeFile(text: String(decoding: damaged, as: UTF8.self)) else {
        refused += 1
        continue
      }
      if file.scheme == whole.scheme, file.generators == whole.generators {
        same += 1
        continue
      }
      other += 1
      #expect(file.scheme.entries.reduce(Rational.zero) { $0 + $1.weight } == 1, "bit \(bit)")
      let group = try file.groupDescription.permutationGroup()
      #expect(file.scheme.entries.allSatisfy { group.contains($0.element) })
    }
    #expect(refused > 5 * other && refused > 5 * same, "\(refused) refused, \(same) the same, \(other) other")
  }
}
