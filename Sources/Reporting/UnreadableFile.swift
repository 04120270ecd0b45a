import Foundation

/// Why a file cannot be read.
package enum UnreadableFile {
  /// What the system says when the file is opened and its first byte is read: that there is none, that it is a folder, that there is no
  /// right to read it.
  package static func reason(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { _ = close(descriptor) }
    var byte: UInt8 = 0
    guard read(descriptor, &byte, 1) < 0 else { return "it is no UTF-8, or it changed while it was read" }
    return String(cString: strerror(errno))
  }
}
