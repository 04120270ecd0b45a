import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// All functions on B_n, by all irreducible representations.
struct HyperoctahedralScaling: ScalingInstance {
  let permutations: PermutationGroup
  let dual: HyperoctahedralDual

  init(_ degree: Int) throws {
    permutations = try GroupDescription("S\(degree)").permutationGroup()
    dual = try HyperoctahedralDual(degree: degree)
  }

  var group: String { "B\(dual.degree)" }
  let functionClass = "regular"
  var order: BigInt { permutations.order << dual.degree }
  var dimensionSum: Int { dual.dimensions.reduce(0, +) - 1 }
  var transitiveDimension: Int { Int(exactly: order) ?? Int.max }

  func randomElement(using random: inout some RandomNumberGenerator) -> SignedPermutation {
    permutations.randomSignedElement(using: &random)
  }

  func weakError(uniformOn elements: [SignedPermutation]) throws -> NormEnclosure {
    let weight = Rational(1, elements.count)
    return dual.weakError(of: elements.map { ($0, weight) })
  }
}

extension PermutationGroup {
  /// A uniform element with uniform signs.
  func randomSignedElement(using random: inout some RandomNumberGenerator) -> SignedPermutation {
    let permutation = randomElement(using: &random)
    return SignedPermutation(permutation, negated: (0..<degree).map { _ in Bool.random(using: &random) })
  }
}
