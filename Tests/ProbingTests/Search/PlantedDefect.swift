/// A symmetric function of six coordinates with a defect on a rare set of inputs.
struct PlantedDefect: Sendable {
  let name: String
  /// The probability of the set under standard normal coordinates, or an upper bound of it, computed by hand.
  let probability: Double
  /// Whether the defect is there.
  let isHit: @Sendable ([Double]) -> Bool

  /// The sum of squares and cosines, plus the first coordinate and a half where the defect is.
  func model() -> FunctionModel {
    let isHit = isHit
    return FunctionModel(6) { x in
      var values = x.map { $0 * $0 + 0.5 * $0 }
      values.sort()
      let symmetric = values.reduce(1, +)
      return isHit(x) ? symmetric * 1.25 + x[0] + 0.5 : symmetric
    }
  }

  static let all: [PlantedDefect] = [
    // One of 720 orders, and the largest of six above 2.4: (1 − 0.9918⁶)/720.
    PlantedDefect(name: "an order of the coordinates, the largest above 2.4", probability: 6.7e-5) { x in
      x[2] > x[0] && x[0] > x[5] && x[5] > x[1] && x[1] > x[4] && x[4] > x[3] && x[2] > 2.4
    },
    PlantedDefect(name: "equal first coordinates", probability: 0) { $0[0] == $0[1] },
    PlantedDefect(name: "third coordinate exactly 0", probability: 0) { $0[2] == 0 },
    PlantedDefect(name: "first coordinate above 10,000", probability: 0) { $0[0] > 1e4 },
    // (2·1e-4·0.4)⁶.
    PlantedDefect(name: "all coordinates below 0.0001", probability: 1e-24) { $0.allSatisfy { abs($0) < 1e-4 } },
    // Density of the difference at 0: 0.28.
    PlantedDefect(name: "first two closer than 0.00001, not equal", probability: 6e-6) {
      $0[0] != $0[1] && abs($0[0] - $0[1]) < 1e-5
    },
    // 0.0082².
    PlantedDefect(name: "corner: first two above 2.4", probability: 6.8e-5) { $0[0] > 2.4 && $0[1] > 2.4 },
    PlantedDefect(name: "all coordinates integers, the first odd", probability: 0) { x in
      x.allSatisfy { $0 == $0.rounded() } && x[0].truncatingRemainder(dividingBy: 2) != 0
    },
    PlantedDefect(name: "only the second coordinate not 0", probability: 0) { x in
      x[1] != 0 && x.indices.allSatisfy { $0 == 1 || x[$0] == 0 }
    },
    // P(χ²₆ > 40) = 4.6e-7.
    PlantedDefect(name: "sum of squares above 40", probability: 4.6e-7) { $0.reduce(0) { $0 + $1 * $1 } > 40 },
    // Volume π³/6·0.2⁶, density (2π)⁻³.
    PlantedDefect(name: "within 0.2 of the origin", probability: 1.4e-6) { $0.reduce(0) { $0 + $1 * $1 } < 0.04 },
    // Density 0.163 of the sum of six at 0.
    PlantedDefect(name: "sum of the coordinates below 0.000001", probability: 3.3e-7) { abs($0.reduce(0, +)) < 1e-6 },
    PlantedDefect(name: "three equal coordinates among the first four", probability: 0) { x in
      [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]].contains { x[$0[0]] == x[$0[1]] && x[$0[1]] == x[$0[2]] }
    },
    PlantedDefect(name: "all of one absolute value, the first negative", probability: 0) { x in
      x[0] < 0 && x.allSatisfy { abs($0) == abs(x[0]) }
    },
    // No structure, no slope, no order: 0.0001·0.4 in the first and 0.9 in the second coordinate.
    PlantedDefect(name: "no trace: first coordinate in [0.6172, 0.6173]", probability: 3.3e-5) {
      $0[0] > 0.6172 && $0[0] < 0.6173
    },
  ]
}
