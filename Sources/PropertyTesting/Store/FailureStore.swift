import Foundation

/// A directory of failures, one text file each, replayed first by later runs.
///
/// Files are written whole and renamed into place at the moment a failure is found, before it is shrunk, so a run that
/// is killed loses nothing. Files of different failures have different names; the same failure found again, or shrunk
/// further, overwrites its file.
public struct FailureStore: Sendable, Hashable {
  /// The directory's path. It is created when the first failure is saved.
  public var directory: String

  /// The store in a directory.
  public init(directory: String) {
    self.directory = directory
  }

  /// A file that could not be read, and why.
  public struct Unreadable: Hashable, Sendable {
    /// The file's name.
    public var file: String
    /// What is wrong with it.
    public var reason: String
  }

  /// Writes an entry, in place of an older one of the same failure.
  /// - Throws: the file system's error.
  public func save(_ entry: StoredFailure) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try Data(entry.text.utf8).write(to: URL(fileURLWithPath: path(of: entry.fileName)), options: .atomic)
  }

  /// The entries of a property with their files' names, in the order of the names, and the files that are no entries.
  ///
  /// A directory that does not exist has no entries.
  public func entries(of property: String) -> (
    entries: [(file: String, entry: StoredFailure)], unreadable: [Unreadable]
  ) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
    var entries: [(file: String, entry: StoredFailure)] = []
    var unreadable: [Unreadable] = []
    for name in names where name.hasSuffix(".failure") || name.hasSuffix(".regression") {
      do {
        let text = try String(contentsOfFile: path(of: name), encoding: .utf8)
        let entry = try StoredFailure(text: text)
        if entry.property == property { entries.append((name, entry)) }
      } catch {
        unreadable.append(Unreadable(file: name, reason: "\(error)"))
      }
    }
    return (entries, unreadable)
  }

  /// Turns a failure into a regression test: the entry is written to `destination`, to be committed, and removed here.
  /// - Throws: the file system's error.
  public func promote(_ entry: StoredFailure, to destination: FailureStore) throws {
    var regression = entry
    regression.role = .regression
    try destination.save(regression)
    try remove(entry.fileName)
  }

  /// Removes a file, if it is there still.
  func remove(_ name: String) throws {
    guard FileManager.default.fileExists(atPath: path(of: name)) else { return }
    try FileManager.default.removeItem(atPath: path(of: name))
  }

  func path(of name: String) -> String { directory + "/" + name }
}
