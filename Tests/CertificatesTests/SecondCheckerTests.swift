import CertificateFiles
import Certificates
import Foundation
import Testing

/// `Scripts/check_certificate.py`, which shares no code with the checker here, and the program that makes mutants for both.
enum SecondChecker {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs a script; the output goes through a file, so that no pipe fills up.
  static func run(_ script: String, _ arguments: [String], output: URL) throws -> (code: Int32, lines: [Substring]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "/usr/bin/python3")
    process.arguments = ["-B", repository.appendingPathComponent("Scripts/\(script)").path] + arguments
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8).split(separator: "\n"))
  }

  /// The status of each file of a folder, by its path.
  static func statuses(of folder: URL, options: [String] = []) throws -> (code: Int32, statuses: [String: String]) {
    let (code, lines) = try run(
      "check_certificate.py", options + [folder.path], output: folder.appendingPathComponent("statuses.txt"))
    var statuses: [String: String] = [:]
    for line in lines.dropLast() {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      if words.count > 1 { statuses[String(words[1])] = String(words[0]) }
    }
    return (code, statuses)
  }
}

@Suite("The second checker", .enabled(if: SecondChecker.python != nil, "python3 is not installed"))
struct SecondCheckerTests {
  /// A new folder, removed at the end.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("second-checker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// One certificate of each kind: the samples of these tests for groups of some order, and some of the archive.
  private func write(to folder: URL, order: Int, archived stride: Int) throws {
    let incomplete = [("solver claimed", Samples.solverClaimed)]
    let samples = (Samples.valid + FieldSamples.valid + incomplete).filter { $0.certificate.group.order <= order }
    for (position, sample) in samples.enumerated() {
      let file = folder.appendingPathComponent("sample-\(position).json")
      try Data(sample.certificate.serialized().utf8).write(to: file)
    }
    let archive = SecondChecker.repository.appendingPathComponent("Counterexamples/excluded")
    let names = try FileManager.default.contentsOfDirectory(atPath: archive.path).filter { $0.contains(".json") }
      .sorted()
    #expect(names.count > 500)
    for name in names.indices.filter({ $0 % stride == 0 }).map({ names[$0] }) {
      try FileManager.default.copyItem(
        at: archive.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
  }

  /// Both checkers on a folder: the same status for each file, and the same exit code.
  private func compare(_ folder: URL, limits: CheckLimits = CheckLimits()) throws -> [String: Int] {
    let files = CertificateFiles.expand([folder.path])
    let ours = CheckSummary(
      files: files.map { CertificateFiles.check($0, with: CertificateChecker(limits: limits)) })
    let (code, theirs) = try SecondChecker.statuses(of: folder)
    #expect(theirs.count == files.count)
    for file in ours.files {
      #expect(theirs[file.path] == file.status.rawValue, "\(file.path): \(file.text())")
    }
    #expect(code == ours.exitCode)
    return Dictionary(grouping: ours.files, by: \.status.rawValue).mapValues(\.count)
  }

  @Test("both agree on certificates of every kind of proof, weights and symmetry")
  func samples() throws {
    try withFolder { folder in
      try write(to: folder, order: 24, archived: 20)
      let counts = try compare(folder)
      #expect(counts["incomplete"] == 1)
      #expect((counts["valid"] ?? 0) > 80 && counts.count == 2)
      // For `compare_checkers.py`: the samples have what the archive lacks.
      if let wanted = ProcessInfo.processInfo.environment["REYNOLDS_CERTIFICATE_SAMPLES"] {
        try FileManager.default.copyItem(at: folder, to: URL(fileURLWithPath: wanted))
      }
    }
  }

  @Test("both agree on mutants")
  func mutants() throws {
    try withFolder { folder in
      let (sources, mutants) = (folder.appendingPathComponent("sources"), folder.appendingPathComponent("mutants"))
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      try write(to: sources, order: 8, archived: 80)
      let made = try SecondChecker.run(
        "compare_checkers.py", ["--fixed", mutants.path, "--count", "300", "--seed", "3", sources.path],
        output: folder.appendingPathComponent("made.txt"))
      #expect(made.code == 0)
      let counts = try compare(mutants)
      for status in ["valid", "incomplete", "invalid", "malformed"] { #expect((counts[status] ?? 0) > 0, "\(counts)") }
    }
  }

  /// Texts that ask for much memory or time, or are wrong in the text itself.
  private var hostile: [(name: String, status: String, text: String)] {
    let plain = Samples.trivial.serialized()
    func replaced(_ old: String, _ new: String) -> String { plain.replacingOccurrences(of: old, with: new) }
    func changed(_ change: (inout Certificate) -> Void) -> String { Samples.trivial.with(change).serialized() }
    let deep = String(repeating: "[", count: 100_000)
    return [
      ("right", "valid", plain),
      ("deep", "malformed", deep), ("deep-list", "malformed", replaced("\"lower\": []", "\"lower\": \(deep)")),
      ("long-integer", "malformed", replaced("\"order\": 1", "\"order\": 1\(String(repeating: "0", count: 100_000))")),
      ("long-rational", "malformed", replaced("\"1\"", "\"1\(String(repeating: "0", count: 20_000))\"")),
      ("key-twice", "malformed", replaced("\"order\": 1", "\"order\": 1, \"order\": 1")),
      ("key-escaped", "malformed", replaced("\"order\": 1", "\"order\": 1, \"\\u006frder\": 1")),
      ("surrogate", "malformed", replaced("\"lower\": []", "\"lower\": [], \"comments\": [\"\\ud800\"]")),
      ("mark", "malformed", "\u{FEFF}" + plain),
      ("elements", "incomplete", changed { $0.group = .init(points: 1, generators: [], order: 1_000_000_000) }),
      ("points", "incomplete", changed { $0.group = .init(points: 1_000_000_000, generators: [], order: 1) }),
      (
        "name", "incomplete",
        changed { $0.group = .init(name: "C1^1000000000", points: 1_000_000_000, generators: [], order: 1) }
      ),
      ("dimension", "incomplete", changed { $0.action = .permutation(dimension: .max, images: []) }),
      ("matrices", "incomplete", changed { $0.action = .matrices(dimension: 100_000, images: []) }),
      ("degree", "incomplete", changed { $0.functionClass = .polynomials(degree: .max) }),
      (
        "tuples", "incomplete",
        changed {
          $0.action = .permutation(dimension: 1_000_000, images: [])
          $0.functionClass = .tuples(size: 1_000_000)
        }
      ),
      ("size", "invalid", changed { $0.lower = [hugeTree(size: .max)] }),
      ("tree", "invalid", changed { $0.lower = [hugeTree(size: 1)] }),
    ]
  }

  private func hugeTree(size: Int) -> Certificate.LowerBoundProof {
    .hitting(
      Certificate.HittingProof(
        size: size, automorphisms: [], labels: [], witnesses: [], tree: [.tile(elements: [0], limit: .max)]))
  }

  @Test("both refuse hostile texts before they take memory or time, with the same verdict")
  func hostileTexts() throws {
    try withFolder { folder in
      for (name, _, text) in hostile {
        try Data(text.utf8).write(to: folder.appendingPathComponent("\(name).json"))
      }
      _ = try compare(folder)
      let (_, statuses) = try SecondChecker.statuses(of: folder, options: ["--memory", "400"])
      for (name, status, _) in hostile {
        #expect(statuses[folder.appendingPathComponent("\(name).json").path] == status, "\(name)")
      }
    }
  }
}
