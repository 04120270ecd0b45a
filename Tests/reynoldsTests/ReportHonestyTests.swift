import Foundation
import Testing

/// Reports say no more than was done, and what an archive lacks.
@Suite("reynolds report, of archives with gaps") struct ReportHonestyTests {
  /// The ids in the ledger, with the verdicts.
  private struct Listed: Decodable { let id, expected: String }

  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func report(_ archive: String, in folder: String, _ options: [String] = []) throws -> (String) throws ->
    String
  {
    let run = try Command(
      ["report", "-o", folder + "/out", "--counterexamples", archive, "--quiet", "--no-times", "--no-atlas"] + options)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    return { try String(contentsOfFile: "\(folder)/out/\($0)", encoding: .utf8) }
  }

  @Test("an archive without counterexamples, and no findings, are not talked over")
  func withoutCounterexamples() throws {
    try withTemporaryFolder { folder in
      let archive = folder + "/archive"
      try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
      try ReportFixture.file(ReportFixture.certificate)
        .write(toFile: archive + "/proof.json", atomically: true, encoding: .utf8)
      let page = try report(archive, in: folder, ["--verified", folder + "/none.json", "--no-figures"])
      let overview = try page("index.html")
      #expect(overview.contains("with findings") && overview.contains("hold, of which 0 with findings"))
      #expect(overview.contains("fail, of which 0 on a confirmed counterexample"))
      #expect(!overview.contains("in vain") && !overview.contains("Every proof") && !overview.contains("notice good"))
      #expect(overview.contains("! counterexample missing") && overview.contains("claims/errors.factor-below-two.html"))
      let ledger = try page("claims.html")
      #expect(!ledger.contains("has a counterexample, judged again") && ledger.contains("! counterexample missing"))
      let claim = try page("claims/errors.factor-below-two.html")
      #expect(claim.contains("the archive of this report has none") && claim.contains("! counterexample missing"))
      #expect(!claim.contains("Exhausted are"))
      #expect(try !page("counterexamples.html").contains("judged each of them again"))
    }
  }

  @Test("a claim with a refused counterexample says so; one with a confirmed one has no such mark")
  func marks() throws {
    let fixture = try ReportFixture.shared.get()
    let forged = try fixture.page("claims/errors.factor-below-two.html")
    #expect(forged.contains("! counterexample not confirmed") && forged.contains("was not confirmed"))
    let confirmed = try fixture.page("claims/errors.inversion-keeps-strong.html")
    #expect(!confirmed.contains("! counterexample") && confirmed.contains("it was confirmed for this report"))
    #expect(try fixture.page("index.html").contains("on a confirmed counterexample"))
  }

  @Test("findings name the version that kept them; files of before there were versions are read")
  func versions() throws {
    try withTemporaryFolder { folder in
      let kept = folder + "/kept.json"
      let run = try Command(["verify", "averaging.orbit-mean", "--cases", "5", "--quiet", "--record", kept])
      #expect(run.status == 0 && run.output.contains("1 claim checked"), "\(run.output)\(run.errors)")
      let text = try String(contentsOfFile: kept, encoding: .utf8)
      let version = try #require(text.firstMatch(of: /"version" : "([^"]+)"/)?.1)
      try ReportFixture.makeArchive(in: folder + "/archive", onlyGood: true)
      let options = ["--no-figures", "--verified", kept]
      let page = try report(folder + "/archive", in: folder, options)
      #expect(try page("claims/averaging.orbit-mean.html").contains("by reynolds \(version)"))
      #expect(try page("index.html").contains("hold, of which 1 with findings"))
      // The version is the last of the keys, in a file without it "verdict" is.
      try text.replacing(/,\s*"version" : "[^"]+"/, with: "").write(toFile: kept, atomically: true, encoding: .utf8)
      let older = try report(folder + "/archive", in: folder, options)
      let claim = try older("claims/averaging.orbit-mean.html")
      #expect(claim.contains("Kept by an earlier verification") && !claim.contains("verification, by reynolds"))
      // One that the ledger has left behind, and one that found a counterexample.
      let first = text.replacing("\"expected\" : \"holds\"", with: "\"expected\" : \"open\"")
      let second = text.replacing("averaging.orbit-mean", with: "averaging.average-is-invariant")
        .replacing("\"agrees\" : true", with: "\"agrees\" : false").replacing("holds here", with: "fails")
        .replacing("\"seed\" :", with: "\"violation\" : \"1 = 2\", \"seed\" :")
      try "\(first.trimmingCharacters(in: .whitespacesAndNewlines).dropLast()),\(second.drop { $0 != "{" })"
        .write(toFile: kept, atomically: true, encoding: .utf8)
      let outdated = try report(folder + "/archive", in: folder, options)
      #expect(
        try outdated("claims/averaging.orbit-mean.html").contains(
          "An earlier verification is left out: the ledger says now that averaging.orbit-mean"))
      #expect(!(try outdated("index.html").contains("of which 1 with findings")))
      let all = try outdated("claims.html")
      #expect(all.contains("a kept verification is left out") && all.contains("a test found a counterexample"))
      #expect(!all.contains("random cases without a violation"))
    }
  }

