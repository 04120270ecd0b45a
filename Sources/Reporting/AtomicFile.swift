import Foundation

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// Checks that a file can be made or replaced at a path, before the work whose result it is to hold.
  ///
  /// - Throws: ``CertificateArchive/Failure``.
  public static func ensureWritable(_ path: String) throws(CertificateArchive.Failure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
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
    let trial = URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: temporaryName(for: path))
    do {
      try Data().write(to: trial)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw CertificateArchive.Failure(
        path: path, reason: "no file can be made in \(folder): \(CertificateArchive.reason(error))")
    }
  }

  /// Whether a path leads to something that is there and no regular file: a terminal, a pipe, a device. It must not be replaced.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func temporaryName(for path: String) -> String {
    ".\(URL(fileURLWithPath: path).lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
  }

  /// Writes text through a temporary file in the same folder; to terminals, pipes and devices as they are.
  ///
  /// - Parameters:
  ///   - text: the content.
  ///   - path: where it goes.
  ///   - replacing: whether a file that is there with other content may be replaced.
  /// - Throws: ``CertificateArchive/Failure``; nothing is left behind then.
  public static func write(_ text: String, to path: String, replacing: Bool) throws(CertificateArchive.Failure) {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// Writes bytes, as ``write(_:to:replacing:)-(String,_,_)``.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(CertificateArchive.Failure) {
    let content = Data(bytes)
    let target = URL(fileURLWithPath: path)
    if isStream(path) {
      do {
        let handle = try FileHandle(forWritingTo: target)
        try handle.write(contentsOf: content)
        try handle.close()
        return
      } catch {
        throw CertificateArchive.Failure(path: path, reason: CertificateArchive.reason(error))
      }
    }
    if let present = try? Data(contentsOf: target) {
      if present == content { return }
      if !replacing {
        throw CertificateArchive.Failure(
          path: path, reason: "a different file of this name is there; it was not touched")
      }
    }
    do {
      if replacing {
        try content.write(to: target, options: .atomic)
        return
      }
      let temporary = target.deletingLastPathComponent().appending(path: temporaryName(for: path))
      defer { try? FileManager.default.removeItem(at: temporary) }
      try content.write(to: temporary)
      // Moving fails where a file has come into being meanwhile; it never overwrites.
      try FileManager.default.moveItem(at: temporary, to: target)
    } catch {
      throw CertificateArchive.Failure(path: path, reason: CertificateArchive.reason(error))
    }
  }
}
