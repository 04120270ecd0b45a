import Foundation
import Testing

@Suite struct ProgressTests {
  /// On a terminal a line is rewritten in place, fits the width, and is cleared; Ctrl-C ends with 130.
  @Test func aTerminalShowsOneLine() throws {
    let command = try TerminalCommand(["profile", "--survey"], columns: 50)
    #expect(command.shows(" of 319 groups"))
    command.interrupt()
    let (status, isKilled, output) = command.end()
    #expect(status == 130 && !isKilled && output.isEmpty)
    let text = command.text
    let lines = text.components(separatedBy: "\r\u{1B}[K").dropLast()
    #expect(lines.count >= 2 && lines.allSatisfy { $0.count < 50 && !$0.contains("\n") }, "\(text)")
    #expect(text.contains("begin again with: ") && text.contains("profile --survey"))
  }

  /// Neither `TERM=dumb` nor `--quiet` shows a line; a campaign that is stopped says how to go on, and does go on.
  @Test(arguments: [(["--quiet"], "xterm"), ([], "dumb")])
  func withoutALine(options: [String], terminal: String) throws {
    try withTemporaryFolder { folder in
      let state = folder + "/state.json"
      let base = ["search", "averaging.orbit-mean", "--strategy", "random", "--no-archiving", "--state", state]
      let command = try TerminalCommand(
        base + options + ["--budget", "1e9", "--save-interval", "0.1"], columns: 80, environment: ["TERM": terminal])
      // The first save comes from inside of the campaign, when signals are handled.
      for _ in 0..<6_000 where !FileManager.default.fileExists(atPath: state) { Thread.sleep(forTimeInterval: 0.01) }
      command.interrupt()
      let (status, isKilled, output) = command.end()
      #expect(status == 130 && !isKilled && output.contains("interrupted after"), "\(command.text)")
      #expect(!command.text.contains("\u{1B}") && !command.text.contains("cases"), "\(command.text)")
      let resume = try #require(command.text.split(whereSeparator: \.isNewline).last { $0.hasPrefix("go on with: ") })
      #expect(resume.hasSuffix("--resume") && resume.contains(" --state \(state) "))
      let resumed = try Command(base + ["--quiet", "--budget", "10", "--resume"])
      #expect(resumed.status == 0 && resumed.output.contains("the budget is spent"), "\(resumed.errors)")
    }
  }

  /// A second Ctrl-C ends what is slow to stop: here the first drawing of a learning problem.
  @Test func aSecondSignalEndsAtOnce() throws {
    let command = try TerminalCommand(["training", "--problem", "sum", "--jobs", "1"], columns: 80)
    #expect(command.listens() && command.shows("the first drawings"))
    command.interrupt()
    #expect(command.shows("a second Ctrl-C ends at once"))
    command.interrupt()
    let (status, isKilled, output) = command.end()
    #expect(status == SIGINT && isKilled && output.isEmpty)
  }

  /// What a list has done is printed, and the rest begins with the line that is named.
  @Test func aListGoesOnFromALine() throws {
    try withTemporaryFolder { folder in
      let list = folder + "/list.txt"
      try "# two\nC3 functions = 3\n\nS3 polynomials:1\n".write(toFile: list, atomically: true, encoding: .utf8)
      let rest = try Command(["certify", "--list", list, "--from-line", "3", "--no-archive", "--quiet"])
      #expect(rest.status == 0 && rest.output.contains("1 of 1 certified") && !rest.output.contains("C3 functions"))
      let beyond = try Command(["certify", "--list", list, "--from-line", "5", "--no-archive"])
      #expect(beyond.status == 64 && beyond.errors.contains("in line 4"))
      let alone = try Command(["certify", "--group", "S3", "--class", "functions", "--from-line", "1"])
      #expect(alone.status == 64 && alone.errors.contains("--from-line goes with --list"))
    }
  }

  @Test func verdictsAreColouredWhereWanted() throws {
    try withTemporaryFolder { folder in
      let certify = ["certify", "--group", "S3", "--class", "functions", "--archive", folder, "--color"]
      let painted = try Command(certify + ["always"])
      #expect(painted.output.contains("[\u{1B}[32mcertified\u{1B}[0m]"))
      let plain = try Command(certify + ["auto"], environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
      #expect(plain.output.contains("[certified]") && !plain.output.contains("\u{1B}"))
      let forced = try Command(["check", folder], environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": ""])
      #expect(forced.output.hasPrefix("\u{1B}[32mvalid\u{1B}[0m"))
      #expect(try Command(["check", folder]).output.hasPrefix("valid"))
    }
  }
}
