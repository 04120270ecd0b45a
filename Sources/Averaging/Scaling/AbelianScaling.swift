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

  func sampleError(size: Int, using random: inout some RandomNumberGenerator) throws -> NormEnclosure {
    let weight = Rational(1, size)
    return dual.weakError(of: (0..<size).map { _ in (Int.random(in: 0..<dual.order, using: &random), weight) })
  }
}
