import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
@testable import Symmetrizers

extension PlantedDefect {
  static let symmetrizerDefects: [PlantedDefect] = [
    PlantedDefect(
      "residual pathway: α on the identity besides 1/|G| elsewhere, not rescaled",
      claims: ["symmetrizers.residual-pathway-keeps-a-share"]
    ) {
      $0.symmetrizers.residualPathway = { group, share in
        try ResidualPathway<Int>(over: group, residual: share * share).scheme
      }
    },
    PlantedDefect(
      "partial averaging: right translations for left ones", claims: ["symmetrizers.partial-averaging-invariance"]
    ) {
      let standard = $0.symmetrizers.invarianceGroup
      $0.symmetrizers.invarianceGroup = { scheme, group in
        try standard(
          try AveragingScheme(
            scheme.weights.map { (group.inverse($0.element), $0.weight) }, weightClass: scheme.weightClass), group)
      }
    },
    PlantedDefect(
      "partial averaging: the group that the support generates", claims: ["symmetrizers.partial-averaging-invariance"]
    ) {
      $0.symmetrizers.invarianceGroup = { Subgroup(of: $1, generatedBy: $0.support) }
    },
    PlantedDefect(
      "relaxed convolution: ψ(hg⁻¹) for ψ(g⁻¹h)", claims: ["symmetrizers.relaxed-convolution-error"]
    ) {
      $0.symmetrizers.relaxedConvolution = { layer in
        var result = layer.matrix
        for g in 0..<layer.group.order {
          for h in 0..<layer.group.order {
            let place = layer.group.product(h, layer.group.inverse(g))
            result[g, h] = layer.kernels.indices.reduce(.zero) { $0 + layer.weights[$1][h] * layer.kernels[$1][place] }
          }
        }
        return result
      }
    },
    PlantedDefect(
      "relaxed convolution: the kernels taken as orthonormal",
      claims: [
        "symmetrizers.relaxed-convolution-error", "symmetrizers.relaxed-convolution-equivariant-iff-weights-constant",
      ]
    ) {
      $0.symmetrizers.equivarianceError = { layer in
        let error = layer.equivarianceError
        let distance = layer.weights.reduce(Rational.zero) { sum, weights in
          let mean = weights.reduce(.zero, +) / Rational(weights.count)
          return weights.reduce(sum) { $0 + ($1 - mean) * ($1 - mean) }
        }
        return .init(distance: distance, square: error.square, worstChange: error.worstChange)
      }
    },
    PlantedDefect(
      "relaxed convolution: the change under the generators only",
      claims: ["symmetrizers.relaxed-convolution-error"]
    ) {
      $0.symmetrizers.equivarianceError = { layer in
        let error = layer.equivarianceError
        let changes = layer.group.generatorIndices.prefix(1).map { layer.change(under: $0) }
        return .init(distance: error.distance, square: error.square, worstChange: changes.max() ?? .zero)
      }
    },
    PlantedDefect(
      "test-time augmentation: drawn without replacement", claims: ["symmetrizers.random-draws-for-one-function"]
    ) {
      $0.symmetrizers.drawError = { group, count in
        group.order == 1
          ? 0 : Rational(max(0, group.order - count)) / (Rational(count) * Rational(group.order - 1))
      }
    },
    PlantedDefect(
      "least image: the greatest one", claims: ["symmetrizers.least-image"]
    ) {
      let standard = $0.symmetrizers.leastImage
      $0.symmetrizers.leastImage = { group, word in
        let form = try standard(group, word.map { PerturbedNumber(-$0.value, direction: -$0.direction) })
        return CanonicalForm(
          image: form.image.map { PerturbedNumber(-$0.value, direction: -$0.direction) }, element: form.element)
      }
    },
    PlantedDefect(
      "least image: the inverse of the element", claims: ["symmetrizers.least-image"]
    ) {
      let standard = $0.symmetrizers.leastImage
      $0.symmetrizers.leastImage = { group, word in
        let form = try standard(group, word)
        return CanonicalForm(image: form.image, element: form.element.inverse)
      }
    },
    PlantedDefect(
      "least image: sorted, whatever the group",
      claims: ["symmetrizers.least-image", "symmetrizers.canonicalization-is-continuous"]
    ) {
      $0.symmetrizers.leastImage = { group, word in
        CanonicalForm(image: word.sorted(), element: Permutation(identity: group.degree))
      }
    },
    PlantedDefect(
      "minimal frame: one element, without the stabilizer", claims: ["symmetrizers.minimal-frame-is-equivariant"]
    ) {
      let standard = $0.symmetrizers.leastImage
      $0.symmetrizers.minimalFrame = { [try standard($0, $1).element] }
    },
    PlantedDefect(
      "minimal frame: the inverses of its elements", claims: ["symmetrizers.minimal-frame-is-equivariant"]
    ) {
      let standard = $0.symmetrizers.minimalFrame
      $0.symmetrizers.minimalFrame = { try standard($0, $1).map(\.inverse) }
    },
    PlantedDefect(
      "sorting: descending", claims: ["symmetrizers.sorting-and-least-rotation"]
    ) {
      let standard = $0.symmetrizers.sorted
      $0.symmetrizers.sorted = { try standard($0).reversed() }
    },
    PlantedDefect(
      "least rotation: begins at the first least letter", claims: ["symmetrizers.sorting-and-least-rotation"]
    ) {
      $0.symmetrizers.leastRotation = { word in
        let start = word.indices.min { (word[$0], $0) < (word[$1], $1) } ?? 0
        return Array(word[start...] + word[..<start])
      }
    },
    PlantedDefect(
      "reflection criterion: on clouds of two points", claims: ["symmetrizers.reflection-criterion"]
    ) {
      $0.symmetrizers.reflectionCriterion = {
        ReflectionCriterion(try FiniteMatrixGroup<RealCyclotomic>($0), points: 2)
      }
    },
    PlantedDefect(
      "softened frame: the frame at another point", claims: ["symmetrizers.softened-frame-is-equivariant"]
    ) {
      let standard = $0.symmetrizers.softenedFrame
      $0.symmetrizers.softenedFrame = { try standard($0, Array($1.sorted())) }
    },
    PlantedDefect(
      "softened frame: weights not divided by their sum", claims: ["symmetrizers.softened-frame-is-equivariant"]
    ) {
      let standard = $0.symmetrizers.softenedFrame
      $0.symmetrizers.softenedFrame = { action, point in
        let (group, weights) = try standard(action, point)
        return (group, weights.map { WeightedQuery($0.element, weight: $0.weight * Rational(weights.count)) })
      }
    },
  ]
}
