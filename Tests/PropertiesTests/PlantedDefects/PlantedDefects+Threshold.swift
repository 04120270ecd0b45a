import ExactArithmetic
import Properties
import Representations

extension PlantedDefect {
  static let threshold: [PlantedDefect] = [
    PlantedDefect("degrees are counted from 0 after the constants", claims: ["threshold.first-degrees"]) {
      let standard = $0.threshold.symmetricDegrees
      $0.threshold.symmetricDegrees = { try standard($0, $1).map { max($0 - 1, 0) } }
    },
    PlantedDefect("the powers are those of the dual representation", claims: ["threshold.first-degrees"]) {
      let standard = $0.threshold.symmetricDegrees
      $0.threshold.symmetricDegrees = { try standard($0, $1.conjugate) }
    },
    PlantedDefect("tensor powers for symmetric ones", claims: ["threshold.symmetric-group", "threshold.first-degrees"])
    {
      $0.threshold.symmetricDegrees = $0.threshold.tensorDegrees
    },
    PlantedDefect("symmetric powers for tensor ones", claims: ["threshold.tensor-bound"]) {
      $0.threshold.tensorDegrees = $0.threshold.symmetricDegrees
    },
    PlantedDefect("the paper's bound lacks its − 1", claims: ["threshold.paper-bound"]) {
      let total = $0.threshold.eigenvalueTotal
      $0.threshold.paperBound = { min($0.groupOrder, try total($0, $1)) }
    },
    PlantedDefect("the sharper bound lacks its first term", claims: ["threshold.sharp-bound"]) {
      let total = $0.threshold.eigenvalueTotal
      $0.threshold.sharpBound = { table, character in
        try total(table, character) - (character.degree.rational?.asInt ?? 0)
      }
    },
    PlantedDefect("the sharper bound is lowered by one", claims: ["threshold.sharp-bound"]) {
      let standard = $0.threshold.sharpBound
      $0.threshold.sharpBound = { try standard($0, $1) - 1 }
    },
    PlantedDefect(
      "one eigenvalue of each order is counted", claims: ["threshold.reflection-groups", "threshold.sharp-bound"]
    ) {
      $0.threshold.eigenvalueTotal = { table, character in
        try MolienSeries(of: character, table: table).largestMultiplicities.byOrder.reduce(0) { $0 + $1.multiplicity }
      }
    },
    PlantedDefect("r counts classes, not values", claims: ["threshold.tensor-bound"]) {
      $0.threshold.distinctValues = { $1.values.count + 0 * $0.count }
    },
    PlantedDefect("exterior powers for symmetric ones", claims: ["threshold.symmetric-multiplicities"]) {
      $0.threshold.symmetricPower = { try $0.exteriorPower($1) }
    },
    PlantedDefect("Molien's series without the conjugate of χ", claims: ["threshold.symmetric-multiplicities"]) {
      let standard = $0.threshold.symmetricMultiplicities
      $0.threshold.symmetricMultiplicities = { table, character, degree in
        try standard(table, character, degree).map { row in (0..<table.count).map { row[table.conjugate(of: $0)] } }
      }
    },
    PlantedDefect("the profile ends a degree too soon", claims: ["threshold.profile"]) {
      let standard = $0.threshold.profileDimensions
      $0.threshold.profileDimensions = { table, character in
        let dimensions = try standard(table, character)
        return dimensions.count > 1 ? dimensions.dropLast() : dimensions
      }
    },
    PlantedDefect("the profile counts degrees once, not squared", claims: ["threshold.profile"]) {
      let degrees = $0.threshold.symmetricDegrees
      $0.threshold.profileDimensions = { table, character in
        let first = try degrees(table, character)
        return (0...(first.max() ?? 0)).map { k in
          first.indices.filter { first[$0] <= k }.reduce(0) { $0 + table.degrees[$1] }
        }
      }
    },
    PlantedDefect(
      "the disproved formula with the largest multiplicities not lowered", claims: ["threshold.eigenvalue-formula"]
    ) {
      $0.threshold.disprovedFormula = $0.threshold.eigenvalueTotal
    },
  ]
}
