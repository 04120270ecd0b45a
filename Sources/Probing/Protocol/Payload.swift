/// Numbers in memory and on the wire: little-endian, one after the other.
enum Payload {
  /// Writes doubles as numbers of a type.
  ///
  /// - Precondition: `bytes` has room for them.
  /// - Complexity: O(numbers); one copy for float64 on little-endian machines
  static func encode(
    _ values: UnsafeBufferPointer<Double>, as type: ModelDeclaration.NumberType,
    into bytes: UnsafeMutableRawBufferPointer
  ) {
    switch type {
    case .float64:
      #if _endian(little)
        bytes.copyMemory(from: UnsafeRawBufferPointer(values))
      #else
        for (index, value) in values.enumerated() {
          bytes.storeBytes(of: value.bitPattern.littleEndian, toByteOffset: index * 8, as: UInt64.self)
        }
      #endif
    case .float32:
      for index in values.indices {
        bytes.storeBytes(
          of: Float(values[index]).bitPattern.littleEndian, toByteOffset: index &* 4, as: UInt32.self)
      }
    }
  }

  /// Reads numbers of a type as doubles, exactly.
  ///
  /// - Precondition: as many numbers on either side.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, as type: ModelDeclaration.NumberType,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    switch type {
    case .float64:
      #if _endian(little)
        UnsafeMutableRawBufferPointer(values).copyMemory(from: bytes)
      #else
        for index in values.indices {
          values[index] = Double(
            bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
        }
      #endif
    case .float32:
      for index in values.indices {
        let pattern = bytes.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
        values[index] = Double(Float(bitPattern: UInt32(littleEndian: pattern)))
      }
    }
  }

  /// Moves the batch axis of an array: from the front to `axis`, or back.
  ///
  /// An array of the shape (count, a, b) becomes one of the shape (a, count, b), where a is the product of the first `axis`
  /// lengths of `shape`.
  ///
  /// - Precondition: both sides hold `count` arrays of the shape.
  /// - Complexity: O(bytes), in pieces of b numbers
  static func moveBatchAxis(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, shape: [Int], axis: Int, count: Int,
    numberSize: Int, toFront: Bool
  ) {
    let outer = shape.prefix(axis).reduce(1, *)
    let piece = shape.dropFirst(axis).reduce(1, *) * numberSize
    for item in 0..<count {
      for position in 0..<outer {
        let (front, moved) = ((item * outer + position) * piece, (position * count + item) * piece)
        let (from, to) = toFront ? (moved, front) : (front, moved)
        UnsafeMutableRawBufferPointer(rebasing: target[to..<to + piece])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[from..<from + piece]))
      }
    }
  }
}
