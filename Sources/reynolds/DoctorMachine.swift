import Foundation
import Reporting

/// The machine and the program.
struct DoctorMachine: Sendable, Encodable {
  let reynolds, compiler, z3, system: String
  let cores: Int
  /// Bytes of memory in all, and those free for new work where the system says so.
  let memory: UInt64
  let availableMemory: UInt64?

  init(z3: String) {
    reynolds = LibraryVersion.current
    compiler = DoctorMachine.builtWith
    self.z3 = z3
    let release = DoctorMachine.lines("/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }
    let name = release.map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } }
    // Foundation's text is the same name again.
    system = name.map { "\($0)" } ?? ProcessInfo.processInfo.operatingSystemVersionString
    cores = ProcessInfo.processInfo.activeProcessorCount
    memory = ProcessInfo.processInfo.physicalMemory
    let available = DoctorMachine.lines("/proc/meminfo").first { $0.hasPrefix("MemAvailable:") }
    availableMemory = available.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { UInt64($0) }.map {
      $0 << 10
    }
  }

  private static func lines(_ path: String) -> [String] {
    (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
  }

  /// The version of the compiler; it can be asked only by comparing.
  private static var builtWith: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #else
      "Swift 6.1"
    #endif
  }

  /// Rows of the report.
  var rows: [(String, String)] {
    func size(_ bytes: UInt64) -> String { "\((Double(bytes) / 1_073_741_824 * 10).rounded() / 10) GiB" }
    return [
      ("Reynolds", "\(reynolds), built with \(compiler)"), ("Z3", "\(z3), as the library says itself"),
      ("system", system),
      ("cores", "\(cores)"), ("memory", size(memory) + (availableMemory.map { ", \(size($0)) available" } ?? "")),
    ]
  }
}
