#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is still to be sent of a frame, in pieces that are not copied together.
struct OutgoingBytes {
  private var pieces: [iovec]

  /// Pieces of memory that must outlive this value.
  init(_ pieces: [UnsafeRawBufferPointer]) {
    self.pieces = pieces.filter { !$0.isEmpty }.map {
      iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
    }
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// Writes as much as goes without waiting.
  ///
  /// - Returns: `false` if nobody reads any more.
  mutating func write(to descriptor: Int32) throws(ModelError.Fault) -> Bool {
    while !pieces.isEmpty {
      let count = SafeWriting.write(descriptor, pieces, pieces.count)
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EAGAIN: return true
        case EPIPE, EBADF: return false
        default: throw .system(call: "writev", reason: systemReason())
        }
      }
      var written = count
      while let piece = pieces.first, written >= piece.iov_len {
        written -= piece.iov_len
        pieces.removeFirst()
      }
      if written > 0 {
        pieces[0].iov_base = pieces[0].iov_base?.advanced(by: written)
        pieces[0].iov_len -= written
      }
    }
    return true
  }
}
