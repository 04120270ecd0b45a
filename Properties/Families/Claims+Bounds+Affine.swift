import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension Claim {
  /// C2⁶ with the characters of weight 2 and 3, and the exact scheme ¼(Σδ_{eᵢ} − δ_0 − δ_{111111}).
  static let affineScope = Scope(
    "at order 64 the group C2⁶ with the characters of weight 2 and 3 and one scheme with negative weights; nothing below",
    testOrder: 64, order: 64
  ) { order in
    guard order == 64 else { return [] }
    let rank = 6
    let masks = (1..<64).filter { [2, 3].contains($0.nonzeroBitCount) }
    let matrices = (0..<rank).map { bit in
      var matrix = Matrix<Int>(rowCount: masks.count, columnCount: masks.count, repeating: 0)
      for (place, mask) in masks.enumerated() { matrix[place, place] = mask >> bit & 1 == 1 ? -1 : 1 }
      return matrix
    }
    var instance = Instance(group: try PairGroup.group(rank: rank), functionClass: .matrices(matrices))
    let group = try instance.setting().group
    let weights = (0..<group.order).compactMap { element -> (element: Int, weight: Rational)? in
      switch PairGroup.word(element, in: group).nonzeroBitCount {
      case 1: (element, Rational(1, 4))
      case 0, 6: (element, Rational(-1, 4))
      default: nil
      }
    }
    instance.assign(try AveragingScheme(weights, weightClass: .affine), as: "ω", in: group)
    return [instance]
  }
}
