import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Relaxed group convolutions: the nearest equivariant layer, and the worst translation.
  static let relaxedLayers: [Claim] = [relaxedNearest, relaxedWorstChange]

  /// The layers are theirs; the nearest group convolution, the orthogonality and the factors 2 and 4 are not.
  private static let onTheirLayers = ClaimSource.ours("the layers are those of \(wang.document)")

  private static let relaxedNearest = Claim(
    id: "symmetrizers.relaxed-convolution-nearest",
    statement: """
      The layer with the mean weights is a group convolution, the difference to it is orthogonal to all group convolutions, and no \
      translation changes a relaxed convolution by more than four times the squared distance.
      """,
    formula: "T̄L_u = L_uT̄, ⟨T − T̄, S⟩ = 0 for all S with SL_u = L_uS; max ‖TL_u − L_uT‖² ≤ 4‖T − T̄‖²",
    source: onTheirLayers, hypotheses: ["two kernels"],
    reading: "So T̄ is the nearest equivariant layer; ‖TL_u − L_uT‖ = ‖(T − T̄) − L_u⁻¹(T − T̄)L_u‖ ≤ 2‖T − T̄‖.",
    scope: .everyGroup(
      "all groups, kernels 1 at e and at each element, weights 1 and a weight that is 1 at each element alone",
      testOrder: 4,
      order: 8
    ) { try $0.withRelaxedConvolutions(dependent: false) },
    generator: relaxedInstance
  ) { instance, operators in
    let group = try instance.setting().group
    let layer = try instance.relaxedConvolution(on: group)
    let near = try operators.augmentations.equivariantPart(layer)
    let (matrix, nearest) = (layer.matrix, near.matrix)
    var moved = 0
    // The entries at (g, gk) for one k: a group convolution is constant on each such list.
    var sums = [Rational](repeating: .zero, count: group.order)
    for g in 0..<group.order {
      for k in 0..<group.order {
        let h = group.product(g, k)
        if nearest[g, h] != nearest[group.identity, k] { moved += 1 }
        sums[k] += matrix[g, h] - nearest[g, h]
      }
    }
    let error = operators.symmetrizers.equivarianceError(layer)
    return .all(
      .require(moved, .equal, 0, "entries of T̄ that a translation changes"),
      .require(sums.count { !$0.isZero }, .equal, 0, "group convolutions δ_k with ⟨T − T̄, δ_k⟩ ≠ 0"),
      .require(
        zip(matrix.entries, nearest.entries).reduce(.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }, .equal,
        error.distance,
        "‖T − T̄‖²"),
      .require(error.worstChange, .atMost, 4 * error.distance, "max ‖TL_u − L_uT‖² ≤ 4‖T − T̄‖²"))
  }

  private static let relaxedWorstChange = Claim(
    id: "symmetrizers.relaxed-convolution-worst-change-is-the-mean",
    statement:
      "No translation changes a relaxed convolution by more than twice the squared distance to the nearest group convolution.",
    formula: "max_u ‖TL_u − L_uT‖² ≤ 2‖T − T̄‖²",
    source: onTheirLayers, hypotheses: ["two kernels"],
    reading: "2‖T − T̄‖² is the mean over all translations; the identity, which changes nothing, pulls it down.",
    expected: .fails,
    scope: .everyGroup(
      "all groups, kernels 1 at e and at each element, weights 1 and a weight that is 1 at each element alone",
      testOrder: 4,
      order: 6
    ) { try $0.withRelaxedConvolutions(dependent: false) },
    generator: relaxedInstance
  ) { instance, operators in
    let layer = try instance.relaxedConvolution(on: instance.setting().group)
    let error = operators.symmetrizers.equivarianceError(layer)
    return .require(error.worstChange, .atMost, 2 * error.distance, "max ‖TL_u − L_uT‖² ≤ 2‖T − T̄‖²")
  }
}
