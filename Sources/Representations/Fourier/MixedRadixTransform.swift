/// Decimation in time: the subsequences at stride p are transformed, multiplied by roots of unity and combined, p at a time.
struct MixedRadixTransform: Sendable {
  let errorBound: CyclicTransform.ErrorBound
  private let count: Int
  private let factors: [Int]
  /// exp(−2πi j/n).
  private let rootsReal: [Double]
  private let rootsImaginary: [Double]

  /// - Precondition: the product of the factors is `count`.
  init(factors: [Int], count: Int) {
    self.factors = factors
    self.count = count
    let table = RootsOfUnity(order: count)
    rootsReal = (0..<count).map { table[$0].real }
    rootsImaginary = (0..<count).map { -table[$0].imaginary }
    // A stage multiplies by roots and transforms p numbers by the definition. Entry by entry the error is that of two products
    // with roots and of a sum of p terms, times Σ|x|. In norm, the second product and the sum cost √p times more than
    // the norm grows.
    let product = CyclicTransform.productError
    let (euclidean, entrywise) = factors.reduce((1.0, 1.0)) { bounds, p in
      let sum = product + 2 * Rounding.gamma(p + 2)
      return (
        bounds.0 * (1 + (product + Double(p).squareRoot() * sum) * 1.01), bounds.1 * (1 + (product + sum) * 1.01)
      )
    }
    errorBound = CyclicTransform.ErrorBound(
      euclidean: (euclidean - 1) * 1.01 + 0x1p-60, entrywise: (entrywise - 1) * 1.01 + 0x1p-60)
  }

  /// - Complexity: O(n·Σp)
  func applied(to input: ComplexVector) -> ComplexVector {
    var output = input
    let largest = factors.reduce(1, max)
    input.real.withUnsafeBufferPointer { inputReal in
      input.imaginary.withUnsafeBufferPointer { inputImaginary in
        rootsReal.withUnsafeBufferPointer { rootsReal in
          rootsImaginary.withUnsafeBufferPointer { rootsImaginary in
            output.real.withUnsafeMutableBufferPointer { outputReal in
              output.imaginary.withUnsafeMutableBufferPointer { outputImaginary in
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * largest) { column in
                  guard let a = inputReal.baseAddress, let b = inputImaginary.baseAddress,
                    let c = rootsReal.baseAddress, let d = rootsImaginary.baseAddress,
                    let e = outputReal.baseAddress, let f = outputImaginary.baseAddress, let g = column.baseAddress
                  else { return }
                  Run(
                    count: count, factors: factors, inputReal: a, inputImaginary: b, rootsReal: c, rootsImaginary: d,
                    outputReal: e, outputImaginary: f, columnReal: g, columnImaginary: g + largest
                  ).transform(level: 0, start: 0, stride: 1, target: 0, count: count)
                }
              }
            }
          }
        }
      }
    }
    return output
  }

  /// One transform under way.
  private struct Run {
    let count: Int
    let factors: [Int]
    let inputReal, inputImaginary, rootsReal, rootsImaginary: UnsafePointer<Double>
    let outputReal, outputImaginary, columnReal, columnImaginary: UnsafeMutablePointer<Double>

    func transform(level: Int, start: Int, stride: Int, target: Int, count: Int) {
      if level == factors.count {
        outputReal[target] = inputReal[start]
        outputImaginary[target] = inputImaginary[start]
        return
      }
      let p = factors[level]
      let size = count / p
      for part in 0..<p {
        transform(
          level: level + 1, start: start + part * stride, stride: stride * p, target: target + part * size, count: size)
      }
      switch p {
      case 2: combinePairs(target: target, size: size, stride: stride)
      case 4: combineQuadruples(target: target, size: size, stride: stride)
      default: combine(p, target: target, size: size, stride: stride)
      }
    }

    /// The number at `index` times the root with the given exponent.
    @inline(__always)
    private func product(_ index: Int, _ exponent: Int) -> (Double, Double) {
      let (x, y) = (outputReal[index], outputImaginary[index])
      let (a, b) = (rootsReal[exponent], rootsImaginary[exponent])
      return (x * a - y * b, x * b + y * a)
    }

    private func combinePairs(target: Int, size: Int, stride: Int) {
      for k in 0..<size {
        let (first, second) = (target + k, target + k + size)
        let (x, y) = product(second, k * stride)
        let (a, b) = (outputReal[first], outputImaginary[first])
        (outputReal[first], outputImaginary[first]) = (a + x, b + y)
        (outputReal[second], outputImaginary[second]) = (a - x, b - y)
      }
    }

    private func combineQuadruples(target: Int, size: Int, stride: Int) {
      for k in 0..<size {
        let place = target + k
        let (a0, b0) = (outputReal[place], outputImaginary[place])
        let (a1, b1) = product(place + size, k * stride)
        let (a2, b2) = product(place + 2 * size, 2 * k * stride)
        let (a3, b3) = product(place + 3 * size, 3 * k * stride)
        let (evenSumReal, evenSumImaginary) = (a0 + a2, b0 + b2)
        let (evenDifferenceReal, evenDifferenceImaginary) = (a0 - a2, b0 - b2)
        let (oddSumReal, oddSumImaginary) = (a1 + a3, b1 + b3)
        // −i times the difference.
        let (oddDifferenceReal, oddDifferenceImaginary) = (b1 - b3, a3 - a1)
        outputReal[place] = evenSumReal + oddSumReal
        outputImaginary[place] = evenSumImaginary + oddSumImaginary
        outputReal[place + size] = evenDifferenceReal + oddDifferenceReal
        outputImaginary[place + size] = evenDifferenceImaginary + oddDifferenceImaginary
        outputReal[place + 2 * size] = evenSumReal - oddSumReal
        outputImaginary[place + 2 * size] = evenSumImaginary - oddSumImaginary
        outputReal[place + 3 * size] = evenDifferenceReal - oddDifferenceReal
        outputImaginary[place + 3 * size] = evenDifferenceImaginary - oddDifferenceImaginary
      }
    }

    private func combine(_ p: Int, target: Int, size: Int, stride: Int) {
      for k in 0..<size {
        for part in 0..<p {
          (columnReal[part], columnImaginary[part]) = product(target + part * size + k, part * k * stride)
        }
        for q in 0..<p {
          // Roots of order p are every (size·stride)-th of the table.
          let step = q * size * stride
          var (real, imaginary, exponent) = (columnReal[0], columnImaginary[0], 0)
          for part in 1..<p {
            exponent += step
            if exponent >= count { exponent -= count }
            let (x, y, a, b) = (
              columnReal[part], columnImaginary[part], rootsReal[exponent], rootsImaginary[exponent]
            )
            real += x * a - y * b
            imaginary += x * b + y * a
          }
          outputReal[target + q * size + k] = real
          outputImaginary[target + q * size + k] = imaginary
        }
      }
    }
  }
}
