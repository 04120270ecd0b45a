import Certificates
import ExactArithmetic
import Testing

@Suite("Names of groups")
struct GroupNameTests {
  /// The finding about the group of a certificate that claims nothing else of interest.
  private func finding(_ name: String, _ points: Int, _ generators: [[Int]], _ order: Int) -> CheckReport.Finding? {
    let certificate = Certificate(
      group: .init(name: name, points: points, generators: generators, order: order),
      action: .permutation(dimension: points, images: generators), functionClass: .functions,
      claim: .init(weights: .convex, lower: 1, upper: 1), scheme: [], lower: [])
    return CertificateChecker().check(certificate).findings.first
  }

  @Test(
    "the standard generators of each family, written out by hand",
    arguments: [
      ("C1", 1, [], 1), ("C5", 5, [[2, 3, 4, 5, 1]], 5), ("D3", 3, [[2, 3, 1], [1, 3, 2]], 6),
      ("D5", 5, [[2, 3, 4, 5, 1], [1, 5, 4, 3, 2]], 10), ("S1", 1, [], 1), ("S2", 2, [[2, 1]], 2),
      ("S5", 5, [[2, 3, 4, 5, 1], [2, 1, 3, 4, 5]], 120), ("A1", 1, [], 1), ("A2", 2, [], 1),
      ("A3", 3, [[2, 3, 1]], 3), ("A5", 5, [[2, 3, 1, 4, 5], [2, 4, 3, 1, 5], [2, 5, 3, 4, 1]], 60),
      ("Q8", 8, [[2, 3, 4, 1, 6, 7, 8, 5], [5, 8, 7, 6, 3, 2, 1, 4]], 8),
      (
        "Q12", 12,
        [[2, 3, 4, 5, 6, 1, 8, 9, 10, 11, 12, 7], [7, 12, 11, 10, 9, 8, 4, 3, 2, 1, 6, 5]], 12
      ),
      ("B1", 2, [[2, 1]], 2), ("B2", 4, [[3, 4, 1, 2], [2, 1, 3, 4]], 8),
      ("B3", 6, [[3, 4, 5, 6, 1, 2], [3, 4, 1, 2, 5, 6], [2, 1, 3, 4, 5, 6]], 48),
      ("C2^2", 4, [[2, 1, 3, 4], [1, 2, 4, 3]], 4), ("C2^1", 2, [[2, 1]], 2),
      ("C2^2^2", 8, (0..<4).map { i in (0..<8).map { $0 / 2 == i ? ($0 ^ 1) + 1 : $0 + 1 } }, 16),
      ("C2xC3^2", 8, [[2, 1, 3, 4, 5, 6, 7, 8], [1, 2, 4, 5, 3, 6, 7, 8], [1, 2, 3, 4, 5, 7, 8, 6]], 18),
      ("S3xC1xC2", 6, [[2, 3, 1, 4, 5, 6], [2, 1, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5]], 12),
    ] as [(String, Int, [[Int]], Int)])
  func accepted(name: String, points: Int, generators: [[Int]], order: Int) {
    let finding = finding(name, points, generators, order)
    #expect(finding?.outcome == .ok, "\(name): \(finding?.message ?? "")")
  }

  @Test(
    "what is not a name",
    arguments: [
      "", "C", "C0", "C05", "C-1", "C+1", "c5", "D2", "Q4", "Q10", "B0", "Z5", "C2^", "C2^0", "C2^01", "C2x", "xC2",
      "C2xxC3", "C2 xC3", "C2^2x^2", "C²", "C2×C3", "(C2)", "S99999999999999999999", "B9223372036854775807",
      "C9223372036854775807^9223372036854775807", "C9223372036854775807xC1", "😀5", "C5\u{1B}[31m",
    ])
  func refused(name: String) {
    let finding = finding(name, 5, [[2, 3, 4, 5, 1]], 5)
    #expect(finding?.outcome == .fault)
    #expect(finding?.part == "group.name")
    #expect(finding?.message.hasSuffix("is not a name of the table") == true)
    #expect(finding?.message.contains("\u{1B}") == false)
  }

  @Test(
    "a name of another group, or of other generators of the same group",
    arguments: [
      ("C4", 5, [[2, 3, 4, 5, 1]], "C4 has 4 points, not 5"),
      ("S5", 5, [[2, 3, 4, 5, 1]], "S5 has 2 generators, not 1"),
      ("C5", 5, [[5, 1, 2, 3, 4]], "generator 1 of C5 is [2,3,4,5,1], not [5,1,2,3,4]"),
      ("S3", 3, [[2, 1, 3], [2, 3, 1]], "generator 1 of S3 is [2,3,1], not [2,1,3]"),
      ("D4", 4, [[2, 3, 4, 1], [4, 3, 2, 1]], "generator 2 of D4 is [1,4,3,2], not [4,3,2,1]"),
      ("C1^1000000000000", 5, [], "C1^1000000000000 has 1000000000000 points, not 5"),
      ("S3^1000000000", 5, [], "S3^1000000000 has 3000000000 points, not 5"),
    ] as [(String, Int, [[Int]], String)])
  func mismatched(name: String, points: Int, generators: [[Int]], message: String) {
    #expect(finding(name, points, generators, 5)?.message == message)
  }
}
