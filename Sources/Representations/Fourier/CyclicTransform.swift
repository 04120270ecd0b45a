/// The discrete Fourier transform of a length n: y_k = Σ x_j exp(−2πi jk/n).
///
/// Mixed radix (Cooley and Tukey) for lengths with no prime factor above 31; Bluestein's convolution with a chirp otherwise. Every
/// plan knows bounds for its own rounding error.
///
/// Sources: J. W. Cooley, J. W. Tukey, 1965; L. Bluestein, 1970; error analysis after N. J. Higham, "Accuracy and Stability of
/// Numerical Algorithms", 2nd ed., ch. 24.
struct CyclicTransform: Sendable {
  /// Two bounds for what rounding does to a transform of length n.
  struct ErrorBound: Sendable {
    /// The Euclidean norm of all errors is at most this times √n·‖x‖₂.
    var euclidean: Double
    /// Each error is at most this times ‖x‖₁.
    var entrywise: Double
  }

  /// The length.
  let count: Int
  let errorBound: ErrorBound
  private let method: Method

  private enum Method: Sendable {
    case mixedRadix(MixedRadixTransform)
    indirect case chirp(ChirpTransform)
  }

  /// How far a computed root of unity can be off: 8u.
  ///
  /// Its angle x ≤ π/4 carries three roundings, which move sine and cosine by at most 3u·x·max(sin x, cos x) < 1.7u; the Taylor terms
  /// after the first carry three roundings each more than the one before, below 1.1u together; the additions, smallest terms
  /// first, round by less than 1.4u. That makes 4.2u for each part, and less than 6u for both.
  static let rootError = 0x1p-50

  /// What a product with a computed root loses, relatively: the error of the root and of a complex product.
  static let productError = rootError + 4 * Rounding.unit

  private static let largestFactor = 31

  /// - Precondition: `count >= 1`.
  /// - Complexity: O(count); Bluestein's method transforms its chirp besides
  init(count: Int) {
    precondition(count >= 1, "a transform has a positive length")
    self.count = count
    var factors: [Int] = []
    var rest = count
    for factor in [4] + Array(2...CyclicTransform.largestFactor) {
      while rest % factor == 0 {
        factors.append(factor)
        rest /= factor
      }
    }
    if rest > 1 {
      let chirp = ChirpTransform(count: count)
      method = .chirp(chirp)
      errorBound = chirp.errorBound
    } else {
      let transform = MixedRadixTransform(factors: factors, count: count)
      method = .mixedRadix(transform)
      errorBound = transform.errorBound
    }
  }

  /// Replaces numbers at a stride by their transform.
  ///
  /// - Complexity: O(n·Σp) over the prime factors p of n; O(n log n) with a larger constant if one is above 31
  func forward(_ vector: inout ComplexVector, start: Int = 0, stride: Int = 1) {
    if count == 1 { return }
    if count == 2 {
      let (first, second) = (start, start + stride)
      let (x, y) = (vector.real[second], vector.imaginary[second])
      (vector.real[first], vector.real[second]) = (vector.real[first] + x, vector.real[first] - x)
      (vector.imaginary[first], vector.imaginary[second]) = (vector.imaginary[first] + y, vector.imaginary[first] - y)
      return
    }
    let input = ComplexVector(
      (0..<count).map { vector.real[start + $0 * stride] },
      imaginary: (0..<count).map { vector.imaginary[start + $0 * stride] })
    let output =
      switch method {
      case .mixedRadix(let transform): transform.applied(to: input)
      case .chirp(let chirp): chirp.applied(to: input)
      }
    for index in 0..<count {
      vector.real[start + index * stride] = output.real[index]
      vector.imaginary[start + index * stride] = output.imaginary[index]
    }
  }
}
