import Foundation
import Testing

@Suite("reynolds atlas query and summary") struct AtlasQueryCommandTests {
  /// The dataset, written once.
  private static let folder = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-atlas-\(UUID())").path
    try AtlasDatasetFixture.write(to: folder)
    return folder
  }

  private func query(_ arguments: [String]) throws -> Command {
    try Command(["atlas", "query"] + arguments + ["--dataset", AtlasQueryCommandTests.folder.get()])
  }

  @Test func text() throws {
    let run = try query(["name=S3 and upper<6", "--sort", "-degree"])
    #expect(run.status == 0 && run.output.hasSuffix("2 of 4 entries\n"), "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    // Columns that say nothing about any of the entries are left out.
    #expect(
      lines[0].split(separator: " ").joined(separator: " ")
        == "kind name representation degree symmetry weights lower upper closed")
    #expect(lines[2].contains("SmallGroup(6,1); S3; <b>  natural") && lines.count == 5)
    #expect(try query(["not closed", "--count"]).output == "1\n")
    #expect(try query(["order>7"]).output == "0 of 4 entries\n")
    #expect(
      try query(["", "--limit", "1", "--columns", "gap"]).output
        == "gap\n───\n  0\n\n4 of 4 entries, of which the first 1 are shown\n")
  }

  @Test func machines() throws {
    let csv = try query(["order=6", "--format", "csv", "--columns", "name,epsilon,upper", "--sort", "upper,degree"])
    let name = "SmallGroup(6,1); S3; <b>"
    #expect(csv.output == "name,epsilon,upper\n\"\(name)\",,3\n\"\(name)\",,3\n\"\(name)\",,6\n")
    struct Row: Decodable, Equatable {
      let epsilon: String?
      let gap: Int
      let closed: Bool
      let proofs: [String]
    }
    let json = try query(["epsilon<=1/10", "--format", "json", "--columns", "epsilon,gap,closed,proofs"])
    let rows = try JSONDecoder().decode([Row].self, from: Data(json.output.utf8))
    #expect(rows == [Row(epsilon: "1/10", gap: 2, closed: false, proofs: ["plancherel"])])
    let fields = try Command(["atlas", "query", "--fields"])
    #expect(fields.status == 0 && fields.output.contains("irreducibles-occurring  integer"))
  }

  @Test(
    arguments: [
      (["ordr<3"], 64, "character 1: “ordr” is not known; did you mean order?"),
      (["weights=convx"], 64, "did you mean convex?"), (["order<"], 64, "character 7: a field, a number"),
      (["", "--columns", "uper"], 64, "did you mean upper?"), (["", "--sort", "-gapp"], 64, "character 2: “gapp”"),
      (["", "--limit", "0"], 64, "--limit is 0"),
    ] as [([String], Int32, String)])
  func refuses(arguments: [String], status: Int32, words: String) throws {
    let run = try query(arguments)
    #expect(run.status == status && run.errors.contains(words) && run.output.isEmpty, "\(run.errors)")
  }

  @Test func datasetsThatCannotBeRead() throws {
    try withTemporaryFolder { folder in
      let none = try Command(["atlas", "query", "--dataset", folder])
      #expect(none.status == 66 && none.errors.contains("has no manifest.json"), "\(none.errors)")
      try AtlasDatasetFixture.write(to: folder)
      try "".write(toFile: folder + "/entries.jsonl", atomically: true, encoding: .utf8)
      let damaged = try Command(["atlas", "summary", "--dataset", folder])
      #expect(damaged.status == 65 && damaged.errors.contains("entries.jsonl is not what the manifest says"))
    }
  }

  @Test func summary() throws {
    struct Summary: Decodable {
      struct Check: Decodable { let claim, expected, finding: String }
      struct Totals: Decodable { let entries, instances, closed, open: Int }
      let claims: [Check]
      let totals: Totals
    }
    let folder = try AtlasQueryCommandTests.folder.get()
    let text = try Command(["atlas", "summary", "--dataset", folder])
    #expect(text.status == 0, "\(text.output)\(text.errors)")
    #expect(text.output.contains("4 entries with 3 different questions\nclosed: 2 of 3 questions (66.6 %); open: 1"))
    #expect(text.output.contains("Open questions by gap/|G|: 1"))
    let json = try Command(["atlas", "summary", "--dataset", folder, "--format", "json"])
    let summary = try JSONDecoder().decode(Summary.self, from: Data(json.output.utf8))
    #expect(summary.totals.entries == 4 && summary.totals.instances == 3 && summary.totals.open == 1)
    // Every claim that is spoken of is in the ledger.
    struct Claim: Decodable { let id: String }
    let ledger = Set(
      try JSONDecoder().decode([Claim].self, from: Data(Command(["claims", "--format", "json"]).output.utf8)).map(\.id))
    #expect(summary.claims.count > 10 && summary.claims.allSatisfy { ledger.contains($0.claim) })
    // What contradicts a claim that holds has an exit code of its own.
    try withTemporaryFolder { folder in
      try AtlasDatasetFixture.write(to: folder, wrongCost: 5)
      let run = try Command(["atlas", "summary", "--dataset", folder])
      #expect(run.status == 1 && run.output.contains("REFUTED ✗"))
      #expect(run.output.contains("SmallGroup(6,1) X2,X3 exact convex: 5 of 6"))
    }
  }
}
