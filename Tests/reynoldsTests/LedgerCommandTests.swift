import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct LedgerCommandTests {
  @Test func theLedgerIsListedAndAClaimExplained() throws {
    let list = try Command(["claims"])
    #expect(list.status == 0 && list.output.contains("threshold.eigenvalue-formula  "))
    #expect(list.output.contains(/[0-9]+ claims: [0-9]+ hold, [0-9]+ fail, [0-9]+ are open/))
    let archive = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Counterexamples/refuted").path
    let claim = try Command(["claims", "threshold.eigenvalue-formula", "--archive", archive])
    #expect(claim.status == 0)
    for word in ["source ", "verdict      fails", "counterexample ", "demanded ", "but not "] {
      #expect(claim.output.contains(word), "\(claim.output)")
    }
  }

  @Test(arguments: [
    (["claims", "threshold.eigenvalue-formul"], 64, "did you mean threshold.eigenvalue-formula"),
    (["claims", "no-such-thing-at-all"], 64, "`reynolds claims` lists them"),
    (["verify", "--family", "nothing"], 64, "averaging, errors"), (["verify", "--cases", "0"], 64, "--cases is 0"),
    (["verify", "averaging.orbit-mean", "--time", "5"], 64, "--time must be a time"),
    (["verify", "averaging.orbit-mean", "--junit", "/no/such/folder/x.xml"], 73, "/no/such/folder is not a folder"),
    (["search", "averaging.orbit-mean", "--strategy", "luck"], 64, "luck"),
    (["search", "averaging.orbit-mean", "--resume", "--state", "/no/such/state"], 66, "no campaign is saved"),
    (["search", "averaging.orbit-mean", "--budget", "soon"], 64, "soon"),
    (["new-claim", "lower"], 64, "first a capital letter"), (["new-claim", "Reynolds"], 64, "choose another"),
    (["new-claim", "Mine", "--reynolds", "/tmp"], 64, "say with --reynolds where it is"),
  ])
  func wrongUseIsRefused(arguments: [String], status: Int, words: String) throws {
    let run = try Command(arguments)
    #expect(run.status == Int32(status), "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func verifyReportsAsTableJSONAndJUnit() throws {
    try withTemporaryFolder { folder in
      let ids = ["errors.factor-below-two", "averaging.orbit-mean"]
      let run = try Command(
        ["verify"] + ids + ["--cases", "20", "--quiet", "--junit", folder + "/v.xml", "--record", folder + "/v.json"])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(run.output.contains("2 claims checked; every finding agrees with the ledger"))
      let report = try String(contentsOfFile: folder + "/v.xml", encoding: .utf8)
      #expect(report.contains("<testcase classname=\"errors\" name=\"errors.factor-below-two\""))
      #expect(report.contains("failures=\"0\""))
      let again = try Command(
        ["verify"] + ids + ["--cases", "20", "--quiet", "--jobs", "1", "--record", folder + "/w.json"])
      #expect(again.status == 0)
      // Nothing that is kept depends on the clock or on the number of jobs.
      #expect(
        try String(contentsOfFile: folder + "/v.json", encoding: .utf8)
          == String(contentsOfFile: folder + "/w.json", encoding: .utf8))
      let claim = try Command([
        "claims", "averaging.orbit-mean", "--verified", folder + "/v.json", "--archive", folder + "/none",
      ])
      #expect(claim.output.contains("20 random cases"), "\(claim.output)")
    }
  }

  @Test("a kept finding on a claim of which the ledger says something else now is left out, a broken file an error")
  func outdatedFindings() throws {
    try withTemporaryFolder { folder in
      let kept = folder + "/v.json"
      let run = try Command(["verify", "averaging.orbit-mean", "--cases", "5", "--quiet", "--record", kept])
      #expect(run.status == 0, "\(run.errors)")
      let text = try String(contentsOfFile: kept, encoding: .utf8)
      let other = text.replacing("\"expected\" : \"holds\"", with: "\"expected\" : \"open\"")
      #expect(other != text)
      try other.write(toFile: kept, atomically: true, encoding: .utf8)
      let explain = ["claims", "averaging.orbit-mean", "--verified", kept, "--archive", folder + "/none"]
      let claim = try Command(explain)
      #expect(
        claim.status == 0
          && claim.output.contains("verified     left out: the ledger says now that averaging.orbit-mean"))
      #expect(!claim.output.contains("5 random cases"), "\(claim.output)")
      try "[".write(toFile: kept, atomically: true, encoding: .utf8)
      let broken = try Command(explain)
      #expect(broken.status == 65 && broken.errors.contains("is not what `reynolds verify --record` writes"))
    }
  }

  @Test func searchArchivesTheLeastCounterexampleWhichCheckJudgesAgain() throws {
    try withTemporaryFolder { folder in
      let run = try Command([
        "search", "errors.inversion-keeps-strong", "--strategy", "exhaustive", "--quiet", "--archive",
        folder + "/refuted",
        "--state", folder + "/state.json",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/refuted")
      #expect(files.count == 1 && !FileManager.default.fileExists(atPath: folder + "/state.json"))
      let path = try folder + "/refuted/" + #require(files.first)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("no violation on groups of order below 6"))
      let check = try Command(["check", path])
      #expect(check.status == 0 && check.output.contains("1 counterexample: 1 valid"), "\(check.output)")
      for (part, replacement, status) in [
        ("\"relation\" : \"=\"", "\"relation\" : \"<\"", 1), ("\"version\" : 1", "\"version\" : 9", 65),
        ("errors.inversion-keeps-strong", "errors.weak-at-most-strong", 1),
        ("errors.inversion", "errors.no-inversion", 65),
        ("The inverted scheme", "The moon", 1), ("\"claim\"", "\"more\" : 1,\n  \"claim\"", 65),
        ("\"1/6\"", "\"1/5\"", 65),
      ] {
        let changed = text.replacing(part, with: replacement)
        #expect(changed != text, "\(part)")
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        let refused = try Command(["check", path])
        #expect(refused.status == Int32(status), "\(replacement): \(refused.output)")
      }
    }
  }

  @Test func aKilledSearchGoesOn() throws {
    try withTemporaryFolder { folder in
      let state = folder + "/state.json"
      let base = ["search", "averaging.orbit-mean", "--strategy", "random,exhaustive", "--quiet", "--no-archiving"]
      let process = Process()
      process.executableURL = Command.products.appending(path: "reynolds")
      process.arguments = base + ["--budget", "1e9", "--state", state, "--save-interval", "0.2"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let end = Date(timeIntervalSinceNow: 600)
      while !FileManager.default.fileExists(atPath: state), Date() < end { Thread.sleep(forTimeInterval: 0.05) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let fresh = try Command(base + ["--budget", "10", "--state", state])
      #expect(fresh.status == 64 && fresh.errors.contains("--resume"), "\(fresh.errors)")
      let resumed = try Command(base + ["--budget", "10", "--state", state, "--resume"])
      #expect(resumed.status == 0, "\(resumed.errors)")
      #expect(resumed.output.contains("the budget is spent"), "\(resumed.output)")
      // A file that is cut short is refused, and left as it is.
      let text = try String(contentsOfFile: state, encoding: .utf8)
      let cut = String(text.prefix(text.count / 2))
      try cut.write(toFile: state, atomically: true, encoding: .utf8)
      let refused = try Command(base + ["--budget", "10", "--state", state, "--resume"])
      #expect(refused.status == 65, "\(refused.errors)")
      #expect(try String(contentsOfFile: state, encoding: .utf8) == cut)
    }
  }

  @Test func aPackageForClaimsIsWrittenOnce() throws {
    try withTemporaryFolder { folder in
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
      let arguments = ["new-claim", "Mine", "--folder", folder, "--reynolds", root]
      let run = try Command(arguments)
      #expect(run.status == 0, "\(run.errors)")
      let manifest = try String(contentsOfFile: folder + "/Mine/Package.swift", encoding: .utf8)
      #expect(manifest.contains(".package(name: \"reynolds\", path: \"\(root)\")"))
      for file in [
        "Sources/Mine/Main.swift", "Sources/Mine/Claims.swift", "Tests/MineTests/MineTests.swift", "README.md",
      ] {
        #expect(FileManager.default.fileExists(atPath: folder + "/Mine/" + file))
      }
      let again = try Command(arguments)
      #expect(again.status == 73 && again.errors.contains("nothing was written"))
    }
  }
}
