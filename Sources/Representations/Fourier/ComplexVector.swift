/// A vector of complex doubles as two arrays of real ones.
public struct ComplexVector: Sendable, Equatable {
  /// The real parts.
  public internal(set) var real: [Double]
  /// The imaginary parts.
  public internal(set) var imaginary: [Double]

  /// The vector with the given parts; the imaginary one is zero if left out.
  ///
  /// - Precondition: equally many of both.
  public init(_ real: [Double], imaginary: [Double]? = nil) {
    precondition(imaginary.map { $0.count == real.count } ?? true, "real and imaginary parts are equally many")
    self.real = real
    self.imaginary = imaginary ?? Array(repeating: 0, count: real.count)
  }

  /// The number of entries.
  public var count: Int { real.count }

  /// The Euclidean norm, in floating point.
  public var norm: Double { VectorKernel.norm([VectorKernel.norm(real), VectorKernel.norm(imaginary)]) }
}
