import Averaging
import ExactArithmetic
import Properties

extension PlantedDefect {
  static let averaging: [PlantedDefect] = [
    PlantedDefect("the average is over all elements but the identity", claims: ["averaging.average-is-invariant"]) {
      $0.averaging.wholeGroup = { group in
        let rest = group.order == 1 ? [0] : Array(1..<group.order)
        return (try? AveragingScheme.uniform(on: rest)) ?? .point(0)
      }
    }
  ]
}
