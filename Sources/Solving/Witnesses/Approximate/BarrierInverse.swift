/// The inverse [[P, R], [Rᵀ, Q]] of [[t, A], [Aᵀ, t]], with what the barrier −log det needs of it.
struct BarrierInverse {
  let size: Int
  let left: [Double]
  let right: [Double]
  let corner: [Double]

  /// - Returns: `nil` unless ‖A‖ < t.
  init?(_ average: [Double], size: Int, bound: Double) {
    let area = size * size
    var factor = [Double](repeating: 0, count: area)
    var right = [Double](repeating: 0, count: area)
    var corner = [Double](repeating: 0, count: area)
    var left = [Double](repeating: 0, count: area)
    let isPositive = average.withUnsafeBufferPointer { average in
      factor.withUnsafeMutableBufferPointer { factor in
        right.withUnsafeMutableBufferPointer { right in
          corner.withUnsafeMutableBufferPointer { corner in
            left.withUnsafeMutableBufferPointer { left -> Bool in
              guard let average = average.baseAddress, let factor = factor.baseAddress,
                let right = right.baseAddress, let corner = corner.baseAddress, let left = left.baseAddress
              else { return false }
              // t² − AᵀA
              for row in 0..<size {
                for inner in 0..<size {
                  let value = average[inner * size + row]
                  for column in 0...row { factor[row * size + column] -= value * average[inner * size + column] }
                }
                factor[row * size + row] += bound * bound
              }
              guard SmallMatrices.cholesky(factor, size: size) != nil else { return false }
              for row in 0..<size {
                right[row * size + row] = bound
                SmallMatrices.solve(factor, right + row * size, size: size)
                left[row * size + row] = 1 / bound
              }
              // R = −A·Q/t, P = (1 − R·Aᵀ)/t
              SmallMatrices.addProduct(average, right, scaledBy: -1 / bound, to: corner, size: size)
              SmallMatrices.addProduct(corner, transposed: average, scaledBy: -1 / bound, to: left, size: size)
              return true
            }
          }
        }
      }
    }
    guard isPositive else { return nil }
    self.size = size
    self.left = left
    self.right = right
    self.corner = corner
  }

  /// The trace of the whole inverse.
  var trace: Double { (0..<size).reduce(0) { $0 + left[$1 * size + $1] + right[$1 * size + $1] } }

  /// Adds first and second derivatives of −log det in the weights of the elements and, in the last place, t.
  func accumulate(_ block: NormBlock, _ support: [Int], _ hessian: inout [Double], _ gradient: inout [Double]) {
    let (size, area, count) = (size, size * size, support.count)
    let width = count + 1
    if size == 1 {
      accumulateNumbers(block, support, &hessian, &gradient)
      return
    }
    var scratch = [Double](repeating: 0, count: 3 * area)
    hessian.withUnsafeMutableBufferPointer { hessian in
      scratch.withUnsafeMutableBufferPointer { scratch in
        left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { right in
            corner.withUnsafeBufferPointer { corner in
              block.matrices.withUnsafeBufferPointer { matrices in
                guard let left = left.baseAddress, let right = right.baseAddress, let corner = corner.baseAddress,
                  let matrices = matrices.baseAddress, let product = scratch.baseAddress
                else { return }
                let curvature = product + area
                let mixed = product + 2 * area
                SmallMatrices.addProduct(left, corner, to: mixed, size: size)
                SmallMatrices.addProduct(corner, right, to: mixed, size: size)
                for row in 0..<count {
                  let matrix = matrices + support[row] * area
                  // P·M·Q + R·Mᵀ·R
                  curvature.update(repeating: 0, count: area)
                  product.update(repeating: 0, count: area)
                  SmallMatrices.addProduct(left, matrix, to: product, size: size)
                  SmallMatrices.addProduct(product, right, to: curvature, size: size)
                  product.update(repeating: 0, count: area)
                  SmallMatrices.addProduct(corner, transposed: matrix, to: product, size: size)
                  SmallMatrices.addProduct(product, corner, to: curvature, size: size)
                  for column in 0...row {
                    hessian[row * width + column] +=
                      2 * SmallMatrices.dot(curvature, matrices + support[column] * area, count: area)
                  }
                  hessian[count * width + row] += 2 * SmallMatrices.dot(mixed, matrix, count: area)
                  gradient[row] -= 2 * SmallMatrices.dot(corner, matrix, count: area)
                }
                let squares =
                  SmallMatrices.dot(left, left, count: area) + SmallMatrices.dot(right, right, count: area)
                  + 2 * SmallMatrices.dot(corner, corner, count: area)
                hessian[count * width + count] += squares
              }
            }
          }
        }
      }
    }
    gradient[count] -= trace
  }

  /// The same for 1 × 1 matrices.
  private func accumulateNumbers(
    _ block: NormBlock, _ support: [Int], _ hessian: inout [Double], _ gradient: inout [Double]
  ) {
    let count = support.count
    let width = count + 1
    let (p, q, r) = (left[0], right[0], corner[0])
    let curvature = 2 * (p * q + r * r)
    let mixed = 2 * (p + q) * r
    for row in 0..<count {
      let value = block.matrices[support[row]]
      if value == 0 { continue }
      let factor = curvature * value
      for column in 0...row { hessian[row * width + column] += factor * block.matrices[support[column]] }
      hessian[count * width + row] += mixed * value
      gradient[row] -= 2 * r * value
    }
    hessian[count * width + count] += p * p + q * q + 2 * r * r
    gradient[count] -= p + q
  }

  /// The corner of Z⁻¹ − Z⁻¹·ΔZ·Z⁻¹ for a change of A and t.
  func correctedCorner(_ change: [Double], _ boundChange: Double) -> [Double] {
    let area = size * size
    var first = [Double](repeating: 0, count: area)
    var second = first
    var result = corner
    // (P·Δt + R·ΔAᵀ)·R + (P·ΔA + R·Δt)·Q
    for index in 0..<area {
      first[index] = left[index] * boundChange
      second[index] = corner[index] * boundChange
    }
    func pointer(
      _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
    ) {
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          corner.withUnsafeBufferPointer { corner in
            change.withUnsafeBufferPointer { change in
              guard let left = left.baseAddress, let right = right.baseAddress, let corner = corner.baseAddress,
                let change = change.baseAddress
              else { return }
              body(left, right, corner, change)
            }
          }
        }
      }
    }
    pointer { left, right, corner, change in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          result.withUnsafeMutableBufferPointer { result in
            guard let first = first.baseAddress, let second = second.baseAddress, let result = result.baseAddress
            else { return }
            SmallMatrices.addProduct(corner, transposed: change, to: first, size: size)
            SmallMatrices.addProduct(left, change, to: second, size: size)
            SmallMatrices.addProduct(first, corner, scaledBy: -1, to: result, size: size)
            SmallMatrices.addProduct(second, right, scaledBy: -1, to: result, size: size)
          }
        }
      }
    }
    return result
  }
}
