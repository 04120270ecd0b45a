/// An array of a `.npy` file: a shape and numbers in row-major order.
///
/// Source of the format: NumPy, `numpy.lib.format`, versions 1.0, 2.0 and 3.0.
public struct NumpyArray: Sendable, Hashable {
  /// The lengths of the axes; empty for one number.
  public let shape: [Int]
  /// The numbers, the last axis running fastest.
  public let values: [Double]

  /// An array.
  ///
  /// - Precondition: as many values as the product of the shape.
  public init(shape: [Int], values: [Double]) {
    precondition(
      values.count == shape.reduce(1, *), "\(values.count) values do not fill an array of the shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// The types of numbers that are read.
  enum ElementType: String, CaseIterable {
    case float32 = "<f4"
    case float64 = "<f8"
    case int32 = "<i4"
    case int64 = "<i8"

    var byteCount: Int {
      switch self {
      case .float32, .int32: 4
      case .float64, .int64: 8
      }
    }
  }

  /// What the header of a file says.
  struct Header: Hashable {
    let elementType: ElementType
    let isColumnMajor: Bool
    let shape: [Int]
    /// Where the numbers begin.
    let offset: Int
  }
}

/// Why a `.npy` file cannot be read.
public indirect enum NumpyArrayError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file cannot be opened or read.
  case unreadable(path: String, reason: String)
  /// It is not a `.npy` file, or its header is wrong.
  case malformed(path: String, reason: String)
  /// It holds numbers of a kind that is not read.
  case unsupportedType(path: String, type: String)
  /// It has more or fewer bytes than its header says.
  case wrongSize(path: String, expected: Int, found: Int)
  /// An integer that no double is equal to.
  case inexactInteger(path: String, value: Int64, index: Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .malformed(let path, let reason): "\(path) is not a .npy file of version 1.0, 2.0 or 3.0: \(reason)"
    case .unsupportedType(let path, let type):
      "\(path) holds numbers of the type \(type); little-endian floats and integers of 4 and 8 bytes are read "
        + "(<f4, <f8, <i4, <i8): convert with array.astype(\"<f8\")"
    case .wrongSize(let path, let expected, let found):
      "\(path) has \(found) bytes of numbers where its header announces \(expected)"
    case .inexactInteger(let path, let value, let index):
      "\(path) holds the integer \(value) (number \(index) of the file), which is no double; convert with array.astype(\"<f8\")"
    }
  }
}
