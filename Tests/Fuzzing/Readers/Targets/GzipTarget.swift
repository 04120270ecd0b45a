@testable import Certificates

extension FuzzTarget {
  /// A gzip file; the bytes also as a bare deflate stream, for few mutants keep the checksum; and the bytes compressed and expanded.
  static let gzip = FuzzTarget("gzip", lengthLimit: 4_096) { bytes in
    let limit = 1 << 18
    if let (content, end) = try? Inflate.expanded(bytes, from: 0, limit: limit) {
      try demand(content.count <= limit && end <= bytes.count, "more was expanded than the limit allows")
    }
    let packed = Gzip.compressed(bytes)
    try demand(try Gzip.expanded(packed, limit: bytes.count) == bytes, "compressed and expanded, the bytes are others")
    do throws(Gzip.Failure) {
      return try Gzip.expanded(bytes, limit: limit).count <= limit
    } catch {
      _ = error.description
      return false
    }
  }
}
