import Foundation
import Synchronization

/// A file that is written under a name of no meaning until it takes its place in the same folder.
///
/// It is locked as long as its process lives. A process that was killed leaves it behind without a lock, by which ``sweep(_:)`` knows
/// that nobody writes to it. Its name says the machine too, for machines that share a folder may not see each other's locks: what another
/// one left has to be a day old.
struct TemporaryFile: ~Copyable {
  /// A system call that failed.
  struct Failure: Error {
    /// The code of the error.
    let code: Int32
    /// What the system says.
    var reason: String { String(cString: strerror(code)) }
  }

  private let folder: String
  private let path: String
  private let descriptor: Int32
  /// Whether it has the name of its place only.
  private var isMoved = false

  private static let commonPrefix = ".reynolds-"
  /// The beginning of the names on this machine; digits, so that no name of a host is too long or too strange for a file.
  static let prefix: String = {
    var name = [CChar](repeating: 0, count: 256)
    _ = gethostname(&name, name.count - 1)
    return "\(commonPrefix)\(ArchiveEntry.digest(name.map(UInt8.init(bitPattern:))).prefix(12))-"
  }()
  private static let suffix = ".partial"
  private static let count = Mutex(0)
  /// Folders in which this process has looked for what others left.
  private static let swept = Mutex<Set<String>>([])
  /// Without it a limit on the size of files ends the process, before it can say anything.
  private static let reportsFileSizeLimit: Void = {
    if let present = signal(SIGXFSZ, SIG_IGN) { _ = signal(SIGXFSZ, present) }
  }()

  /// Makes an empty file, and removes what killed processes left in the folder if this is the first one there.
  init(in folder: String) throws(Failure) {
    TemporaryFile.reportsFileSizeLimit
    if TemporaryFile.swept.withLock({ $0.insert(folder).inserted }) { TemporaryFile.sweep(folder) }
    while true {
      let number = TemporaryFile.count.withLock { count in
        count += 1
        return count
      }
      let path = "\(folder)/\(TemporaryFile.prefix)\(getpid())-\(number)\(TemporaryFile.suffix)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 {
        // A process of the same number may have been killed here.
        if errno == EEXIST || errno == EINTR { continue }
        throw Failure(code: errno)
      }
      // Who sweeps holds it for an instant only. Where there are no locks it fails at once.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      // Before the lock was there, the file may have been taken for one that was left.
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
        _ = close(descriptor)
        continue
      }
      (self.folder, self.path, self.descriptor) = (folder, path, descriptor)
      return
    }
  }

  deinit {
    // After it took its place under one name, its own is gone, and may be another file's.
    if !isMoved { _ = unlink(path) }
    _ = close(descriptor)
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: count == 0 ? ENOSPC : errno) }
      written += count
    }
  }

  /// Gives the file the rights of the one that it is to replace, if there is one.
  func takeRights(of target: String) {
    var status = stat()
    if stat(target, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// Has the content written to the disk.
  func synchronize() throws(Failure) { try TemporaryFile.synchronize(descriptor) }

  /// Takes its place.
  ///
  /// - Parameter replacing: whether a file that is there is replaced; it is an error otherwise.
  mutating func move(to target: String, replacing: Bool) throws(Failure) {
    if replacing {
      guard rename(path, target) == 0 else { throw Failure(code: errno) }
      isMoved = true
      return
    }
    if link(path, target) == 0 { return }
    let code = errno
    // Where files have one name only, it is looked first; the lock of an archive keeps others of our kind out.
    guard code == EPERM || code == ENOTSUP || code == ENOSYS || code == EMLINK, access(target, F_OK) != 0,
      rename(path, target) == 0
    else { throw Failure(code: code) }
    isMoved = true
  }

  /// Has a file that is there, or the names in a folder, written to the disk.
  static func synchronize(path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { _ = close(descriptor) }
    try synchronize(descriptor)
  }

  private static func synchronize(_ descriptor: Int32) throws(Failure) {
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      // Some file systems have nothing to do, and say so.
      if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return }
      throw Failure(code: errno)
    }
  }

  /// Removes the temporary files of processes that are gone.
  ///
  /// - Complexity: O(files in the folder)
  static func sweep(_ folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(commonPrefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if name.hasPrefix(prefix) || isOld(path, in: folder), flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        _ = unlink(path)
      }
      _ = close(descriptor)
    }
  }

  /// Whether a file was written a day before the folder was changed: by the clock of whoever keeps the folder.
  private static func isOld(_ path: String, in folder: String) -> Bool {
    func changed(_ path: String) -> Date? {
      (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
    guard let file = changed(path), let folder = changed(folder) else { return false }
    return folder.timeIntervalSince(file) > 86_400
  }
}
