#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The end of what a model wrote to standard error, and a copy of all of it in a file if wished.
struct StandardErrorTail {
  private static let byteLimit = 16_384
  private var bytes: [UInt8] = []
  private var isCut = false
  private var file: Int32

  /// - Parameter file: a file open for writing, or -1 for none; closed by ``close()``.
  init(file: Int32) { self.file = file }

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    var rest = piece
    while file >= 0, !rest.isEmpty {
      let count = write(file, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      // A full disk must not end the measurement; the file is then a part of what was written.
      guard count > 0 else { break }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    bytes.append(contentsOf: piece.suffix(StandardErrorTail.byteLimit))
    if bytes.count > 2 * StandardErrorTail.byteLimit {
      bytes.removeFirst(bytes.count - StandardErrorTail.byteLimit)
      isCut = true
    }
  }

  /// The last lines, without empty ones at the end.
  func lines(_ count: Int) -> [String] {
    var lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    // The first line may lack its beginning.
    if isCut, lines.count > 1 { lines.removeFirst() }
    return lines.suffix(max(count, 0)).map(String.init)
  }

  mutating func close() {
    if file >= 0 { _ = closeDescriptor(file) }
    file = -1
  }
}

/// `close`, under a name that methods called `close` do not hide.
func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
