import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import Representations

extension PlantedDefect {
  static let averaging: [PlantedDefect] = averageDefects + schemeDefects + exactnessDefects

  private static let averageDefects: [PlantedDefect] = [
    PlantedDefect("the average is over all elements but the identity", claims: ["averaging.average-is-invariant"]) {
      $0.averaging.wholeGroup = { group in
        let rest = group.order == 1 ? [0] : Array(1..<group.order)
        return (try? AveragingScheme.uniform(on: rest)) ?? .point(0)
      }
    },
    PlantedDefect("the average is over the first generator's powers", claims: ["averaging.reynolds-projection"]) {
      $0.averaging.wholeGroup = { group in
        let powers = Subgroup(of: group, generatedBy: group.generatorIndices.prefix(1)).elements
        return (try? AveragingScheme.uniform(on: powers)) ?? .point(0)
      }
    },
    PlantedDefect("the identity counts twice in the average", claims: ["averaging.orbit-mean"]) {
      $0.averaging.wholeGroup = { group in
        let weight = Rational(1, group.order + 1)
        let weights = (0..<group.order).map { (element: $0, weight: $0 == 0 ? weight + weight : weight) }
        return (try? AveragingScheme(weights, weightClass: .convex)) ?? .point(0)
      }
    },
    PlantedDefect(
      "the action is from the right: matrices are transposed", claims: ["averaging.action-is-a-homomorphism"]
    ) {
      let standard = $0.averaging.representation
      $0.averaging.representation = { standard($0, $1).transposed }
    },
    PlantedDefect(
      "the operator is built from inverse elements", claims: ["averaging.operator-is-the-weighted-sum"]
    ) {
      let standard = $0.averaging.average
      $0.averaging.average = { standard($0, $1).transposed }
    },
    PlantedDefect("the weights are not normalized", claims: ["averaging.operator-is-the-weighted-sum"]) {
      let standard = $0.averaging.average
      $0.averaging.average = { scheme, constituent in
        let least = scheme.entries.map(\.weight.magnitude).min() ?? .one
        return standard(scheme, constituent).mapEntries { $0 / least }
      }
    },
    PlantedDefect("all elements of a scheme have equal weights", claims: ["averaging.operator-is-the-weighted-sum"]) {
      let standard = $0.averaging.average
      $0.averaging.average = { scheme, constituent in
        standard((try? .uniform(on: scheme.support)) ?? scheme, constituent)
      }
    },
  ]

  private static let schemeDefects: [PlantedDefect] = [
    PlantedDefect(
      "the convolution has the factors in the other order", claims: ["averaging.composition-is-convolution"]
    ) {
      let standard = $0.averaging.convolution
      $0.averaging.convolution = { standard($1, $0, $2) }
    },
    PlantedDefect("the convolution is a correlation", claims: ["averaging.composition-is-convolution"]) {
      let standard = $0.averaging.convolution
      $0.averaging.convolution = { standard($0, $1.inverted(in: $2), $2) }
    },
    PlantedDefect("weights of equal products are not added up", claims: ["averaging.composition-is-convolution"]) {
      let standard = $0.averaging.convolution
      $0.averaging.convolution = { left, right, group in
        (try? .uniform(on: standard(left, right, group).support)) ?? left
      }
    },
    PlantedDefect("the inverted scheme is the scheme", claims: ["averaging.inversion-is-the-adjoint"]) {
      $0.averaging.inversion = { scheme, _ in scheme }
    },
    PlantedDefect("translation from the left is from the right", claims: ["averaging.translation-moves-the-operator"]) {
      $0.averaging.leftTranslate = { $0.translated(right: $1, in: $2) }
    },
    PlantedDefect(
      "translation from the right is by the inverse", claims: ["averaging.translation-moves-the-operator"]
    ) {
      $0.averaging.rightTranslate = { $0.translated(right: $2.inverse($1), in: $2) }
    },
    PlantedDefect(
      "the image of a scheme is its preimage", claims: ["averaging.automorphism-carries-exactness"]
    ) {
      $0.averaging.image = { scheme, map in
        scheme.image { element in map.images.firstIndex(of: element) ?? element }
      }
    },
  ]

  private static let exactnessDefects: [PlantedDefect] = [
    PlantedDefect("exactness is tested on the first summand only", claims: ["averaging.exact-iff-projection"]) {
      $0.averaging.isExact = { scheme, functions in
        functions.constituents.prefix(1).allSatisfy { isInvariant(scheme.operatorMatrix(on: $0), $0, functions.group) }
      }
    },
    PlantedDefect("exactness is tested by the trace", claims: ["averaging.exact-iff-projection"]) {
      $0.averaging.isExact = { scheme, functions in
        let trace = scheme.entries.reduce(Rational.zero) {
          $0 + $1.weight * Rational(functions.character(at: $1.element))
        }
        let mean = (0..<functions.group.order).reduce(0) { $0 + functions.character(at: $1) }
        return trace == Rational(mean, functions.group.order)
      }
    },
    PlantedDefect(
      "exactness is invariance under the first generator",
      claims: ["averaging.subgroup-exact-iff-same-invariants"]
    ) {
      $0.averaging.isExact = { scheme, functions in
        functions.constituents.allSatisfy {
          isInvariant(scheme.operatorMatrix(on: $0), $0, functions.group, generators: 1)
        }
      }
    },
    PlantedDefect(
      "exactness is commuting with the action", claims: ["averaging.exactness-depends-on-irreducibles"]
    ) {
      let representation = $0.averaging.representation
      $0.averaging.isExact = { scheme, functions in
        functions.constituents.allSatisfy { constituent in
          let average = scheme.operatorMatrix(on: constituent)
          return functions.group.generatorIndices.allSatisfy {
            representation(constituent, $0) * average == average * representation(constituent, $0)
          }
        }
      }
    },
    PlantedDefect(
      "a uniform scheme leaves out its last element", claims: ["averaging.subgroup-exact-iff-same-invariants"]
    ) {
      $0.averaging.uniform = { try .uniform(on: $0.count > 1 ? Array($0.dropLast()) : $0) }
    },
  ]

  /// Whether ρ(s)E = E for some of the generators s.
  private static func isInvariant(
    _ average: Matrix<Rational>, _ constituent: Constituent, _ group: FiniteGroup, generators: Int = .max
  ) -> Bool {
    let representation = AveragingOperators().representation
    return group.generatorIndices.prefix(generators).allSatisfy { representation(constituent, $0) * average == average }
  }
}
