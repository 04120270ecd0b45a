import Foundation
import Testing

@Suite struct SymmetrizersCommandTests {
  struct Report: Decodable {
    struct Row: Decodable {
      let name, weights, errorLower, errorUpper, errorOf: String
      let maximumQueries: Int
      let measuredError, jump: Double?
      let continuous, keepsInvariants: Bool?
    }
    let order, points: Int
    let rows: [Row]
  }

  @Test func theTable() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/c3.csv"
      let command = try Command(["symmetrizers", "--group", "C3", "--csv", path, "--format", "json", "--quiet"])
      #expect(command.status == 0, "\(command.errors)")
      let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
      #expect(report.order == 3)
      let group = try #require(report.rows.first { $0.name == "group-averaging" })
      #expect(group.maximumQueries == 3 && group.errorUpper == "0" && group.keepsInvariants == true)
      let rotation = try #require(report.rows.first { $0.name == "canonicalization (least rotation)" })
      #expect(rotation.maximumQueries == 1 && rotation.errorUpper == "0" && rotation.weights == "point")
      #expect(rotation.continuous == false && (rotation.jump ?? 0) > 0.01)
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == report.rows.count + 1)
      let fields = lines[0].split(separator: ",").count
      #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == fields })
    }
  }

  @Test func textForPeople() throws {
    let command = try Command(["symmetrizers", "--group", "C2", "--residual", "1/3", "--draws", "2"])
    #expect(command.status == 0, "\(command.errors)")
    for text in ["residual-pathway (α = 1/3)", "1/9", "test-time-augmentation (n = 2)", "keeps invariants"] {
      #expect(command.output.contains(text), "\(text)")
    }
  }

  /// Eight draws in a group of order 8 may be eight elements, whatever was drawn this time.
  @Test func boundsAreBounds() throws {
    let arguments = ["symmetrizers", "--group", "B2", "--draws", "8", "--quiet"]
    let text = try Command(arguments)
    #expect(text.status == 0 && text.output.contains("test-time-augmentation (n = 8) 7"), "\(text.output)")
    let json = try Command(arguments + ["--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    #expect(report.rows.first { $0.name == "test-time-augmentation (n = 8)" }?.maximumQueries == 8)
  }

  /// What the command advises it offers.
  @Test func adviceIsOnOffer() throws {
    let refused = try Command(["symmetrizers", "--group", "C5", "--action", "plane"])
    #expect(refused.errors.contains("such as natural or regular") && !refused.errors.contains("doubles"))
  }

  @Test(arguments: [
    (["--group", "S9"], 65), (["--group", "C5", "--action", "plane"], 64), (["--epsilon", "2"], 64),
    (["--group", "Z"], 64), (["--draws", "0"], 64), (["--residual", "x"], 64), (["--csv", "/nonexistent/x.csv"], 73),
  ])
  func wrongUse(arguments: [String], status: Int) throws {
    let command = try Command(["symmetrizers"] + arguments)
    #expect(command.status == Int32(status))
    #expect(command.errors.hasPrefix("reynolds: ") && command.output.isEmpty)
  }
}
