import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import Representations

extension PlantedDefect {
  static let witnesses: [PlantedDefect] = [
    PlantedDefect("the values are compared with ε, not with √ε", claims: ["witnesses.weak-support"]) {
      let (values, norm) = ($0.exactness.witnesses.values, $0.exactness.witnesses.norm)
      $0.exactness.witnesses.set = { witness, functions, notion in
        let bound = notion.epsilon * norm(witness, functions, notion)
        let all = values(witness, functions, notion)
        return ElementSet(all.indices.filter { all[$0] <= bound }, capacity: all.count)
      }
    },
    PlantedDefect("elements with φ = √ε are left out", claims: ["witnesses.weak-support"]) {
      let (values, norm) = ($0.exactness.witnesses.values, $0.exactness.witnesses.norm)
      $0.exactness.witnesses.set = { witness, functions, notion in
        let norm = norm(witness, functions, notion)
        let all = values(witness, functions, notion)
        return ElementSet(
          all.indices.filter { all[$0].signum < 0 || all[$0] * all[$0] < notion.epsilon * norm * norm },
          capacity: all.count)
      }
    },
    PlantedDefect("the factor 2 of strong symmetry is missing", claims: ["witnesses.strong-support"]) {
      let standard = $0.exactness.witnesses.set
      $0.exactness.witnesses.set = { standard($0, $1, $2.kind == .strong ? .strong($2.epsilon / 2) : $2) }
    },
    PlantedDefect(
      "only the vectors on the left count for the norm", claims: ["witnesses.translates", "witnesses.mean-bound"]
    ) {
      let standard = $0.exactness.witnesses.norm
      $0.exactness.witnesses.norm = { witness, functions, notion in
        var half = witness
        half.pairs = witness.pairs.map { pair in
          var pair = pair
          pair.right = pair.right.map { _ in 0 }
          return pair
        }
        return standard(half, functions, notion)
      }
    },
    PlantedDefect("the mean of the function is not subtracted", claims: ["witnesses.weak-support"]) {
      $0.exactness.witnesses.values = { witness, functions, _ in
        (0..<functions.group.order).map { element in
          witness.pairs.reduce(Rational.zero) { sum, pair in
            let constituent = functions.constituents[pair.constituent]
            return (0..<constituent.dimension).reduce(sum) { sum, column in
              constituent.image(of: column, under: element).reduce(sum) {
                $0 + pair.left[$1.row] * Rational($1.value) * pair.right[column]
              }
            }
          }
        }
      }
    },
    PlantedDefect("u moves by h, not by its inverse", claims: ["witnesses.translates"]) {
      let standard = $0.exactness.witnesses.translatedPair
      $0.exactness.witnesses.translatedPair = { standard($0, $3.group.inverse($1), $2, $3) }
    },
    PlantedDefect("left for right", claims: ["witnesses.translates"]) {
      let standard = $0.exactness.witnesses.translatedPair
      $0.exactness.witnesses.translatedPair = { standard($0, $2, $1, $3) }
    },
    PlantedDefect("the convex oracle admits weights of any sign", claims: ["witnesses.convex-duality"]) {
      $0.exactness.witnesses.examineConvex = $0.exactness.witnesses.examineAffine
    },
    PlantedDefect("the affine oracle looks for convex weights", claims: ["witnesses.affine-duality"]) {
      $0.exactness.witnesses.examineAffine = $0.exactness.witnesses.examineConvex
    },
    PlantedDefect("the oracle of weak symmetry takes ε for √ε", claims: ["witnesses.weak-duality"]) {
      let standard = $0.exactness.witnesses.examineApproximately
      $0.exactness.witnesses.examineApproximately = { try standard($0, $1, .weak($2.epsilon * $2.epsilon)) }
    },
  ]
}
