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

  func randomElement(using random: inout some RandomNumberGenerator) -> Permutation {
    permutations.randomElement(using: &random)
  }

  func weakError(uniformOn elements: [Permutation]) throws -> NormEnclosure {
    let weight = Rational(1, elements.count)
    return dual.weakError(of: elements.map { ($0, weight) })
  }
}
