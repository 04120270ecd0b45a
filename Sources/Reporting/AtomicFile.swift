import Foundation

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// What a file survives once it has been written.
  public enum Durability: Sendable {
    /// The end of the process, `kill -9` included.
    case processEnd
    /// Power failure and a crash of the machine, too: the content, then the name in the folder have been written to the disk, as far as
    /// the disk tells the truth. It takes some milliseconds.
    case powerFailure
  }

  /// Checks that a file can be made or replaced at a path, before the work whose result it is to hold; and removes from its folder the
  /// temporary files of processes that were killed.
  ///
  /// - Throws: ``CertificateArchive/Failure``.
  /// - Complexity: O(files in the folder)
  public static func ensureWritable(_ path: String) throws(CertificateArchive.Failure) {
    let folder = folder(of: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw CertificateArchive.Failure(path: path, reason: "\(folder) is not a folder")
    }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw CertificateArchive.Failure(path: path, reason: "it is a folder")
    }
    if isStream(path) {
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw CertificateArchive.Failure(path: path, reason: "no right to write to it")
      }
      return
    }
    // Some folders, such as /proc, let nobody make files whatever their rights say.
    do throws(TemporaryFile.Failure) { _ = try TemporaryFile(in: folder) } catch {
      throw CertificateArchive.Failure(path: path, reason: "no file can be made in \(folder): \(error.reason)")
    }
  }

  /// Whether a path leads to something that is there and no regular file: a terminal, a pipe, a device. It must not be replaced.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Removes the temporary files that killed processes left in a folder.
  ///
  /// The first write of a process into a folder does so too; this is for folders that may not be written to again.
  ///
  /// - Complexity: O(files in the folder)
  public static func removeLeftovers(in folder: String) { TemporaryFile.sweep(folder) }

  /// Writes text through a temporary file in the same folder; to terminals, pipes and devices as they are.
  ///
  /// - Parameters:
  ///   - text: the content.
  ///   - path: where it goes; a link is followed.
  ///   - replacing: whether a file that is there with other content may be replaced.
  ///   - durability: what it survives once this returns.
  /// - Throws: ``CertificateArchive/Failure``; what was there is as it was, and nothing is left behind. If only the last step failed, to
  ///   have the folder written to the disk, the new file is there.
  public static func write(
    _ text: String, to path: String, replacing: Bool, durability: Durability = .powerFailure
  ) throws(CertificateArchive.Failure) {
    try write(Array(text.utf8), to: path, replacing: replacing, durability: durability)
  }

  /// Writes bytes, as the other ``write(_:to:replacing:durability:)-(String,_,_,_)``.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool, durability: Durability = .powerFailure
  ) throws(CertificateArchive.Failure) {
    if isStream(path) {
      do {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
        return
      } catch {
        throw CertificateArchive.Failure(path: path, reason: CertificateArchive.reason(error))
      }
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let present = try? Data(contentsOf: URL(fileURLWithPath: target))
    let isThere = present.map { $0.elementsEqual(bytes) } ?? false
    guard present == nil || isThere || replacing else {
      throw CertificateArchive.Failure(
        path: path, reason: "a different file of this name is there; it was not touched")
    }
    do throws(TemporaryFile.Failure) {
      if !isThere {
        var file = try TemporaryFile(in: folder(of: target))
        if replacing { file.takeRights(of: target) }
        try file.write(bytes)
        if durability == .powerFailure { try file.synchronize() }
        try file.move(to: target, replacing: replacing)
      }
      guard durability == .powerFailure else { return }
      // Whoever wrote what is there may have been killed before it was on the disk.
      if isThere { try TemporaryFile.synchronize(path: target) }
      try TemporaryFile.synchronize(path: folder(of: target))
    } catch {
      throw CertificateArchive.Failure(path: path, reason: error.reason)
    }
  }
}
