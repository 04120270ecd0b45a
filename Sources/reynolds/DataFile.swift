import CommandSupport
import Foundation

/// Files with data of earlier runs.
enum DataFile {
  /// The text of a file.
  ///
  /// - Parameter origin: the command that writes such files, for who has none.
  /// - Throws: an exit code if it cannot be read.
  static func text(_ path: String, from origin: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure.exit(CommandFailure.noInput, "cannot read \(path): give a file that `\(origin)` wrote")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
