import Foundation
import Testing

@Suite struct FriendlinessTests {
  @Test func withoutArgumentsThereIsATour() throws {
    let tour = try Command([])
    let lines = tour.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(tour.status == 0 && tour.errors.isEmpty && (8...14).contains(lines.count))
    #expect(lines.allSatisfy { $0.count <= 120 })
    // What it recommends is there.
    let commands = lines.filter { $0.hasPrefix("  reynolds ") }.map { $0.split(separator: " ")[1] }
    #expect(commands == ["certify", "profile", "bounds", "verify"])
    for command in commands { #expect(try Command([String(command), "--help"]).status == 0) }
  }

  @Test(arguments: [
    (["certfy", "--group", "S3"], "no command “certfy”: did you mean certify"),
    (["help", "profil"], "did you mean profile?"), (["zzz"], "`reynolds --help` lists them"),
    (["group", "Z8"], "did you mean C8?"), (["group", "psl(2,7)"], "did you mean PSL(2,7)?"),
    (["group", "Sym(4)"], "did you mean S4?"), (["group", "S_4"], "did you mean S4?"),
    (["group", "SmalGroup(16,3)"], "did you mean SmallGroup(16,3)?"), (["group", "c4xs3"], "did you mean C4xS3?"),
    (["bounds", "--group", "S4", "--class", "polinomials:2"], "did you mean polynomials:2?"),
    (["bounds", "--group", "S4", "--action", "natral"], "did you mean natural?"),
    (["bounds", "--group", "S4", "--symmetry", "waek:0.1"], "did you mean weak:0.1?"),
    (["certify", "--group", "S3", "--class", "functions", "--weights", "convx"], "did you mean convex?"),
    (["certify", "--group", "S3", "--class", "functions", "--solver", "engne"], "did you mean engine?"),
    (["certify", "--all", "S3 x functions x weigths=all"], "did you mean weights?"),
    (["scaling", "--family", "binry"], "did you mean binary?"),
    (["scaling", "--family", "binary", "--construction", "smal-bias"], "did you mean small-bias?"),
    (["scheme", "--group", "S4", "--method", "serach"], "did you mean search?"),
    (["training", "--problem", "sings"], "did you mean signs"),
    (["profile", "--group", "S4", "--reading", "abstact"], "did you mean abstract?"),
    (["probe", "--group", "S3", "--target", "waek:0.1", "--", "true"], "did you mean weak:0.1?"),
    (["verify", "--family", "treshold"], "did you mean threshold?"),
    (["search", "averaging.orbit-mean", "--strategy", "randm"], "did you mean random?"),
    (["claims", "orbit-mean"], "did you mean averaging.orbit-mean?"),
  ])
  func aTypoIsAnsweredWithTheName(arguments: [String], words: String) throws {
    let command = try Command(arguments)
    #expect(command.status == 64 && command.errors.contains(words), "\(command.errors)")
  }

  /// Errors say what to do, not only what is wrong.
  @Test(arguments: [
    (["group", "S4x"], 64, "write C8"),
    (["certify", "--group", "S9", "--class", "functions"], 65, "take a smaller group"),
    (["bounds", "--group", "S4", "--class", "polynomials:900"], 65, "take a smaller degree"),
    (["error", "/nowhere", "--class", "functions"], 66, "reynolds scheme --output"),
    (["explain", "/nowhere"], 66, "give a certificate file"),
    (["certify", "--list", "/nowhere"], 66, "an instance per line"),
  ])
  func errorsSayWhatToDo(arguments: [String], status: Int, words: String) throws {
    let command = try Command(arguments)
    #expect(command.status == Int32(status) && command.errors.contains(words), "\(command.errors)")
  }
}

@Suite struct DoctorTests {
  struct Report: Decodable {
    struct Machine: Decodable { let reynolds, z3: String; let cores: Int }
    struct Check: Decodable { let name: String; let isOK: Bool; let finding: String }
    struct Tool: Decodable { let name: String; let path, version: String?; let isUsable: Bool; let adds: String }
    let machine: Machine
    let checks: [Check]
    let tools: [Tool]
    let ok: Bool
  }

  /// The core works, and only the tools that are in `PATH` are found; one that fails is there and not usable.
  @Test func doctorFindsWhatIsThere() throws {
    try withTemporaryFolder { folder in
      for (name, script) in [
        ("cvc5", "echo This is cvc5 version 9.9"), ("inkscape", "exit 3"), ("drat-trim", "exit 1"),
        ("gap", "read line; echo \"read $line\""),
      ] {
        let path = "\(folder)/\(name)"
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      let command = try Command(["doctor", "--format", "json"], environment: ["PATH": folder])
      let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
      #expect(command.status == 0 && report.ok && report.checks.count == 4)
      let failed = report.checks.filter { !$0.isOK }
      #expect(failed.isEmpty, "\(failed)")
      #expect(report.machine.z3.hasPrefix("4.") && report.machine.cores >= 1)
      #expect(
        try Command(["--version"]).output.hasPrefix("reynolds \(report.machine.reynolds) (Z3 \(report.machine.z3))"))
      let tools = Dictionary(uniqueKeysWithValues: report.tools.map { ($0.name, $0) })
      #expect(tools["cvc5"]?.version == "This is cvc5 version 9.9" && tools["cvc5"]?.isUsable == true)
      #expect(tools["GAP"]?.version?.hasPrefix("read Print(") == true)
      #expect(tools["drat-trim"]?.isUsable == true && tools["drat-trim"]?.version == nil)
      #expect(tools["SVG converter"]?.path == "\(folder)/inkscape" && tools["SVG converter"]?.isUsable == false)
      #expect(tools["Slurm"]?.path == nil && tools["Slurm"]?.isUsable == false)
      #expect(report.tools.allSatisfy { !$0.adds.isEmpty })
    }
  }
}
