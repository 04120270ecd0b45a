import FiniteGroups
import PropertyTesting

/// All simpler versions of a pair, as a generator of the property engine: its choices say which parts are replaced by simpler ones, and shrinking them
/// towards 0 makes the pair simple.
///
/// Equal values are replaced together, so that ties stay; single coordinates and whole blocks may become 0.
struct WitnessEdits {
  let input: [Double]
  let element: Permutation
  /// Elements in the order of simplicity.
  let elements: [Permutation]
  let numberType: ModelDeclaration.NumberType

  /// An edited pair.
  struct Edited: Sendable {
    let input: [Double]
    let element: Permutation
  }

  /// How much likelier it is that a part stays as it is than that it is replaced, so that a random case is mostly the pair itself.
  private var weight: Int { 50 * (input.count + 10) }

  /// The edited pairs.
  var pairs: Gen<Edited> {
    Gen { choices in
      let element = try draw(elements.map { Gen.just($0) } + [.just(self.element)], &choices)
      var images: [UInt64: Double] = [:]
      for value in input where value != 0 && images[value.bitPattern] == nil {
        images[value.bitPattern] = try draw(replacements(of: value) + [.just(value)], &choices)
      }
      var result = input.map { $0 == 0 ? $0 : images[$0.bitPattern] ?? $0 }
      try zero(result.indices, of: &result, &choices)
      return Edited(input: result.map { numberType.rounded($0) }, element: element)
    }
  }

  /// One of several, the last most of the time.
  private func draw<Value>(_ simplest: [Gen<Value>], _ choices: inout ChoiceSource) throws -> Value {
    let last = simplest.count - 1
    return try choices.draw(
      .frequency(simplest.enumerated().map { (weight: $0.offset == last ? weight : 1, generator: $0.element) }))
  }

  /// Numbers simpler than a value, the simplest first.
  private func replacements(of value: Double) -> [Gen<Double>] {
    var simple: [Double] = [0, 1, -1, 2, -2, 3, -3, 5, 10, -10, 0.5, -0.5, value.rounded()]
    for digits in [1, 2, 3] {
      // Through the decimal text, so that a report can be typed again.
      guard value.isFinite, value != 0 else { continue }
      let exponent = Self.decimalExponent(of: value) - digits + 1
      if abs(exponent) <= 300 {
        let unit = InputPatterns.power(abs(exponent))
        simple.append(exponent >= 0 ? (value / unit).rounded() * unit : (value * unit).rounded() / unit)
      }
    }
    var kept: [Double] = []
    for number in simple where number.isFinite && !kept.contains(number) && number != value { kept.append(number) }
    return kept.map { .just($0) }
  }

  /// ⌊log₁₀|value|⌋.
  private static func decimalExponent(of value: Double) -> Int {
    var exponent = 0
    var rest = abs(value)
    while rest >= 10, exponent < 320 { (rest, exponent) = (rest / 10, exponent + 1) }
    while rest < 1, exponent > -330 { (rest, exponent) = (rest * 10, exponent - 1) }
    return exponent
  }

  /// Zeros for blocks of coordinates: halves of halves, so that many coordinates take few steps.
  private func zero(_ block: Range<Int>, of result: inout [Double], _ choices: inout ChoiceSource) throws {
    guard !block.isEmpty, block.contains(where: { result[$0] != 0 }) else { return }
    let isKept: Bool = try draw([.just(false), .just(true)], &choices)
    if !isKept {
      for place in block { result[place] = 0 }
    } else if block.count > 1 {
      let middle = block.lowerBound + block.count / 2
      try zero(block.lowerBound..<middle, of: &result, &choices)
      try zero(middle..<block.upperBound, of: &result, &choices)
    }
  }
}
