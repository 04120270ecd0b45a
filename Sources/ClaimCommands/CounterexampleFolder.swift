import CommandSupport
public import Properties
import Foundation
import Reporting

/// The folder of archived counterexamples.
public struct CounterexampleFolder: Sendable {
  /// Where the repository keeps them.
  public static let defaultPath = "Counterexamples/refuted"

  /// One file.
  public struct Entry: Sendable {
    /// Its path.
    public let path: String
    /// What is in it.
    public let file: CounterexampleFile
  }

  /// The folder's path.
  public let path: String

  /// A folder; it need not exist yet.
  public init(_ path: String) { self.path = path }

  /// The paths of the files, sorted.
  public var paths: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
  }

  /// All files.
  ///
  /// - Throws: `CounterexampleError` with the path of the first that is none, or that cannot be read.
  public func files() throws -> [Entry] {
    try paths.map { path in
      do {
        return Entry(path: path, file: try CounterexampleFile(text: String(contentsOfFile: path, encoding: .utf8)))
      } catch let error as CounterexampleError {
        throw CounterexampleError.malformed("\(path): \(error)")
      } catch {
        throw CounterexampleError.malformed("\(path): it cannot be read: \(UnreadableFile.reason(path))")
      }
    }
  }

  /// All files, or an exit code after the reason is printed.
  func readableFiles() throws -> [Entry] {
    do {
      return try files()
    } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(error)")
    }
  }

  /// Archives a counterexample; one that is there already is left as it is.
  ///
  /// - Returns: the path.
  /// - Throws: `ExitCode` after the reason is printed, when it cannot be written; nothing is lost then.
  public func write(_ file: CounterexampleFile) throws -> String {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(path) cannot be made: \(error.localizedDescription)")
    }
    let target = "\(path)/\(file.name)"
    do { try AtomicFile.write(file.text, to: target, replacing: true) } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(error)")
    }
    return target
  }
}
