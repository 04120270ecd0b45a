import Foundation
import Testing

@Suite struct TrainingCommandTests {
  struct Report: Decodable {
    struct Row: Decodable {
      let problem, augmentation: String
      let size: Int?
      let replicates: Int
    }

    struct Saturation: Decodable { let augmentation, criterion, verdict: String }

    let seed, replicates: Int
    let confidence: String
    let rows: [Row]
    let saturations: [Saturation]
  }

  /// ⌈ln 32⌉ = 4: the sizes are 1, 2, 4, 8, 16; the table in the file has the same rows.
  @Test func smallestProblemRuns() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/training.csv"
      let command = try Command([
        "training", "--problem", "signs-5", "--quick", "--seed", "3", "--csv", path, "--format", "json", "--quiet",
        "--plot", "\(folder)/direct.svg",
      ])
      #expect(command.status == 0, "\(command.errors)")
      let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
      #expect(report.seed == 3 && report.replicates == 10 && report.confidence == "19/20")
      #expect(report.rows.filter { $0.augmentation == "subset" }.map(\.size) == [1, 2, 4, 8, 16])
      #expect(report.rows.allSatisfy { $0.problem == "signs-5" && $0.replicates == 10 })
      #expect(report.saturations.contains { $0.augmentation == "subset" && $0.criterion == "ratio" })
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == report.rows.count + 1 && lines[0].hasPrefix("problem,group,logOrder"))

      // The figure of the run and that of its file have the same marks.
      let drawn = try Command(["plot", "training", "--data", path, "--output", "\(folder)/saved.svg"])
      #expect(drawn.status == 0, "\(drawn.errors)")
      let marks = try ["direct", "saved"].map { name in
        try String(contentsOfFile: "\(folder)/\(name).svg", encoding: .utf8).split(separator: "\n")
          .filter { $0.contains("class=\"") }
      }
      #expect(marks[0] == marks[1] && marks[0].count > 20)
    }
  }

  /// /proc looks writable to root, and is not. Either nothing is computed, or what was computed is printed.
  @Test func reportsAreNotLostWithTheirFile() throws {
    let command = try Command([
      "training", "--problem", "signs-5", "--quick", "--replicates", "8", "--quiet", "--csv", "/proc/t.csv",
    ])
    #expect(command.status == 73 && command.errors.contains("/proc"), "\(command.errors)")
    #expect(command.errors.contains("no file can be made in") || command.output.contains("Saturation size S"))
  }

  /// Nothing is computed before wrong input is refused.
  @Test func wrongInputIsRefused() throws {
    let table: [([String], Int32, String)] = [
      (["--problem", "sums"], 64, "sum, signs, plane or all"), (["--replicates", "7"], 64, "from 8 to 10000"),
      (["--replicates", "-3"], 64, "from 8 to 10000"), (["--jobs", "-1"], 64, "--jobs is -1"),
      (["--jobs", "0"], 64, "--jobs is 0"), (["--format", "csv"], 64, "format"),
      (["--csv", "/no/such/folder/t.csv"], 73, "is not a folder"),
    ]
    for (arguments, status, message) in table {
      let command = try Command(["training"] + arguments)
      #expect(command.status == status && command.errors.contains(message), "\(arguments): \(command.errors)")
      #expect(command.output.isEmpty)
    }
  }
}
