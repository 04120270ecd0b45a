import ExactArithmetic

/// Small and large changes of an input, for climbing.
struct InputMutations {
  let scale: Double
  let numberType: ModelDeclaration.NumberType

  /// A changed copy.
  ///
  /// - Complexity: O(dimension)
  func mutated(_ input: [Double], using random: inout SplitMix64) -> [Double] {
    guard !input.isEmpty else { return input }
    var result = input
    var normal = NormalSampler()
    // Steps of all sizes: a slope may be visible only close by, and a peak be far away.
    let step = InputPatterns.power(-Int.random(in: 0...7, using: &random)) * scale * 2
    func place() -> Int { Int.random(in: input.indices, using: &random) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1, 2: result[place()] += step * normal.next(using: &random)
    case 3, 4: for index in result.indices { result[index] += step * normal.next(using: &random) }
    case 5:
      let factor = 1 + step / scale * normal.next(using: &random) / 2
      result = result.map { $0 * factor }
    case 6: result.swapAt(place(), place())
    case 7: result[place()] = result[place()]
    case 8: result[place()] = Bool.random(using: &random) ? 0 : result[place()].rounded()
    default:
      let index = place()
      result[index] *= Bool.random(using: &random) ? 2 : -1
    }
    return result.map { value in
      let rounded = numberType.rounded(value)
      return rounded.isFinite ? rounded : 0
    }
  }
}
