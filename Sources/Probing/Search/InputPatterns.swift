import ExactArithmetic
import PropertyTesting

/// Inputs of the kinds at which programs go wrong though data rarely show it: ties, zeros, integers, single coordinates, extremes,
/// tiny and huge numbers, near ties, sums that vanish, sorted values, and mixtures of these.
///
/// A generator of the property engine: what it makes is a function of recorded choices.
struct InputPatterns {
  /// The kinds of inputs.
  enum Style: Int, CaseIterable {
    case source, constant, fewValues, sparse, integers, magnitude, mixedMagnitudes, nearTies, extremes, sumZero,
      signs, specials, progression, mixedRows
  }

  let source: InputSource

  /// Numbers that programs compare with.
  static let specials: [Double] = [0, 1, -1, 0.5, -0.5, 2, -2, 0.1, 0.25, 3, 5, 7, 10, 100, 255, 256, 1000, 1e-3, 1e-6]

  /// Whole inputs: one kind, or two mixed coordinate by coordinate; at times sorted.
  var inputs: Gen<[Double]> {
    Gen { choices in
      var input = try vector(&choices)
      if try choices.draw(.int(in: 0...2)) == 2 {
        let other = try vector(&choices)
        let share = try choices.draw(.int(in: 1...7))
        for place in input.indices where try choices.draw(.int(in: 0...7)) < share { input[place] = other[place] }
      }
      switch try choices.draw(.int(in: 0...9)) {
      case 8: input.sort()
      case 9: input.sort(by: >)
      default: break
      }
      return input.map { source.numberType.rounded($0) }
    }
  }

  private func vector(_ choices: inout ChoiceSource) throws -> [Double] {
    let style = Style(rawValue: try choices.draw(.int(in: 0...(Style.allCases.count - 1)))) ?? .source
    let (dimension, scale) = (source.dimension, source.scale)
    // The engine decides a seed, and the distribution itself does the rest.
    var random = ExactArithmetic.SplitMix64(seed: UInt64(try choices.draw(.int(in: 0...Int.max))))
    var input = source.draw(using: &random)
    func any() -> Int { Int.random(in: 0..<max(dimension, 1), using: &random) }
    switch style {
    case .source: break
    case .constant:
      let value = try number(&choices, &random)
      input = input.map { _ in value }
    case .fewValues:
      let pool = try (0..<Int.random(in: 2...4, using: &random)).map { _ in try number(&choices, &random) }
      input = input.map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] }
    case .sparse:
      let kept = Set((0..<Int.random(in: 1...3, using: &random)).map { _ in any() })
      let value = try number(&choices, &random)
      for place in input.indices where !kept.contains(place) { input[place] = 0 }
      if Bool.random(using: &random) { for place in kept where place < dimension { input[place] = value } }
    case .integers:
      let reach = try choices.draw(.element(of: [1, 2, 3, 10, 100, 1000]))
      input = input.map { _ in Double(Int.random(in: -reach...reach, using: &random)) }
    case .magnitude:
      let factor = InputPatterns.power(try choices.draw(.int(in: -12...9)))
      input = input.map { $0 * factor }
    case .mixedMagnitudes:
      input = input.map { $0 * InputPatterns.power(Int.random(in: -8...6, using: &random)) }
    case .nearTies:
      let distance = InputPatterns.power(try choices.draw(.int(in: -14 ... -1)))
      for _ in 0..<Int.random(in: 1...3, using: &random) where dimension > 1 {
        let (from, to) = (any(), any())
        let sign: Double = Bool.random(using: &random) ? 1 : -1
        input[to] = input[from] + sign * distance * Double.random(in: 0...1, using: &random) * scale
      }
    case .extremes:
      let reach = try choices.draw(.element(of: [2.0, 3, 4, 6, 8, 20]))
      let corner = Bool.random(using: &random)
      input = input.map { value in
        if Int.random(in: 0..<4, using: &random) == 0 { return value }
        let sign: Double = Bool.random(using: &random) ? 1 : -1
        return corner ? sign * reach * scale : sign * reach * scale * Double.random(in: 0...1, using: &random)
      }
    case .sumZero:
      if dimension > 1 {
        let place = any()
        let rest = input.enumerated().reduce(0) { $1.offset == place ? $0 : $0 + $1.element }
        input[place] = -rest
      }
    case .signs:
      let value = try number(&choices, &random)
      input = input.map { _ in Bool.random(using: &random) ? value : -value }
    case .specials:
      input = try input.map { value in
        Bool.random(using: &random) ? try choices.draw(.element(of: InputPatterns.specials)) : value
      }
    case .progression:
      let (start, step) = (try number(&choices, &random), try number(&choices, &random))
      for place in input.indices { input[place] = start + Double(place) * step }
      input.shuffle(using: &random)
    case .mixedRows:
      let other = source.draw(using: &random)
      for place in input.indices where Bool.random(using: &random) { input[place] = other[place] }
      input.shuffle(using: &random)
    }
    return input
  }

  /// One coordinate: special, an integer, or as the source has them.
  private func number(
    _ choices: inout ChoiceSource, _ random: inout ExactArithmetic.SplitMix64
  ) throws -> Double {
    switch try choices.draw(.int(in: 0...3)) {
    case 0: return try choices.draw(.element(of: InputPatterns.specials))
    case 1: return Double(try choices.draw(.int(in: -20...20, simplest: 0)))
    case 2: return source.scale * 4 * (2 * Double.random(in: 0..<1, using: &random) - 1)
    default: return source.draw(using: &random).first ?? 0
    }
  }

  /// 10ᵉ.
  static func power(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }
}
