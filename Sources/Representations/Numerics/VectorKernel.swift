/// Loops over contiguous doubles that the compiler vectorises.
///
/// Sums run in several partial sums: the order is fixed (so results are the same everywhere) but is not left to right. Error
/// bounds of the form γₙ hold for every order of summation.
enum VectorKernel {
  /// Σ left[i]·right[i].
  @inline(__always)
  static func dot(_ left: UnsafePointer<Double>?, _ right: UnsafePointer<Double>?, count: Int) -> Double {
    guard let left, let right else { return 0 }
    var (sum0, sum1, sum2, sum3) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 4 <= count {
      sum0 += left[index] * right[index]
      sum1 += left[index + 1] * right[index + 1]
      sum2 += left[index + 2] * right[index + 2]
      sum3 += left[index + 3] * right[index + 3]
      index += 4
    }
    while index < count {
      sum0 += left[index] * right[index]
      index += 1
    }
    return (sum0 + sum2) + (sum1 + sum3)
  }

  /// The sum of the products of equally many numbers.
  static func dot(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { dot(left.baseAddress, $0.baseAddress, count: min(left.count, $0.count)) }
    }
  }

  /// target[i] += factor·source[i].
  @inline(__always)
  static func add(
    _ factor: Double, _ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, count: Int
  ) {
    var index = 0
    while index < count {
      target[index] += factor * source[index]
      index += 1
    }
  }

  /// (first[i], second[i]) ← (a·first[i] + b·second[i], c·first[i] + d·second[i]).
  @inline(__always)
  static func combine(
    _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>, count: Int,
    _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) {
    var index = 0
    while index < count {
      let (x, y) = (first[index], second[index])
      first[index] = a * x + b * y
      second[index] = c * x + d * y
      index += 1
    }
  }

  /// The Euclidean norm, of a copy scaled by a power of two where squares could overflow or vanish.
  static func norm(_ vector: [Double]) -> Double {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    if largest.exponent.magnitude < 400 {
      return dot(vector, vector).squareRoot()
    }
    // Two equal factors, since the scale itself may be no double.
    let scale = Double(sign: .plus, exponent: -largest.exponent / 2, significand: 1)
    return norm(vector.map { $0 * scale * scale }) / scale / scale
  }

  /// √(a² + b²) without overflow.
  @inline(__always)
  static func hypotenuse(_ a: Double, _ b: Double) -> Double {
    let (large, small) = (max(a.magnitude, b.magnitude), min(a.magnitude, b.magnitude))
    if large == 0 { return 0 }
    let ratio = small / large
    return large * (1 + ratio * ratio).squareRoot()
  }
}
