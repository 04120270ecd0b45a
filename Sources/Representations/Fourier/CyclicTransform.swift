/// The discrete Fourier transform of a length n: y_k = Σ x_j exp(−2πi jk/n).
///
/// Mixed radix (Cooley and Tukey) for lengths with no prime factor above 31; Bluestein's convolution with a chirp otherwise. Every
/// plan knows a bound for its own rounding error.
///
/// Sources: J. W. Cooley, J. W. Tukey, 1965; L. Bluestein, 1970; error analysis after N. J. Higham, "Accuracy and Stability of
/// Numerical Algorithms", 2nd ed., ch. 24.
struct CyclicTransform: Sendable {
  /// The length.
  let count: Int
  /// A bound ρ: the computed transform differs from the exact one by at most ρ·√n·‖x‖₂ in Euclidean norm.
  let relativeError: Double
  private let method: Method

  private enum Method: Sendable {
    case mixedRadix(factors: [Int], roots: [(real: Double, imaginary: Double)])
    indirect case chirp(Chirp)
  }

  /// How far a computed root of unity can be off: 8u.
  ///
  /// Its angle x ≤ π/4 carries three roundings, which move sine and cosine by at most 3u·x·max(sin x, cos x) < 1.7u; the Taylor terms
  /// after the first carry three roundings each more than the one before, below 1.1u together; the additions, smallest terms
  /// first, round by less than 1.4u. That makes 4.2u for each part, and less than 6u for both.
  static let rootError = 0x1p-50

  private static let largestFactor = 31

  /// - Precondition: `count >= 1`.
  init(count: Int) {
    precondition(count >= 1, "a transform has a positive length")
    self.count = count
    var factors: [Int] = []
    var rest = count
    var factor = 2
    while rest > 1, factor <= CyclicTransform.largestFactor {
      while rest % factor == 0 {
        factors.append(factor)
        rest /= factor
      }
      factor += 1
    }
    if rest > 1 {
      let chirp = Chirp(count)
      method = .chirp(chirp)
      relativeError = chirp.relativeError
    } else {
      let table = RootsOfUnity(order: count)
      method = .mixedRadix(factors: factors, roots: (0..<count).map { (table[$0].real, -table[$0].imaginary) })
      relativeError = CyclicTransform.mixedRadixError(factors)
    }
  }

  /// A stage multiplies by roots (error of a root and of a complex product) and transforms p numbers by the definition: entry by
  /// entry the error is that factor and the rounding of a sum of p terms, times Σ|x|, which is √p times more than the norm grows.
  private static func mixedRadixError(_ factors: [Int]) -> Double {
    let product = rootError + 4 * Rounding.unit
    let growth = factors.reduce(1.0) { total, p in
      total * (1 + (product + Double(p).squareRoot() * (product + 2 * Rounding.gamma(p + 2))) * 1.01)
    }
    return (growth - 1) * 1.01 + 0x1p-60
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
    var input = ComplexVector(
      (0..<count).map { vector.real[start + $0 * stride] },
      imaginary: (0..<count).map { vector.imaginary[start + $0 * stride] })
    switch method {
    case .mixedRadix(let factors, let roots):
      var output = input
      CyclicTransform.transform(
        &input, &output, factors: factors[...], roots: roots, start: 0, stride: 1, target: 0, count: count)
      input = output
    case .chirp(let chirp): chirp.apply(&input)
    }
    for index in 0..<count {
      vector.real[start + index * stride] = input.real[index]
      vector.imaginary[start + index * stride] = input.imaginary[index]
    }
  }

