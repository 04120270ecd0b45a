import Foundation
import Testing

@Suite struct AtlasCommandTests {
  private static let specification = """
    {"format": "reynolds-atlas-spec 1", "title": "C2 and C3", "parts": [
      {"groups": [{"orders": [2, 3]}], "profiles": ["natural"], "unions": true, "differenceSets": true,
       "weights": ["convex", "uniform"], "limits": {"steps": 1000, "seconds": 60, "memoryMiB": 64}}]}
    """

  private struct Plan: Decodable {
    struct Unit: Decodable {
      let id, group: String
      let questions: Int
    }

    struct Part: Decodable {
      let shard: String
      let units: [String]
    }

    let entries, questions: Int
    let units: [Unit]
    let shards: [Part]
  }

  // Certificates of affine approximate symmetry depended on the order of a set, which is another one in each process.
  @Test func everyProcessFindsTheSame() throws {
    try withTemporaryFolder { folder in
      let spec = "\(folder)/spec.json"
      try """
      {"format": "reynolds-atlas-spec 1", "title": "curves", "parts": [
        {"groups": [{"name": "S3"}, {"name": "C7"}, {"name": "Q8"}],
         "curves": {"symmetries": ["weak", "strong"], "errors": ["1/4", "1/order"]},
         "weights": ["convex", "affine", "uniform"], "limits": {"steps": 40, "seconds": 600, "memoryMiB": 256}}]}
      """.write(toFile: spec, atomically: true, encoding: .utf8)
      var found: [[String: Data]] = []
      for name in ["one", "two"] {
        let work = "\(folder)/\(name)"
        let run = try Command(["atlas", "run", "--spec", spec, "--output", work, "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let files = FileManager.default.enumerator(atPath: work)?.allObjects as? [String] ?? []
        found.append(
          try files.filter { $0.contains(".json") }.reduce(into: [:]) {
            $0[$1] = try Data(contentsOf: URL(fileURLWithPath: "\(work)/\($1)"))
          })
      }
      #expect(found[0].count > 20 && found[0] == found[1])
    }
  }

  /// Plan, run in two shards, merge, check; then what is missing or damaged, with the exit codes.
  @Test func planRunMergeCheck() throws {
    try withTemporaryFolder { folder in
      let spec = "\(folder)/spec.json"
      try AtlasCommandTests.specification.write(toFile: spec, atomically: true, encoding: .utf8)
      let (work, data) = ("\(folder)/work", "\(folder)/data")

      let printed = try Command(["atlas", "plan", "--spec", spec, "--shards", "2", "--format", "json"])
      #expect(printed.status == 0)
      let plan = try JSONDecoder().decode(Plan.self, from: Data(printed.output.utf8))
      #expect(plan.units.map(\.group) == ["SmallGroup(2,1)", "SmallGroup(3,1)"])
      #expect(plan.shards.map(\.shard) == ["1/2", "2/2"])
      #expect(Set(plan.shards.flatMap(\.units)) == Set(plan.units.map(\.id)))

      let half = try Command(["atlas", "run", "--spec", spec, "--output", work, "--shard", "1/2", "--quiet"])
      #expect(half.status == 0)
      #expect(half.output.contains("1 units in \(work), part 1/2: 0 were there, 1 were done"))
      let early = try Command(["atlas", "merge", "--spec", spec, "--output", work, "--into", data, "--quiet"])
      #expect(early.status == 2)
      #expect(early.output.contains("units that are missing: 1\n  unit \(plan.shards[1].units[0])"))
      #expect(!FileManager.default.fileExists(atPath: data))

      let rest = try Command(["atlas", "run", "--spec", spec, "--output", work, "--jobs", "2", "--quiet"])
      #expect(rest.output.contains("2 units in \(work): 1 were there, 1 were done"))
      let merged = try Command(["atlas", "merge", "--spec", spec, "--output", work, "--into", data, "--quiet"])
      #expect(merged.status == 0)
      #expect(
        merged.output.hasPrefix("\(data): \(plan.entries) entries, \(plan.questions) answers, \(plan.questions) closed")
      )
      let checked = try Command(["atlas", "check", data, "--spec", spec, "--quiet"])
      #expect(checked.status == 0)
      #expect(checked.output.contains("all \(plan.questions) answers are proved"))

      // The same groups, with other words in the specification.
      let other = "\(folder)/other.json"
      try String(contentsOfFile: spec, encoding: .utf8).appending("\n")
        .write(toFile: other, atomically: true, encoding: .utf8)
      let foreign = try Command(["atlas", "check", data, "--spec", other, "--quiet"])
      #expect(foreign.status == 1 && foreign.output.contains("another specification"))
      let both = try Command(["atlas", "merge", "--spec", spec, "--output", work, "--into", work, "--quiet"])
      #expect(both.status == 73 && both.errors.contains("a folder of its own"), "\(both.errors)")

      let names = FileManager.default.enumerator(atPath: "\(data)/certificates")?.allObjects as? [String]
      let name = try #require(names?.filter { $0.hasSuffix(".json.gz") }.sorted().first)
      try Data().write(to: URL(fileURLWithPath: "\(data)/certificates/\(name)"))
      let damaged = try Command(["atlas", "check", data, "--spec", spec, "--quiet"])
      #expect(damaged.status == 1)
      #expect(damaged.output.contains("certificates/\(name) has another content than its name says"))
    }
  }

  @Test(arguments: [
    (["plan", "--spec", "/nowhere.json"], Int32(66), "/nowhere.json: cannot be read"),
    (["check", "/nowhere"], 66, "/nowhere"),
    (["run", "--output", "/tmp/x", "--shard", "3/2"], 64, "there is no part 3 of 2"),
    (["run", "--spec", "/nowhere.json", "--output", "/tmp/x", "--jobs", "0"], 64, "--jobs takes a number"),
  ])
  func whatIsWrongIsNamed(arguments: [String], code: Int32, message: String) throws {
    let command = try Command(["atlas"] + arguments)
    #expect(command.status == code)
    #expect(command.errors.contains(message), "\(command.errors)")
  }
}