  @Test("the captions of figures are text of the page, and no title is there twice")
  func captions() throws {
    let figures = try ReportFixture.shared.get().page("figures.html")
    #expect(figures.contains("alt=\"The drawing phase.svg, described below it\""))
    let title = "Where approximate symmetry is cheaper than exact symmetry"
    #expect(figures.split(separator: title, omittingEmptySubsequences: false).count == 2)
    let drawing = try ReportFixture.shared.get().page("figures/standard/phase.svg")
    let description = try #require(drawing.firstMatch(of: /<desc[^>]*>([^<&_^]{30})/)?.1)
    #expect(figures.contains(description), "\(description)")
  }

  @Test("instances without an action say what is acted on; multiplicities are those of representations")
  func whatIsActedOn() throws {
    try withTemporaryFolder { folder in
      let archive = folder + "/archive"
      try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
      let names = [
        "threshold.eigenvalue-formula--d639861ae9504976", "symmetrizers.sorted-pair-is-equivariant--903f3a5d9480b3e9",
      ]
      for name in names {
        try ReportFixture.file("refuted/\(name).json")
          .write(toFile: "\(archive)/\(name).json", atomically: true, encoding: .utf8)
      }
      let page = try report(archive, in: folder, ["--no-figures"])
      let threshold = try page("counterexamples/\(names[0]).html")
      #expect(threshold.contains("What it acts on") && threshold.contains("ρ = Σ mᵢχᵢ, of dimension 1"))
      #expect(threshold.contains("m, by irreducible representation") && threshold.contains("χ2, of degree 1"))
      #expect(threshold.contains("1, −1") && !threshold.contains("by coordinate"))
      let pair = try page("counterexamples/\(names[1]).html")
      #expect(pair.contains("What it acts on") && pair.contains("what is acted on is part of the claim"))
    }
  }

  @Test("verified.json of the repository has a finding for every claim of the ledger, and for nothing else")
  func everyClaimIsRecorded() throws {
    struct Record: Decodable {
      let claim: String
      let agrees: Bool
    }
    let claims = try JSONDecoder().decode(
      [Listed].self, from: Data(Command(["claims", "--format", "json"]).output.utf8))
    let file = ReportHonestyTests.root.appending(path: "Documentation/verified.json")
    let records = try JSONDecoder().decode([Record].self, from: Data(contentsOf: file))
    let (ids, recorded) = (Set(claims.map(\.id)), Set(records.map(\.claim)))
    #expect(ids.subtracting(recorded).sorted() == [], "renew it: reynolds verify --cases 10000 --record \(file.path)")
    #expect(recorded.subtracting(ids).sorted() == [] && records.count == recorded.count)
    #expect(records.filter { !$0.agrees }.map(\.claim) == [])
  }

  @Test("verify that is stopped before the first claim is done claims nothing")
  func stoppedAtOnce() throws {
    let command = try TerminalCommand(
      ["verify", "averaging.orbit-mean", "--cases", "1000000000", "--jobs", "1"], columns: 100)
    #expect(command.shows("cases"))
    command.interrupt()
    let (status, _, output) = command.end()
    #expect(status == 130 && !output.contains("agrees with the ledger"), "\(output)")
    #expect(command.text.contains("0 of 1 claims are checked"), "\(command.text)")
  }
}
