import Foundation
import Reporting
import Testing

@Suite struct ReportingExamples {
  @Test func tables() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "costs.txt").path

    var table = TextTable([("class", .left), ("AC_ex", .right)])
    table.add(["polynomials:2", "3"])
    table.add(["polynomials:3", "6"])
    // Either the whole file is there or none.
    try AtomicFile.write(table.text + "\n", to: path, replacing: false)
    #expect(throws: CertificateArchive.Failure.self) {
      try AtomicFile.write("something else", to: path, replacing: false)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("class          AC_ex\n"))
  }
}
