import Foundation
import Testing

@Suite struct ShardCommandTests {
  @Test func shardsOfASearchFindAndArchiveWhatTheWholeSearchDoes() throws {
    try withTemporaryFolder { folder in
      let base = ["search", "errors.factor-below-two", "--strategy", "exhaustive", "--max-order", "2", "--quiet"]
      let whole = try Command(
        base + ["--archive", folder + "/whole", "--state", folder + "/state.json"])
      #expect(whole.status == 0, "\(whole.errors)")
      let states = (1...2).map { "\(folder)/\($0).json" }
      for (index, state) in zip(1..., states) {
        let shard = try Command(
          base + ["--archive", folder + "/merged", "--state", state, "--shard", "\(index)/2"])
        #expect(shard.status == 0, "\(shard.errors)")
        #expect(shard.output.contains("errors.factor-below-two, shard \(index)/2: "), "\(shard.output)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/merged"))
      let merged = try Command(base + ["--archive", folder + "/merged", "--merge"] + states)
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(merged.output.contains("a counterexample was found"), "\(merged.output)")
      let (names, others) = (
        try FileManager.default.contentsOfDirectory(atPath: folder + "/whole"),
        try FileManager.default.contentsOfDirectory(atPath: folder + "/merged")
      )
      #expect(names == others && names.count == 1)
      for name in names {
        #expect(
          try Data(contentsOf: URL(filePath: "\(folder)/whole/\(name)"))
            == Data(contentsOf: URL(filePath: "\(folder)/merged/\(name)")))
      }
      try Data([0xFF, 0x7B]).write(to: URL(filePath: folder + "/garbled.json"))
      let garbled = try Command(base + ["--merge", folder + "/garbled.json"])
      #expect(garbled.status == 65 && garbled.errors.contains("it is no UTF-8"), "\(garbled.errors)")
      let one = try Command(base + ["--merge", states[0]])
      #expect(one.status == 65 && one.errors.contains("shards 2 of 2 are missing"), "\(one.errors)")
    }
  }

  @Test func shardsOfAVerificationKeepTheSameRecord() throws {
    try withTemporaryFolder { folder in
      let ids = [
        "errors.factor-below-two", "frames.average-fixes-invariants", "averaging.orbit-mean",
        "symmetrizers.sorted-pair-is-invariant",
      ]
      let base = ["verify"] + ids + ["--cases", "10", "--quiet"]
      let whole = try Command(base + ["--record", folder + "/whole.json"])
      #expect(whole.status == 0, "\(whole.output)\(whole.errors)")
      var counts: [Int] = []
      for index in 1...3 {
        let shard = try Command(base + ["--shard", "\(index)/3", "--record", "\(folder)/\(index).json"])
        #expect(shard.status == 0, "\(shard.errors)")
        counts.append(
          try String(contentsOfFile: "\(folder)/\(index).json", encoding: .utf8).split(separator: "\"claim\"").count - 1
        )
      }
      #expect(counts.reduce(0, +) == ids.count && counts.allSatisfy { $0 > 0 })
      let files = (1...3).reversed().map { "\(folder)/\($0).json" }
      let merged = try Command(["verify"] + ids + ["--record", folder + "/merged.json", "--merge"] + files)
      #expect(merged.status == 0, "\(merged.output)\(merged.errors)")
      #expect(merged.output == "4 claims checked; every finding agrees with the ledger\n")
      let text = try String(contentsOfFile: folder + "/whole.json", encoding: .utf8)
      #expect(try String(contentsOfFile: folder + "/merged.json", encoding: .utf8) == text)

      let partial = try Command(
        ["verify"] + ids + ["--record", folder + "/partial.json", "--merge"] + files.dropLast())
      #expect(partial.status == 2 && partial.errors.contains("claims are in none of the files"), "\(partial.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/partial.json"))
      for (part, other, status, words) in [
        ("\"agrees\" : true", "\"agrees\" : false", 65, "that cannot have “agrees” false"),
        ("\"verdict\" : \"holds here\"", "\"verdict\" : \"fails\"", 65, "found “fails” without a violation"),
        ("\"verdict\" : \"holds here\"", "\"verdict\" : \"fine\"", 65, "“fine” is no verdict"),
        ("\"expected\" : \"holds\"", "\"expected\" : \"open\"", 65, "the ledger says now that"),
        ("\"vacuousCases\" : 0", "\"vacuousCases\" : 1", 65, "different findings"),
        ("averaging.orbit-mean", "averaging.orbit-median", 65, "not among the claims to merge"),
        ("\"seed\" : \"24301\"", "\"seed\" : \"1\"", 65, "have the seeds"),
        ("[", "{", 65, "is not what `reynolds verify"),
      ] {
        let changed = text.replacing(part, with: other, maxReplacements: 1)
        #expect(changed != text)
        try changed.write(toFile: folder + "/changed.json", atomically: true, encoding: .utf8)
        let beside = words == "different findings" ? files : []
        let run = try Command(["verify"] + ids + ["--merge"] + beside + [folder + "/changed.json"])
        #expect(run.status == Int32(status) && (run.output + run.errors).contains(words), "\(run.output)\(run.errors)")
      }
      // The findings are those of the files: one that contradicts the ledger has the exit code of a contradiction.
      let one = ["verify", "averaging.orbit-mean"]
      let path = folder + "/one.json"
      #expect(try Command(one + ["--cases", "10", "--quiet", "--record", path]).status == 0)
      try String(contentsOfFile: path, encoding: .utf8)
        .replacing("\"agrees\" : true", with: "\"agrees\" : false")
        .replacing("\"verdict\" : \"holds here\"", with: "\"verdict\" : \"fails\", \"violation\" : \"1 ≤ 0\"")
        .write(toFile: path, atomically: true, encoding: .utf8)
      let contradiction = try Command(one + ["--merge", path])
      #expect(
        contradiction.status == 1 && contradiction.output.contains("contradict the ledger"), "\(contradiction.output)")
      let folderGiven = try Command(one + ["--merge", folder])
      #expect(folderGiven.status == 66 && folderGiven.errors.contains("Is a directory"), "\(folderGiven.errors)")
    }
  }

  @Test(arguments: [
    (["verify", "--shard", "0/4"], 64, "there is no part 0 of 4"), (["verify", "--shard", "3"], 64, "“3” is not i/n"),
    (["search", "averaging.orbit-mean", "--shard", "5/4"], 64, "with i from 1 to 4"),
    (["search", "averaging.orbit-mean", "--shard", "a/b"], 64, "“a/b” is not i/n"),
    (["search", "averaging.orbit-mean", "--merge", "x.json", "--resume"], 64, "--merge only reads"),
    (["search", "averaging.orbit-mean", "--merge", "/no/such/state"], 66, "/no/such/state cannot be read"),
    (["verify", "--merge", "x.json", "--shard", "1/2"], 64, "--merge checks nothing"),
    (["verify", "--merge", "/no/such/record"], 66, "/no/such/record cannot be read"),
  ])
  func wrongUseIsRefused(arguments: [String], status: Int, words: String) throws {
    let run = try Command(arguments)
    #expect(run.status == Int32(status), "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
