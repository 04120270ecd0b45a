/// Bluestein's algorithm: jk = (j² + k² − (k−j)²)/2 makes the transform a convolution, done at a power of two.
struct ChirpTransform: Sendable {
  let errorBound: CyclicTransform.ErrorBound
  private let count: Int
  private let plan: CyclicTransform
  /// exp(−πi j²/n).
  private let chirp: [(real: Double, imaginary: Double)]
  /// The transform of the conjugate chirp.
  private let filter: ComplexVector

  init(count: Int) {
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
    let largest = zip(filter.real, filter.imaginary).reduce(0) { max($0, VectorKernel.hypotenuse($1.0, $1.1)) }
    let (own, product) = (plan.errorBound, CyclicTransform.productError)
    // With ε the Euclidean norm of all errors of the filter and β a bound for its values: the product of transforms is off by the
    // errors of its factors, and the way back adds its own.
    let spread = Double(length).squareRoot()
    let error = (own.euclidean + 2 * CyclicTransform.rootError) * spread * Double(2 * count).squareRoot()
    let beta = largest * 1.01 + error
    let euclidean = (beta * (2 * own.euclidean + 2 * product + 0x1p-50) + error) / Double(count).squareRoot() + product
    // Entry by entry: the mean of |values of the input's transform| · |errors of the filter| is at most ‖x‖₁·ε/√length.
    let entrywise = beta * (2 * own.entrywise + 4 * product + 0x1p-50) + error / spread
    errorBound = CyclicTransform.ErrorBound(euclidean: euclidean * 1.01, entrywise: entrywise * 1.01)
    (self.count, self.plan, self.chirp, self.filter) = (count, plan, chirp, filter)
  }

  /// - Complexity: O(n log n)
  func applied(to vector: ComplexVector) -> ComplexVector {
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
    var result = vector
    for index in 0..<count {
      let (x, y, c) = (scale * padded.real[index], -scale * padded.imaginary[index], chirp[index])
      result.real[index] = x * c.real - y * c.imaginary
      result.imaginary[index] = x * c.imaginary + y * c.real
    }
    return result
  }
}
