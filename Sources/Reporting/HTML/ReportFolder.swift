import Foundation

/// A folder of pages that is there whole or not at all, and that never takes the place of anything but an earlier one.
///
/// A marker file lists what was written. A folder without it, or with a file that it does not list, is somebody's and
/// is left alone.
public struct ReportFolder: Sendable {
  /// A file to be written.
  public struct File: Sendable {
    /// The folders below the top, and the name.
    public let path: [String]
    /// What is in it.
    public let bytes: [UInt8]

    /// A file of bytes.
    public init(_ path: [String], bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }

    /// A file of text.
    public init(_ path: [String], _ text: String) { self.init(path, bytes: Array(text.utf8)) }
  }

  /// The name of the marker.
  public static let markerName = ".reynolds-report"
  /// The first line of the marker.
  static let heading = "reynolds report, version 1"

  /// The path, links followed.
  public let path: String

  /// A folder to write to.
  ///
  /// - Throws: ``ReportFolderError`` if something is there that is not a report, before any work is done for it.
  /// - Complexity: O(files that are there)
  public init(_ path: String) throws(ReportFolderError) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    try inspect()
  }

  /// Writes the files into a new folder beside this one and then puts it in its place.
  ///
  /// - Returns: how many bytes were written.
  /// - Throws: ``ReportFolderError``; what was there is as it was then.
  /// - Complexity: O(bytes)
  @discardableResult
  public func write(_ files: [File]) throws(ReportFolderError) -> Int {
    let target = URL(fileURLWithPath: path)
    let parent = target.deletingLastPathComponent()
    let fresh = parent.appending(
      path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).new", directoryHint: .isDirectory
    )
    defer { try? FileManager.default.removeItem(at: fresh) }
    let marker = File(
      [ReportFolder.markerName],
      ([ReportFolder.heading] + files.map { RelativeLink($0.path).text }.sorted()).joined(separator: "\n") + "\n")
    var count = 0
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(at: fresh, withIntermediateDirectories: false)
      var folders: Set<[String]> = [[]]
      for file in files + [marker] {
        let folder = Array(file.path.dropLast())
        let place = folder.reduce(fresh) { $0.appending(path: $1, directoryHint: .isDirectory) }
        if folders.insert(folder).inserted {
          try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        }
        // A report can be made again.
        try AtomicFile.write(
          file.bytes, to: place.appending(path: file.path.last ?? "").path, replacing: false, durability: .processEnd)
        count += file.bytes.count
      }
    } catch {
      throw .cannotWrite(path: path, reason: ReportFolder.reason(error))
    }
    try inspect()
    try exchange(fresh.path)
    return count
  }

  /// Puts a new folder in the place of the old one, which is removed.
  private func exchange(_ fresh: String) throws(ReportFolderError) {
    // To the place of nothing, or of an empty folder, a folder can be moved in one step.
    if rename(fresh, path) == 0 { return }
    // Else the old one steps aside first, and comes back if the new one cannot take its place.
    let aside = fresh + ".old"
    guard rename(path, aside) == 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    guard rename(fresh, path) == 0 else {
      let reason = String(cString: strerror(errno))
      _ = rename(aside, path)
      throw .cannotWrite(path: path, reason: reason)
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  /// Makes sure that nothing but an earlier report would be replaced.
  private func inspect() throws(ReportFolderError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw .notAFolder(path: path) }
    let present: [String]
    do { present = try FileManager.default.subpathsOfDirectory(atPath: path).sorted() } catch {
      throw .cannotWrite(path: path, reason: ReportFolder.reason(error))
    }
    if present.isEmpty { return }
    let marker = try? String(contentsOfFile: "\(path)/\(ReportFolder.markerName)", encoding: .utf8)
    let lines = marker?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    guard lines.first == Substring(ReportFolder.heading) else { throw .notAReport(path: path) }
    let listed = Set(lines.dropFirst())
    for name in present where name != ReportFolder.markerName {
      let type = (try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)"))?[.type] as? FileAttributeType
      let link = RelativeLink(name.split(separator: "/").map(String.init)).text
      if type != .typeDirectory, !listed.contains(Substring(link)) {
        throw .foreignFile(path: path, name: name)
      }
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? CertificateArchive.Failure)?.reason ?? CertificateArchive.reason(error)
  }
}
