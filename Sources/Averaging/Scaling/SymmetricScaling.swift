import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// All functions on S_n, by all irreducible representations.
struct SymmetricScaling: ScalingInstance {
  let permutations: PermutationGroup
  let dual: SymmetricGroupDual

  init(_ degree: Int) throws {
    permutations = try GroupDescription("S\(degree)").permutationGroup()
    dual = try SymmetricGroupDual(degree: degree)
  }

  var group: String { "S\(dual.degree)" }
  let functionClass = "regular"
  var order: BigInt { permutations.order }
  var dimensionSum: Int { dual.dimensions.reduce(0, +) - 1 }
  var transitiveDimension: Int { Int(exactly: order) ?? Int.max }

  func sampleError(size: Int, using random: inout some RandomNumberGenerator) throws -> NormEnclosure {
    let weight = Rational(1, size)
    return dual.weakError(of: (0..<size).map { _ in (permutations.randomElement(using: &random), weight) })
  }
}