  /// Decimation in time: the p subsequences at stride p are transformed, multiplied by roots and combined.
  private static func transform(
    _ input: inout ComplexVector, _ output: inout ComplexVector, factors: ArraySlice<Int>,
    roots: [(real: Double, imaginary: Double)], start: Int, stride: Int, target: Int, count: Int
  ) {
    guard let p = factors.first else {
      output.real[target] = input.real[start]
      output.imaginary[target] = input.imaginary[start]
      return
    }
    let size = count / p
    for part in 0..<p {
      transform(
        &input, &output, factors: factors.dropFirst(), roots: roots, start: start + part * stride, stride: stride * p,
        target: target + part * size, count: size)
    }
    // Roots of order `count` are every `stride`-th of the table.
    let order = roots.count
    var column = [(real: Double, imaginary: Double)](repeating: (0, 0), count: p)
    for k in 0..<size {
      for part in 0..<p {
        let (x, y) = (output.real[target + part * size + k], output.imaginary[target + part * size + k])
        let root = roots[part * k * stride]
        column[part] = (x * root.real - y * root.imaginary, x * root.imaginary + y * root.real)
      }
      for q in 0..<p {
        var sum = column[0]
        for part in 1..<p {
          let root = roots[(part * q * size * stride) % order]
          let (x, y) = column[part]
          sum.real += x * root.real - y * root.imaginary
          sum.imaginary += x * root.imaginary + y * root.real
        }
        output.real[target + q * size + k] = sum.real
        output.imaginary[target + q * size + k] = sum.imaginary
      }
    }
  }
}

/// Bluestein's algorithm: jk = (j² + k² − (k−j)²)/2 makes the transform a convolution, done at a power of two.
struct Chirp: Sendable {
  let relativeError: Double
  private let count: Int
  private let plan: CyclicTransform
  /// exp(−πi j²/n).
  private let chirp: [(real: Double, imaginary: Double)]
  /// The transform of the conjugate chirp.
  private let filter: ComplexVector

  init(_ count: Int) {
    var length = 1
    while length < 2 * count - 1 { length *= 2 }
    let plan = CyclicTransform(count: length)
    let table = RootsOfUnity(order: 2 * count)
    let chirp = (0..<count).map { index -> (real: Double, imaginary: Double) in
      let root = table[index * index % (2 * count)]
      return (root.real, -root.imaginary)
    }
    var filter = ComplexVector(Array(repeating: 0, count: length))
    for index in 0..<count {
      for place in [index, (length - index) % length] {
        filter.real[place] = chirp[index].real
        filter.imaginary[place] = -chirp[index].imaginary
      }
    }
    plan.forward(&filter)
    let largest = zip(filter.real, filter.imaginary).reduce(0) {
      max($0, VectorKernel.hypotenuse($1.0, $1.1))
    }
    // With β the largest value of the filter and ε its error: ‖product − exact‖ ≤ ‖A‖(β(ρ + u') + ε), once more for the way back.
    let product = CyclicTransform.rootError + 4 * Rounding.unit
    let error =
      (plan.relativeError + 2 * CyclicTransform.rootError) * Double(2 * length).squareRoot()
      * Double(2 * count).squareRoot()
    let beta = largest * 1.01 + error
    relativeError =
      ((beta * (2 * plan.relativeError + 2 * product + 0x1p-50) + error) / Double(count).squareRoot() + product) * 1.01
    (self.count, self.plan, self.chirp, self.filter) = (count, plan, chirp, filter)
  }

  func apply(_ vector: inout ComplexVector) {
    let length = plan.count
    var padded = ComplexVector(Array(repeating: 0, count: length))
    for index in 0..<count {
      let (x, y, c) = (vector.real[index], vector.imaginary[index], chirp[index])
      padded.real[index] = x * c.real - y * c.imaginary
      padded.imaginary[index] = x * c.imaginary + y * c.real
    }
    plan.forward(&padded)
    for index in 0..<length {
      let (x, y) = (padded.real[index], padded.imaginary[index])
      let (a, b) = (filter.real[index], filter.imaginary[index])
      // Conjugated, so that the forward transform goes back.
      padded.real[index] = x * a - y * b
      padded.imaginary[index] = -(x * b + y * a)
    }
    plan.forward(&padded)
    let scale = 1 / Double(length)
    for index in 0..<count {
      let (x, y, c) = (scale * padded.real[index], -scale * padded.imaginary[index], chirp[index])
      vector.real[index] = x * c.real - y * c.imaginary
      vector.imaginary[index] = x * c.imaginary + y * c.real
    }
  }
}
