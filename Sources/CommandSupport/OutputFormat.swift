public import ArgumentParser
import Foundation

/// How a command prints its result.
public enum OutputFormat: String, Sendable, ExpressibleByArgument, CaseIterable {
  /// For people.
  case text
  /// For programs.
  case json

  /// Any result as JSON with sorted keys.
  public static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
