import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// Polynomials of degree at most 2 in n coordinates that S_n permutes, or that B_n permutes and negates; groups of any order.
///
/// S_n: the partitions [n], [n − 1, 1], [n − 2, 2] (the last for n ≥ 4), all in the functions on pairs of points. B_n: the coordinates
/// (dimension n), their squares (1 and n − 1) and products (n(n − 1)/2); the functions on the 2n vectors ±eᵢ lie within.
struct ModuleScaling: ScalingInstance {
  let points: Int
  let isSigned: Bool
  let permutations: PermutationGroup
  let module: PermutationModule

  init(points: Int, isSigned: Bool) throws {
    (self.points, self.isSigned) = (points, isSigned)
    let description = try GroupDescription("S\(points)")
    permutations = try description.permutationGroup()
    guard isSigned else {
      module = try .polynomials(degree: 2, points: points, generators: description.generators)
      return
    }
    let flip = SignedPermutation(Permutation(identity: points), negated: (0..<points).map { $0 == 0 })
    let unsigned = description.generators.map {
      SignedPermutation($0, negated: Array(repeating: false, count: points))
    }
    module = try .polynomials(degree: 2, points: points, generators: unsigned + [flip])
  }

  var group: String { isSigned ? "B\(points)" : "S\(points)" }
  let functionClass = "polynomials:2"
  var order: BigInt { isSigned ? permutations.order << points : permutations.order }

  private var pairs: Int { points * (points - 1) / 2 }
  var dimensionSum: Int {
    if isSigned { return points + points - 1 + pairs }
    return points < 4 ? points - 1 : pairs - 1
  }
  var transitiveDimension: Int { isSigned ? 2 * points : points < 4 ? points : pairs }

  func randomElement(using random: inout some RandomNumberGenerator) -> SignedPermutation {
    if isSigned { return permutations.randomSignedElement(using: &random) }
    return SignedPermutation(
      permutations.randomElement(using: &random), negated: Array(repeating: false, count: points))
  }

  func weakError(uniformOn elements: [SignedPermutation]) throws -> NormEnclosure {
    let weight = Rational(1, elements.count)
    return try module.weakError(of: elements.map { ($0, weight) })
  }
}
