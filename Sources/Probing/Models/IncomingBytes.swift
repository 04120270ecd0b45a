/// Bytes that were read and not yet understood.
struct IncomingBytes: ~Copyable {
  /// Room for the longest header and a small payload.
  private static let capacity = 2 * ProbeProtocol.headerLimit
  private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
  private var held = 0..<0

  deinit { memory.deallocate() }

  var count: Int { held.count }
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[held]) }

  /// The place where more bytes go: never empty while fewer than ``ProbeProtocol/headerLimit`` are held.
  mutating func room() -> UnsafeMutableRawBufferPointer {
    if held.isEmpty { held = 0..<0 }
    if IncomingBytes.capacity - held.upperBound < ProbeProtocol.headerLimit {
      memory.copyMemory(from: bytes)
      held = 0..<held.count
    }
    return UnsafeMutableRawBufferPointer(rebasing: memory[held.upperBound...])
  }

  /// Counts bytes that were written to ``room()``.
  mutating func add(_ count: Int) { held = held.lowerBound..<held.upperBound + count }

  /// Drops bytes from the front.
  mutating func remove(_ count: Int) { held = held.lowerBound + count..<held.upperBound }
}
