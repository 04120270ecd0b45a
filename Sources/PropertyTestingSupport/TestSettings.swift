import Foundation
import PropertyTesting
import Testing

/// What properties in tests are run with when a test says nothing else.
enum TestSettings {
  /// Failures are kept where the build is kept, if that is here, so that nothing appears among the sources.
  static var store: FailureStore? {
    if let directory = ProcessInfo.processInfo.environment["REYNOLDS_STORE"] {
      return FailureStore(directory: directory)
    }
    var isDirectory: ObjCBool = false
    let build = FileManager.default.currentDirectoryPath + "/.build"
    guard FileManager.default.fileExists(atPath: build, isDirectory: &isDirectory), isDirectory.boolValue else {
      return nil
    }
    return FailureStore(directory: build + "/property-failures")
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
