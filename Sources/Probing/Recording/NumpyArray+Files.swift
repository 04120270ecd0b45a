import Foundation
import Reporting

extension NumpyArray {
  /// The most bytes that are read unless the caller says otherwise: 4 GiB.
  public static let defaultByteLimit = 1 << 32

  /// Reads a `.npy` file of floats or integers of 4 or 8 bytes, little-endian, in either order.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - byteLimit: files with more bytes are refused.
  /// - Throws: ``NumpyArrayError``, also for integers beyond 2⁵³ that no double is equal to.
  /// - Complexity: O(bytes)
  public init(contentsOf path: String, byteLimit: Int = defaultByteLimit) throws(NumpyArrayError) {
    try self.init(contentsOf: path, byteLimit: byteLimit, ignoringBytesBehind: false)
  }

  /// - Parameter ignoringBytesBehind: whether there may be more bytes than the header announces, as in a recording that was cut off.
  init(
    contentsOf path: String, byteLimit: Int = defaultByteLimit, ignoringBytesBehind: Bool
  ) throws(NumpyArrayError) {
    self = try NumpyArray.parse(
      try NumpyArray.read(path, byteLimit: byteLimit), path: path, ignoringBytesBehind: ignoringBytesBehind)
  }

  /// Reads the bytes of a `.npy` file, as ``init(contentsOf:byteLimit:)``.
  ///
  /// - Parameter path: the name in messages.
  static func parse(
    _ data: Data, path: String, ignoringBytesBehind: Bool = false
  ) throws(NumpyArrayError) -> NumpyArray {
    do {
      return try data.withUnsafeBytes { bytes in
        let header = try Header(bytes, path: path)
        let count = header.shape.reduce(1, *)
        let size = count * header.elementType.byteCount
        let present = bytes.count - header.offset
        guard present == size || ignoringBytesBehind && present > size else {
          throw NumpyArrayError.wrongSize(path: path, expected: size, found: present)
        }
        let numbers = UnsafeRawBufferPointer(rebasing: bytes[header.offset..<header.offset + size])
        let values = try decode(numbers, header.elementType, count, path: path)
        return NumpyArray(
          shape: header.shape, values: header.isColumnMajor ? rowMajor(values, header.shape) : values)
      }
    } catch let error as NumpyArrayError { throw error } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }

  private static func read(_ path: String, byteLimit: Int) throws(NumpyArrayError) -> Data {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let size = try file.seekToEnd()
      guard size <= UInt64(max(byteLimit, 0)) else {
        throw NumpyArrayError.unreadable(path: path, reason: "it has \(size) bytes; the limit is \(byteLimit)")
      }
      try file.seek(toOffset: 0)
      return try file.readToEnd() ?? Data()
    } catch let error as NumpyArrayError { throw error } catch {
      throw .unreadable(path: path, reason: UnreadableFile.reason(path))
    }
  }

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, _ type: ElementType, _ count: Int, path: String
  ) throws -> [Double] {
    try [Double](unsafeUninitializedCapacity: count) { values, initialized in
      let values = UnsafeMutableBufferPointer(rebasing: values[..<count])
      switch type {
      case .float64: Payload.decode(bytes, as: .float64, into: values)
      case .float32: Payload.decode(bytes, as: .float32, into: values)
      case .int32:
        for index in 0..<count {
          values[index] = Double(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)))
        }
      case .int64:
        for index in 0..<count {
          let integer = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
          guard let value = Double(exactly: integer) else {
            throw NumpyArrayError.inexactInteger(path: path, value: integer, index: index)
          }
          values[index] = value
        }
      }
      initialized = count
    }
  }

  /// Numbers whose first axis runs fastest, put in the order in which the last one does.
  private static func rowMajor(_ values: [Double], _ shape: [Int]) -> [Double] {
    guard shape.count > 1, !values.isEmpty else { return values }
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var index = [Int](repeating: 0, count: shape.count)
    var place = 0
    var result: [Double] = []
    result.reserveCapacity(values.count)
    while true {
      result.append(values[place])
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < shape[axis] { break }
        place -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return result }
    }
  }

  /// The bytes of a `.npy` file of version 1.0 with these numbers, as `<f8` or `<f4`, in row-major order.
  ///
  /// - Complexity: O(bytes)
  public func bytes(as type: ModelDeclaration.NumberType = .float64) -> [UInt8] {
    let header = Header.bytes(type == .float64 ? .float64 : .float32, shape: shape)
    return [UInt8](unsafeUninitializedCapacity: header.count + values.count * type.byteCount) { bytes, initialized in
      initialized = header.count + values.count * type.byteCount
      let all = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[..<initialized])
      UnsafeMutableRawBufferPointer(rebasing: all[..<header.count]).copyBytes(from: header)
      values.withUnsafeBufferPointer {
        Payload.encode($0, as: type, into: UnsafeMutableRawBufferPointer(rebasing: all[header.count...]))
      }
    }
  }
}
