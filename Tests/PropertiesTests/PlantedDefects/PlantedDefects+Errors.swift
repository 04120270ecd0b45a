import Averaging
import ExactArithmetic
import FiniteGroups
import Properties

extension PlantedDefect {
  static let errors: [PlantedDefect] = weakDefects + strongDefects + decisionDefects

  private static let weakDefects: [PlantedDefect] = [
    PlantedDefect("the weak error is a norm, not its square", claims: ["errors.weak-bounds-every-function"]) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { Enclosure.squareRoot(of: standard($0, $1)) }
    },
    PlantedDefect("the weak error counts invariant functions", claims: ["errors.zero-iff-exact"]) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { scheme, errors in
        let error = standard(scheme, errors)
        return Enclosure(max(error.lower, 1), max(error.upper, 1))
      }
    },
    PlantedDefect(
      "the weak error is squared twice", claims: ["errors.weak-is-attained", "errors.weak-bounds-every-function"]
    ) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { standard($0, $1) * standard($0, $1) }
    },
    PlantedDefect(
      "the weak error is half: the 2 of the mean change is forgotten", claims: ["errors.weak-bounds-every-function"]
    ) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { standard($0, $1).scaled(by: Rational(1, 2)) }
    },
    PlantedDefect("the weak error is that of applying the scheme twice", claims: ["errors.weak-bounds-every-function"])
    {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { standard($0.convolved(with: $0, in: $1.functions.group), $1) }
    },
    PlantedDefect("the weak error misses a summand", claims: ["errors.weak-is-the-largest-over-irreducibles"]) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { scheme, errors in
        errors.functions.constituents.count > 1 ? Enclosure(0) : standard(scheme, errors)
      }
    },
    PlantedDefect(
      "the weak error is that of the support with equal weights", claims: ["errors.weak-bounds-every-function"]
    ) {
      let standard = $0.averaging.weakError
      $0.averaging.weakError = { scheme, errors in
        standard((try? .uniform(on: scheme.support)) ?? scheme, errors)
      }
    },
    PlantedDefect(
      "the witness of the weak error is any function that is not invariant", claims: ["errors.weak-is-attained"]
    ) {
      let standard = $0.averaging.weakWitness
      $0.averaging.weakWitness = { _, errors in
        standard(.wholeGroup(errors.functions.group, weightClass: .uniform), errors)
      }
    },
  ]

  private static let strongDefects: [PlantedDefect] = [
    PlantedDefect(
      "the strong error takes the mean over h, as the weak one", claims: ["errors.strong-bounds-every-function"]
    ) {
      let weak = $0.averaging.weakError
      $0.averaging.strongError = { weak($0, $1) }
    },
    PlantedDefect("the strong error lacks the factor 1/2", claims: ["errors.strong-at-most-twice-weak"]) {
      let standard = $0.averaging.strongError
      $0.averaging.strongError = { standard($0, $1).scaled(by: 2) }
    },
    PlantedDefect("the strong error is always twice the weak one", claims: ["errors.strong-is-attained"]) {
      let weak = $0.averaging.weakError
      $0.averaging.strongError = { weak($0, $1).scaled(by: 2) }
    },
    PlantedDefect(
      "the strong error is that of the adjoint",
      claims: ["errors.strong-bounds-every-function", "errors.strong-is-attained"]
    ) {
      let standard = $0.averaging.strongError
      $0.averaging.strongError = { standard($0.inverted(in: $1.functions.group), $1) }
    },
    PlantedDefect("the strong error is 0 where the weak error is below 1/2", claims: ["errors.zero-iff-exact"]) {
      let (weak, standard) = ($0.averaging.weakError, $0.averaging.strongError)
      $0.averaging.strongError = { weak($0, $1).upper < Rational(1, 2) ? Enclosure(0) : standard($0, $1) }
    },
    PlantedDefect(
      "the strong error is with the same h on both sides",
      claims: ["errors.strong-is-attained", "errors.strong-at-most-twice-weak"]
    ) {
      let standard = $0.averaging.strongError
      $0.averaging.strongError = { scheme, errors in
        switch errors.pointwiseStrongError(of: scheme) {
        case .finite(let error)?: error.enclosure
        // No bound: any number above all strong errors of convex schemes.
        case .infinite?: Enclosure(100)
        case nil: standard(scheme, errors)
        }
      }
    },
  ]

  private static let decisionDefects: [PlantedDefect] = [
    PlantedDefect("ε is squared in the decision on weak(ε)", claims: ["errors.decisions-agree-with-the-values"]) {
      let standard = $0.averaging.isWeak
      $0.averaging.isWeak = { standard($0, $1 * $1, $2) }
    },
    PlantedDefect("strong(ε) is decided with 2ε", claims: ["errors.decisions-agree-with-the-values"]) {
      let standard = $0.averaging.isStrong
      $0.averaging.isStrong = { standard($0, 2 * $1, $2) }
    },
    PlantedDefect(
      "weak(ε) is decided by the strong error",
      claims: ["errors.complexity-chain", "errors.decisions-agree-with-the-values"]
    ) {
      let strong = $0.averaging.isStrong
      $0.averaging.isWeak = { strong($0, 2 * $1, $2) }
    },
    PlantedDefect(
      "inversion composes with a translation from the left",
      claims: ["errors.inversion-keeps-weak", "averaging.inversion-is-the-adjoint"]
    ) {
      $0.averaging.inversion = { scheme, group in
        group.order == 1 ? scheme : scheme.inverted(in: group).translated(left: 1, in: group)
      }
    },
    PlantedDefect("translation drops the element that goes to the identity", claims: ["errors.translation-invariant"]) {
      $0.averaging.leftTranslate = { scheme, shift, group in
        let moved = scheme.translated(left: shift, in: group)
        let rest = moved.support.filter { $0 != group.identity }
        return rest.count == moved.size || rest.isEmpty ? moved : (try? .uniform(on: rest)) ?? moved
      }
    },
  ]
}
