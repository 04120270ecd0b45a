public import ArgumentParser
import CommandSupport
import Foundation
public import Properties

/// `replay`: judges archived counterexamples again, for packages with claims of their own; `reynolds check` does that for those of Reynolds.
public struct ReplayCommand: AsyncParsableCommand {
  /// Name and abstract.
  public static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Judge archived counterexamples again, from the instance alone.")

  @Argument(help: "Files or folders of counterexamples.")
  var paths: [String] = [CounterexampleFolder.defaultPath]

  /// For the argument parser.
  public init() {}

  /// Judges and prints; exit code 1 if one is not confirmed.
  public func run() async throws {
    var failures = 0
    var count = 0
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CommandFailure.exit(CommandFailure.noInput, "\(path): no such file or folder")
      }
      for file in isFolder.boolValue ? CounterexampleFolder(path).paths : [path] {
        count += 1
        do {
          guard file.hasSuffix(".json") else { throw CounterexampleError.malformed("not a .json file") }
          let text = try String(contentsOfFile: file, encoding: .utf8)
          print("confirmed  \(file)  \(try CounterexampleJudge.confirm(text).summary)")
        } catch {
          failures += 1
          print("REFUSED    \(file)\n  \(error)")
        }
      }
    }
    print("\(count) counterexamples: \(count - failures) confirmed" + (failures > 0 ? ", \(failures) refused" : ""))
    try ProcessEnd.finish(failures > 0 ? 1 : 0)
  }
}

/// Judges the text of an archived counterexample by the ledger in use.
public enum CounterexampleJudge {
  /// Confirms it; how small it is (`minimality`) is not judged again.
  ///
  /// - Returns: the file; its ``CounterexampleFile/summary`` is what is confirmed.
  /// - Throws: `CounterexampleError`, and what the claim's judge throws.
  @discardableResult
  public static func confirm(_ text: String) throws -> CounterexampleFile {
    let file = try CounterexampleFile(text: text)
    // One form only: nothing in the file that is not read, and nothing twice.
    guard file.text == text else {
      throw CounterexampleError.malformed("the file is not as it would be written; something in it was changed")
    }
    try file.confirm(in: LedgerInUse.current)
    return file
  }
}

extension CounterexampleFile {
  /// The claim and how it fails, in one line.
  public var summary: String { "\(witness.claim): \(witness.violation)" }
}
