import Certificates
import Foundation
import Reporting
import Testing

@Suite struct ArchiveIndexTests {
  private static let head =
    "instance\tsymmetry\tweights\torder\tlower\tupper\tstatus\tproofs\tbytes\tfile\tsha256\tidentity\tseconds\n"

  private static func line(_ instance: String, lower: Int = 1, status: String = "open", seconds: String = "0.5")
    -> String
  {
    "\(instance)\texact\tconvex\t6\t\(lower)\t3\t\(status)\tnone\t10\t\(instance).json\tab\tof \(instance)\t\(seconds)\n"
  }

  /// Numbers in names are compared as numbers.
  @Test func linesAreSorted() throws {
    let names = ["S10", "S9 b", "C8", "S9", "SmallGroup(8,3) x", "SmallGroup(8,12)", "S09"]
    let index = try #require(ArchiveIndex(parsing: Self.head + names.map { Self.line($0) }.joined()))
    let sorted = ["C8", "S9", "S9 b", "S09", "S10", "SmallGroup(8,3) x", "SmallGroup(8,12)"]
    #expect(index.entries.map(\.instance) == sorted)
    #expect(index.text == Self.head + sorted.map { Self.line($0) }.joined())
    #expect(ArchiveIndex(parsing: index.text) == index)
  }

  /// Found by fuzzing: lines that differ in the identity alone were written in an order that changed from run to run.
  @Test func linesThatDifferInTheIdentityAloneAreSorted() throws {
    let lines = (1...12).map { Self.line("S3").replacing("of S3", with: "identity \($0)") }
    let index = try #require(ArchiveIndex(parsing: Self.head + lines.reversed().joined()))
    #expect(index.text == Self.head + lines.joined())
  }

  @Test func closedAndOpen() throws {
    let text = Self.head + Self.line("A", lower: 3, status: "closed", seconds: "-") + Self.line("B")
    let index = try #require(ArchiveIndex(parsing: text))
    #expect(index.entries.map(\.isClosed) == [true, false] && index.entries.map(\.seconds) == [nil, 0.5])
    #expect(index.text == text)
  }

  @Test(arguments: [
    "", head.trimmingCharacters(in: .newlines), head + "A\texact\n", head + line("A").dropLast(),
    head + line("A", lower: 3), head + line("A", status: "closed"), head + line("A", seconds: "soon"),
    head + line("../A"), head.replacing("order", with: "size") + line("A"), line("A"),
    head + line("A").replacing("\t6\t", with: "\tsix\t"),
  ])
  func isNoIndex(_ text: String) { #expect(ArchiveIndex(parsing: text) == nil) }

  /// The archive of the repository; `reynoldsTests` check the certificates.
  @Test func theIndexOfTheRepositoryAgreesWithItsFiles() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Counterexamples/excluded").path
    #expect(CertificateArchive.faults(in: folder).isEmpty)
    let index = try #require(
      ArchiveIndex(parsing: try String(contentsOfFile: folder + "/" + ArchiveIndex.fileName, encoding: .utf8)))
    #expect(index.entries.count >= 8)
  }
}
