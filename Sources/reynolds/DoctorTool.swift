import Foundation

/// A program that Reynolds can do without, and what it adds.
struct DoctorTool: Sendable {
  /// What is looked for, by the names of its programs in the order of preference.
  let name: String
  let programs: [String]
  /// The arguments that make it print its version; `nil` for programs that have none.
  let versionArguments: [String]?
  /// What it is given to read.
  var input = ""
  /// What one gains by it.
  let adds: String

  /// All that any command, script or benchmark uses.
  static let all = [
    DoctorTool(
      name: "Swift", programs: ["swift"], versionArguments: ["--version"],
      adds: "building Reynolds, and packages of claims of one's own (reynolds new-claim)"),
    DoctorTool(
      name: "Python with NumPy", programs: ["python3"],
      versionArguments: [
        "-c", "import sys, numpy; print('Python', sys.version.split()[0], 'NumPy', numpy.__version__)",
      ],
      adds: "models in Python for reynolds probe (Scripts/reynolds_adapter.py), check_lrat.py, check_vipr.py"),
    DoctorTool(
      name: "cvc5", programs: ["cvc5"], versionArguments: ["--version"],
      adds: "a second solver for what reynolds export --format smt2 writes"),
    DoctorTool(
      name: "drat-trim", programs: ["drat-trim"], versionArguments: nil,
      adds: "an independent check of reynolds export --format drat"),
    DoctorTool(
      name: "GAP", programs: ["gap"], versionArguments: ["-A", "-b", "-q", "-r"],
      input: "Print(\"GAP \", GAPInfo.Version, \"\\n\");\n",
      adds: "the peer of the benchmarks of groups and character tables (make bench)"),
    DoctorTool(
      name: "SVG converter", programs: ["rsvg-convert", "inkscape", "cairosvg"], versionArguments: ["--version"],
      adds: "figures as PDF and PNG; SVG needs none"),
    DoctorTool(
      name: "Chromium", programs: ["chromium", "chromium-browser", "google-chrome"], versionArguments: ["--version"],
      adds: "the tests of the HTML report in a browser"),
    DoctorTool(
      name: "Slurm", programs: ["sbatch"], versionArguments: ["--version"],
      adds: "families of instances on a cluster"),
  ]

  /// What was found.
  struct Finding: Sendable, Encodable, Equatable {
    let name: String
    /// The program's path; `null` if it is not installed.
    let path: String?
    /// What it says of its version; `null` if it says nothing, or could not be run.
    let version: String?
    /// Whether it can be used: it is there, and answers if it has a version.
    let isUsable: Bool
    let adds: String
  }

  /// Looks in the folders of `PATH`; a program has some seconds to name its version.
  func find(in searchPath: String, seconds: Double = 10) -> Finding {
    let folders = searchPath.split(separator: ":").map(String.init)
    for program in programs {
      guard
        let path = folders.lazy.map({ "\($0)/\(program)" }).first(where: FileManager.default.isExecutableFile(atPath:))
      else { continue }
      guard let versionArguments else {
        return Finding(name: name, path: path, version: nil, isUsable: true, adds: adds)
      }
      let answer = firstLine(of: path, versionArguments, seconds: seconds)
      return Finding(name: name, path: path, version: answer, isUsable: answer != nil, adds: adds)
    }
    return Finding(name: name, path: nil, version: nil, isUsable: false, adds: adds)
  }

  /// The first line that a program prints; `nil` if it fails, is silent, or takes too long.
  private func firstLine(of path: String, _ arguments: [String], seconds: Double) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let questions = Pipe()
    process.standardInput = questions
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return nil }
    // A program that reads nothing may have gone already.
    try? questions.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? questions.fileHandleForWriting.close()
    // Versions are short: they fit into the pipe while we wait.
    guard ended.wait(timeout: .now() + seconds) == .success else {
      kill(process.processIdentifier, SIGKILL)
      return nil
    }
    guard process.terminationStatus == 0 else { return nil }
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init)
  }
}
