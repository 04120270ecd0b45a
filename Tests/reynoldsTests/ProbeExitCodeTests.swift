import Foundation
import Testing

/// The table of exit codes in `reynolds probe --help`, row by row.
@Suite(.enabled(if: ProbeModel.python != nil, "python3 is not installed"))
struct ProbeExitCodeTests {
  private static let quick = ["probe", "--group", "S5", "--search-queries", "200", "--max-queries", "2000", "--quiet"]

  @Test func `the help has a row for each code`() throws {
    let lines = try Command(["probe", "--help"]).output.split(separator: "\n").map { $0.drop { $0 == " " } }
    for code in [0, 1, 2, 64, 65, 66, 69, 70, 73, 76] {
      #expect(lines.contains { $0.hasPrefix("\(code) ") }, "\(code)")
    }
    // Interruptions have codes of their own, and only their row speaks of them.
    #expect(lines.filter { $0.contains("interrupted") }.map { $0.prefix(9) } == ["130, 143 "])
    #expect(lines.contains { $0.hasPrefix("65 ") } && lines.contains { $0.contains("the target was reached before") })
  }

  /// 0, 1 and 2: what the verdict is.
  @Test(
    arguments: [
      ("sum", [], 0), ("sum", ["--no-search"], 0), ("first", [], 1),
      ("sum", ["--target", "weak:0.0001"], 2),
    ] as [(String, [String], Int32)])
  func verdicts(model: String, options: [String], status: Int32) throws {
    try ProbeModel.with { _, command in
      let result = try Command(Self.quick + options + command(model))
      #expect(result.status == status, "\(result.output)\(result.errors)")
    }
  }

