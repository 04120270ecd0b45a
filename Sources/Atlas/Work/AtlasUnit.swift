// Goals of this folder:
// 1. The questions of an atlas, cut into units of work that any number of processes can share and do again without harm.
// 2. What a unit finds is kept in files that are there whole or not at all, and believed only after it was looked at.
// 3. What was found is put together, and proved again on the way.

import Reporting

/// Questions about one group that are answered one after the other.
public struct AtlasUnit: Sendable, Hashable {
  /// The version of the files of units; another one makes other units.
  static let formatVersion = 2

  /// The first 16 hexadecimal digits of the SHA-256 of the version, the questions and their limits.
  public let id: String
  /// The questions.
  public let items: [AtlasContents.Item]
  /// About how many seconds it takes on one core, by the formula of `AtlasCost`.
  public let estimatedSeconds: Double

  init(_ items: [AtlasContents.Item]) {
    self.items = items
    estimatedSeconds = items.reduce(0) { $0 + AtlasCost.seconds($1) }
    let lines = items.map {
      "\($0.question.identity)\t\($0.limits.steps)\t\($0.limits.seconds)\t\($0.limits.memoryMiB)\t\($0.limits.order)\n"
    }
    let text = "atlas unit \(AtlasUnit.formatVersion)\treynolds \(LibraryVersion.current)\n" + lines.joined()
    id = String(ArchiveEntry.digest(Array(text.utf8)).prefix(16))
  }

  /// The group that all questions are about.
  public var group: String { items.first?.question.group ?? "" }
}
