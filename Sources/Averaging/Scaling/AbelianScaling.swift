import BigInt
import ExactArithmetic
import Representations

/// All functions on a product of cyclic groups, by the fast Fourier transform.
struct AbelianScaling: ScalingInstance {
  let group: String
  let dual: AbelianDual

  let functionClass = "regular"
  var order: BigInt { BigInt(dual.order) }
  var dimensionSum: Int { dual.order - 1 }
  var transitiveDimension: Int { dual.order }

  func randomElement(using random: inout some RandomNumberGenerator) -> Int {
    Int.random(in: 0..<dual.order, using: &random)
  }

  func weakError(uniformOn elements: [Int]) throws -> NormEnclosure {
    let weight = Rational(1, elements.count)
    return dual.weakError(of: elements.map { ($0, weight) })
  }

  /// For C2^m, where all sums of characters are integers, by the transform of Walsh and Hadamard.
  ///
  /// - Complexity: O(m · 2ᵐ)
  func exactWeakError(uniformOn elements: [Int]) -> Rational? {
    guard dual.orders.allSatisfy({ $0 == 2 }), elements.count < 1 << 31 else { return nil }
    var sums = [Int32](repeating: 0, count: dual.order)
    for element in elements { sums[element] += 1 }
    sums.withUnsafeMutableBufferPointer { sums in
      var half = 1
      while half < sums.count {
        for start in stride(from: 0, to: sums.count, by: 2 * half) {
          for index in start..<(start + half) {
            (sums[index], sums[index + half]) = (sums[index] + sums[index + half], sums[index] - sums[index + half])
          }
        }
        half *= 2
      }
    }
    let largest = sums.dropFirst().reduce(0) { max($0, Int($1.magnitude)) }
    return Rational(largest * largest, elements.count * elements.count)
  }
}