  /// 64: values of options, negative ones and those that are no numbers too, are named with what would be right.
  @Test(
    arguments: [
      ("--max-queries", "-5", "at least 1"), ("--max-queries", "0", "at least 1"),
      ("--search-queries", "-1", "at least 0"), ("--batch-size", "-2", "from 1 to 65536"),
      ("--scale", "-1", "must be above 0"), ("--scale", "nan", "must be above 0"), ("--scale", "0", "must be above 0"),
      ("--scale", "inf", "must be above 0"), ("--confidence", "-0.5", "between 0 and 1"),
      ("--confidence", "nan", "between 0 and 1"), ("--target", "-0.01", "weak:0.01"),
      ("--target", "weak:-1", "weak:0.01"),
      ("--output-bound", "-3", "above 0"), ("--output-bound", "nan", "above 0"),
      ("--start-timeout", "-1", "seconds above 0"), ("--answer-timeout", "nan", "seconds above 0"),
      ("--seed", "-1", "-1"), ("--budget", "-5s", "-5s"), ("--save-scheme", "scheme.json", "--target weak"),
      ("--action", "permute axis 1", "axis"), ("--group", "S7", "has 5"),
    ])
  func usage(option: String, value: String, words: String) throws {
    try ProbeModel.with { _, command in
      let group = option == "--group" ? [] : ["--group", "S5"]
      let result = try Command(["probe"] + group + [option, value] + command("sum"))
      #expect(result.status == 64, "\(result.errors)")
      #expect(result.errors.contains(words) && !result.errors.contains("Missing value"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func `symmetrize names negative values, too`() throws {
    for (option, words) in [("--batch-size", "at least 1"), ("--seed", "-3"), ("--answer-timeout", "above 0")] {
      let result = try Command(["symmetrize", "--group", "S5", "--by", "group", option, "-3", "--", "true"])
      #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
    }
  }

  /// A `.npy` file of version 1.0.
  private func array(_ shape: String, _ values: [Double], cut: Int = 0) -> Data {
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    let count = UInt16(header.utf8.count)
    let numbers = values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } }
    let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count & 0xFF), UInt8(count >> 8)]
    return Data(bytes + Array(header.utf8) + numbers.dropLast(cut))
  }

  /// 0, 65 and 66: what is wrong with a file of inputs.
  @Test func inputs() throws {
    try ProbeModel.with { folder, command in
      let rows = (0..<10).map { Double($0) + 0.5 }
      let files: [(name: String, content: Data?, status: Int32, words: String)] = [
        ("right", array("(2, 5)", rows), 0, ""), ("shape", array("(5, 2)", rows), 65, "has the shape [5, 2]"),
        ("nan", array("(2, 5)", rows.dropLast() + [.nan]), 65, "row 2 has the value nan"),
        ("cut", array("(2, 5)", rows, cut: 3), 65, "its header announces"),
        ("text", Data("1 2 3 4 5\n".utf8), 65, "is not a .npy file"), ("empty", Data(), 65, "is not a .npy file"),
        ("missing", nil, 66, "cannot be read"),
      ]
      for (name, content, status, words) in files {
        let path = "\(folder)/\(name).npy"
        try content?.write(to: URL(fileURLWithPath: path))
        let result = try Command(Self.quick + ["--no-search", "--inputs", path] + command("sum"))
        #expect(
          result.status == status && (words.isEmpty || result.errors.contains(words)),
          "\(name): \(result.status) \(result.errors)")
      }
      let isFolder = try Command(Self.quick + ["--inputs", folder] + command("sum"))
      #expect(isFolder.status == 66, "\(isFolder.errors)")
    }
  }

  /// 65, 66 and 73: what is wrong with a recording.
  @Test func recordings() throws {
    try ProbeModel.with { folder, command in
      let run = folder + "/run"
      #expect(try Command(Self.quick + ["--record", run] + command("sum")).status == 0)
      let cases: [(options: [String], status: Int32, words: String)] = [
        (["--record", run] + command("sum"), 73, "holds a recording already"),
        (["--record", "/proc/run"] + command("sum"), 73, "cannot be written"),
        (["--replay", folder + "/none"], 66, "cannot be read"),
        (["--replay", run, "--seed", "2"], 65, "is none of the"),
        (["--replay", run], 0, ""),
      ]
      for (options, status, words) in cases {
        let result = try Command(Self.quick + options)
        #expect(
          result.status == status && (words.isEmpty || result.errors.contains(words)),
          "\(options): \(result.status) \(result.errors)")
      }
      try Data("{}".utf8).write(to: URL(fileURLWithPath: run + "/recording.json"))
      #expect(try Command(Self.quick + ["--replay", run]).status == 65)
    }
  }

  /// 73: files that cannot be written are found before the model is asked.
  @Test(arguments: ["--report", "--save-scheme", "--model-stderr"])
  func unwritable(option: String) throws {
    try ProbeModel.with { _, command in
      let result = try Command(
        Self.quick + ["--target", "weak:0.1", option, "/nonexistent/file"] + command("sum"))
      #expect(result.status == 73 && result.errors.contains("/nonexistent"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  /// 65 for outputs and for exceptions, 69 for a model that is gone, 66 for none, 76 for one that does not speak the protocol.
  @Test(
    arguments: [
      ("nan", 65, "NON-FINITE"), ("raises", 65, "reports an error"), ("die", 69, "exit code 3"),
      ("unknown", 69, "KeyError"),
    ] as [(String, Int32, String)])
  func models(model: String, status: Int32, words: String) throws {
    try ProbeModel.with { _, command in
      let result = try Command(Self.quick + command(model))
      #expect(result.status == status, "\(result.output)\(result.errors)")
      #expect((result.output + result.errors).contains(words), "\(result.output)\(result.errors)")
    }
  }

  @Test func `programs that are no models`() throws {
    #expect(try Command(Self.quick + ["--", "/nonexistent/model"]).status == 66)
    #expect(try Command(Self.quick + ["--", "/bin/echo", "hello"]).status == 76)
    #expect(try Command(Self.quick + ["--", "/bin/sh", "-c", "exit 4"]).status == 69)
  }

  /// An exception names the input at which it comes, in full in the JSON, and its traceback is shown once.
  @Test func exceptions() throws {
    struct Report: Decodable {
      struct Exception: Decodable {
        let stage, kind, message: String
        let input: [Double]
        let element: String?
        let origin: [Double]?
      }
      let exception: Exception
      let verdict, summary: String
    }
    try ProbeModel.with { folder, command in
      let path = folder + "/report.json"
      let result = try Command(Self.quick + ["--report", path] + command("raises"))
      #expect(result.status == 65)
      let report = try JSONDecoder().decode(Report.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(report.exception.input.count == 5 && report.exception.input[1] > 1.5)
      #expect(report.exception.origin.map { $0.sorted() == report.exception.input.sorted() } ?? true)
      #expect(report.exception.kind == "exception" && report.exception.message.contains("ValueError"))
      #expect(report.verdict == "undecided" && report.summary.contains("reports an error at an input"))
      #expect(result.errors.contains("at the input [\(report.exception.input[0]), "), "\(result.errors)")
      let all = result.output + result.errors
      #expect(all.components(separatedBy: "Traceback (most recent").count == 2, "\(all)")
      #expect(all.components(separatedBy: "ValueError: invalid literal").count == 2, "\(all)")
    }
  }
}
