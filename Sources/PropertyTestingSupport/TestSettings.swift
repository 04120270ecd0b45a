import Foundation
import PropertyTesting
import Testing

/// What properties in tests are run with when a test says nothing else.
enum TestSettings {
  /// Failures are kept where the build is kept, so that nothing appears among the sources.
  static var store: FailureStore {
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return store(
      environment: ProcessInfo.processInfo.environment, workingDirectory: FileManager.default.currentDirectoryPath,
      program: program ?? CommandLine.arguments.first ?? "")
  }

  /// The store named by the environment; or in `.build` of the working directory; or, when the build is kept elsewhere,
  /// beside the program; or, when nothing can be written there, in a temporary directory of that program.
  static func store(environment: [String: String], workingDirectory: String, program: String) -> FailureStore {
    if let directory = environment["REYNOLDS_STORE"], !directory.isEmpty { return FailureStore(directory: directory) }
    let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    for candidate in [workingDirectory + "/.build", folder] where isWritableDirectory(candidate) {
      return FailureStore(directory: candidate + "/property-failures")
    }
    let hash = StableHash(program).hexadecimal
    return FailureStore(directory: NSTemporaryDirectory() + "/property-failures-\(getuid())-\(hash)")
  }

  private static func isWritableDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
      && FileManager.default.isWritableFile(atPath: path)
  }

  /// The module, suite and function of the current test.
  static var testName: String? {
    guard let test = Test.current else { return nil }
    // An identifier is Module.Suite/function()/File.swift:line:column; the place is not part of what filters match.
    let parts = test.id.description.split(separator: "/")
    let named = parts.last?.contains(".swift:") == true ? parts.dropLast() : parts[...]
    return named.joined(separator: "/")
  }

  /// The pattern that selects the current test and no other.
  private static var filter: String? {
    testName.map { "^" + NSRegularExpression.escapedPattern(for: $0) }
  }

  /// Runs the current test, alone, in another process.
  static var isolation: Isolation? {
    filter.map {
      // One after the other, so that the case in flight is that of the arguments being run.
      Isolation(
        executable: "/proc/self/exe",
        arguments: ["--testing-library", "swift-testing", "--no-parallel", "--filter", $0])
    }
  }

  static var rerunCommand: String {
    filter.map { "swift test --filter \(Settings.quotedForShell($0))" } ?? "swift test"
  }
}
