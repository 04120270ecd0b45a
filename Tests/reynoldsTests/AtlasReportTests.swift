import Foundation
import Testing

@Suite("reynolds report, the atlas") struct AtlasReportTests {
  @Test("the page has the summary and every entry, with the way to its proof")
  func page() throws {
    let fixture = try ReportFixture.shared.get()
    #expect(fixture.output.contains("atlas: 3 questions, 2 closed; 1 of 1 certificate valid"), "\(fixture.output)")
    let page = try fixture.page("atlas.html")
    #expect(page.contains("4 entries with 3 different questions: 2 closed (66.6 %), 1 open"))
    #expect(page.contains("natural, degree ≤ 2") && page.contains("5 … 7") && page.contains("S3 = &lt;b&gt;"))
    for facet in ["kind", "symmetry", "closed", "order"] { #expect(page.contains("name=\"\(facet)\"")) }
    #expect(page.contains("claims/exactness.criterion-convex.html") && page.contains("id=\"open\""))
    #expect(try fixture.page("index.html").contains("questions of the atlas"))
    let group = try fixture.page("atlas/SmallGroup-6-1.html")
    // From the row to the proof in words.
    let link = try #require(page.firstMatch(of: /href="atlas\/SmallGroup-6-1\.html#(answer-[0-9a-f]{16})"/))
    #expect(group.contains("id=\"\(link.1)\""))
    #expect(group.contains("✓ valid") && group.contains("The weight 1/3 for each of e, (1 2 3), (1 3 2)."))
    #expect(group.contains("Threshold degrees") && group.contains(">theorem<"))
    #expect(try fixture.page("atlas/SmallGroup-7-1.html").contains("The least size is from 5 to 7"))
  }

  @Test("a refused certificate, a contradicted claim and a damaged dataset are told")
  func faults() throws {
    try withTemporaryFolder { folder in
      try ReportFixture.makeArchive(in: folder + "/archive", onlyGood: true)
      try AtlasDatasetFixture.write(to: folder + "/atlas", wrongCost: 5)
      let certificates = try FileManager.default.subpathsOfDirectory(atPath: folder + "/atlas/certificates")
      let name = try #require(certificates.first { $0.hasSuffix(".gz") })
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/atlas/certificates/\(name)"))
      let arguments = [
        "report", "-o", folder + "/out", "--counterexamples", folder + "/archive", "--quiet", "--no-figures", "--atlas",
      ]
      let run = try Command(arguments + [folder + "/atlas"])
      #expect(
        run.status == 1 && run.output.contains("0 of 1 certificate valid; ")
          && run.output.contains(" not proved, the first: ") && run.output.contains("; it contradicts 2 claims"),
        "\(run.output)")
      let page = try String(contentsOfFile: folder + "/out/atlas.html", encoding: .utf8)
      #expect(page.contains("notice bad") && page.contains("✗ refused"))
      #expect(page.contains("An instance contradicts exactness.criterion-convex"))
      #expect(try String(contentsOfFile: folder + "/out/index.html", encoding: .utf8).contains("notice bad"))
      let missing = try Command(arguments + [folder + "/none"])
      #expect(missing.status == 66 && missing.errors.contains("there is no such folder"), "\(missing.errors)")
    }
  }
}
