#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A `.npy` file of doubles whose first axis grows.
///
/// Rows are written behind the ones that count, then the header, which has room for every count and keeps its size. What is killed in
/// between leaves a file with the old count, and bytes behind it that readers pass over. The rows are on the disk once
/// ``synchronize()`` returns, and when the file is closed.
final class GrowingArrayFile {
  private let path: String
  private let rowShape: [Int]
  private let file: Int32
  private let headerSize: Int
  private var rowCount = 0

  /// Makes a file without rows.
  ///
  /// - Throws: ``RecordingError``, also if the file exists.
  init(creating path: String, rowShape: [Int]) throws(RecordingError) {
    self.path = path
    self.rowShape = rowShape
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    headerSize = NumpyArray.Header.bytes(.float64, shape: [0] + rowShape).count
    guard file >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    try writeHeader()
  }

  deinit {
    guard file >= 0 else { return }
    try? synchronize()
    _ = close(file)
  }

  /// Writes rows behind the last; they count once ``commit(_:)`` is called.
  func write(_ rows: [Double]) throws(RecordingError) {
    #if _endian(little)
      try write(rows.withUnsafeBytes { Array($0) }, at: end)
    #else
      try write(rows.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }, at: end)
    #endif
  }

  /// Makes the rows written last count.
  func commit(_ count: Int) throws(RecordingError) {
    rowCount += count
    try writeHeader()
  }

  /// Has everything that was written so far written to the disk.
  func synchronize() throws(RecordingError) {
    while fsync(file) != 0 {
      if errno == EINTR { continue }
      if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return }
      throw .unwritable(path: path, reason: systemReason())
    }
  }

  private var end: Int { headerSize + rowCount * rowShape.reduce(8, *) }

  private func writeHeader() throws(RecordingError) {
    try write(NumpyArray.Header.bytes(.float64, shape: [rowCount] + rowShape), at: 0)
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws(RecordingError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(file, $0.baseAddress?.advanced(by: written), bytes.count - written, off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(path: path, reason: systemReason()) }
      written += count
    }
  }
}
