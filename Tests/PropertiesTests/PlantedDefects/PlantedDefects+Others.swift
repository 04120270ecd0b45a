import Averaging
import ExactArithmetic
import FiniteGroups
import Properties

extension PlantedDefect {
  static let others: [PlantedDefect] = framesDefects + costDefects

  private static let framesDefects: [PlantedDefect] = [
    PlantedDefect(
      "frame average: f(gx) for f(g⁻¹x)",
      claims: ["frames.equivariant-frame-is-invariant"]
    ) {
      $0.frames.average = { function, frame, point, action in
        frame.reduce(.zero) { $0 + function[action.image(of: point, under: $1)] } / Rational(frame.count)
      }
    },
    PlantedDefect(
      "frame average: the sum, not divided by |F(x)|",
      claims: ["frames.average-fixes-invariants"]
    ) {
      $0.frames.average = { function, frame, point, action in
        frame.reduce(.zero) { $0 + action.value(of: function, moved: $1, at: point) }
      }
    },
    PlantedDefect(
      "weighted frame average: f(gx) for f(g⁻¹x)",
      claims: ["frames.weighted-frame-is-invariant"]
    ) {
      $0.frames.weightedAverage = { function, weights, point, action in
        weights.entries.reduce(.zero) {
          $0 + $1.weight * function[action.image(of: point, under: $1.element)]
        }
      }
    },
    PlantedDefect(
      "weighted frame average: absolute values of the weights, not normalized",
      claims: ["frames.weighted-frame-is-invariant", "frames.constant-frame-is-the-whole-group"]
    ) {
      $0.frames.weightedAverage = { function, weights, point, action in
        weights.entries.reduce(.zero) {
          $0 + $1.weight.magnitude * action.value(of: function, moved: $1.element, at: point)
        }
      }
    },
    PlantedDefect(
      "canonicalization: the element that carries x to the least point, not its inverse",
      claims: ["frames.canonicalization-is-invariant"]
    ) {
      $0.frames.canonicalElement = { point, action in
        let least = action.orbit(of: point)[0]
        return (0..<action.group.order).first { action.image(of: point, under: $0) == least } ?? 0
      }
    },
    PlantedDefect(
      "canonicalization: the greatest point of the orbit",
      claims: ["frames.canonicalization-fixes-invariants"]
    ) {
      $0.frames.canonicalElement = { point, action in
        let greatest = action.orbit(of: point).last ?? 0
        return (0..<action.group.order).first { action.image(of: greatest, under: $0) == point } ?? 0
      }
    },
    PlantedDefect(
      "equivariant frame: left cosets B·Stab for right cosets Stab·B",
      claims: ["frames.size-is-a-multiple-of-the-stabilizer"]
    ) {
      $0.frames.equivariantFrame = { base, action in
        let group = action.group
        return (0..<action.degree).map { point in
          let least = action.orbit(of: point)[0]
          let carrier = (0..<group.order).first { action.image(of: least, under: $0) == point } ?? 0
          let frame = action.stabilizer(of: least).flatMap { fixing in base.map { group.product($0, fixing) } }
          return Set(frame.map { group.product(carrier, $0) }).sorted()
        }
      }
    },
    PlantedDefect(
      "equivariant frame: the stabilizer is left out",
      claims: ["frames.size-is-a-multiple-of-the-stabilizer"]
    ) {
      $0.frames.equivariantFrame = { base, action in
        (0..<action.degree).map { point in
          let least = action.orbit(of: point)[0]
          let carrier = (0..<action.group.order).first { action.image(of: least, under: $0) == point } ?? 0
          return base.map { action.group.product(carrier, $0) }.sorted()
        }
      }
    },
  ]

  private static let costDefects: [PlantedDefect] = [
    PlantedDefect(
      "exactness: the last matrix coefficient is dropped",
      claims: ["separation.no-cheap-exact-scheme-under-the-criterion"]
    ) {
      let coefficients = $0.costs.coefficients
      $0.costs.coefficients = { functions in
        let all = try coefficients(functions)
        return all.count > 1 ? all.dropLast() : all
      }
    },
    PlantedDefect(
      "exactness over a number field: the last matrix coefficient is dropped",
      claims: ["fields.cyclic-quadrature"]
    ) {
      let coefficients = $0.costs.fieldCoefficients
      $0.costs.fieldCoefficients = { functions in
        let all = try coefficients(functions)
        return all.count > 1 ? all.dropLast() : all
      }
    },
    PlantedDefect(
      "exactness: the representation and its transpose are mixed up, φ(g) for φ(g⁻¹) in half of the equations",
      claims: ["separation.no-cheap-exact-scheme-under-the-criterion"]
    ) {
      let coefficients = $0.costs.coefficients
      $0.costs.coefficients = { functions in
        try coefficients(functions).enumerated().map { number, values in
          number % 2 == 0
            ? values : (0..<values.count).map { values[functions.group.inverse($0)] }
        }
      }
    },
    PlantedDefect(
      "rational weights: only the rational parts of the matrix coefficients",
      claims: ["fields.rational-weights-pay-for-conjugates"]
    ) {
      let components = $0.costs.rationalComponents
      $0.costs.rationalComponents = { functions in
        let all = try components(functions)
        return functions.conductor > 1 ? Array(all.prefix((all.count + 1) / 2)) : all
      }
    },
    PlantedDefect(
      "generators: the last one is left out",
      claims: ["separation.logarithm-suffices-below-one"]
    ) {
      $0.costs.generators = { Array(Subgroup(whole: $0).generators.dropLast()) }
    },
    PlantedDefect(
      "construction without chance: √ε for ε",
      claims: ["separation.approximate-cost-is-logarithmic"]
    ) {
      let construct = $0.costs.derandomized
      $0.costs.derandomized = { functions, epsilon in
        let root = Enclosure.squareRoot(of: epsilon, bits: 12).upper
        return try construct(functions, min(root, 1))
      }
    },
    PlantedDefect(
      "table of a cyclic group: the error is not squared",
      claims: ["rebuttal.table-for-a-cyclic-group"]
    ) {
      let table = $0.costs.cyclicTable
      $0.costs.cyclicTable = { order, epsilons in table(order, epsilons.map { $0 * $0 }) }
    },
    PlantedDefect(
      "lower bound: one too many",
      claims: ["rebuttal.permutation-cost-is-n"]
    ) {
      let bound = $0.costs.lowerBound
      $0.costs.lowerBound = { try bound($0, $1) + 1 }
    },
    PlantedDefect(
      "lower bound of approximate symmetry: half of it",
      claims: ["rebuttal.logarithmic-for-every-error"]
    ) {
      let bound = $0.costs.lowerBound
      $0.costs.lowerBound = { functions, symmetry in
        symmetry.epsilon.isZero ? try bound(functions, symmetry) : (try bound(functions, symmetry) + 1) / 2
      }
    },
  ]
}
