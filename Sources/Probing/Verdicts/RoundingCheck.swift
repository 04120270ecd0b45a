import ExactArithmetic

/// Whether a change under an element is more than rounding.
///
/// A model that is symmetric in exact arithmetic still changes a little, because it adds in another order. How much depends on the model, so it is
/// measured: the input is moved in the last place, in every coordinate that is not 0 and in sixteen ways, at x and at gx, and
///
///     noise = the largest √r between f at two moved inputs + ε,     ε the distance from 1 to the next number.
///
/// A change with √r(x,g) ≤ c·noise, c = 32 + 4√d for d coordinates, is *rounding* (sums of d terms in another order differ by
/// about √d roundings). f at x itself does not enter the noise, equal coordinates are moved apart and zeros stay: a value that f takes at
/// ties, zeros or integers only is not excused by the jump there. If the noise itself is large (above √ε), nothing can be concluded. Either x or gx is on the edge
/// of a jump as large as the change: the outputs nearby take two values, each up to c·ε (*unresolved*). Or they take more: terms cancel until
/// rounding is all that is left, as happens in float32 long before float64, or f is steep or rough there (*ill-conditioned*).
///
/// A law that fails: a model all of whose outputs are what rounding leaves of terms that cancel, such as the difference of two ways to add,
/// may be judged to change, where those rests do not depend on the last bits of the input.
///
/// All quantities are relative to the outputs, so the verdict does not change if the model is multiplied by 10⁻⁸ or 10³⁰⁰. It is a definition of "rounding",
/// not a theorem about the model.
public struct RoundingCheck: Sendable {
  /// What a change is.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// No change at all.
    case equal
    /// At most the constant times the change under one unit in the last place.
    case rounding
    /// f jumps at x or gx by as much under one unit in the last place, between two values.
    case unresolved
    /// f changes by as much under one unit in the last place, and takes more than two values: cancellation, or a steep f.
    case illConditioned
    /// More than rounding.
    case change
    /// An output is not finite.
    case nonFinite
  }

  /// A change with what it was compared to.
  public struct Judgement: Sendable {
    /// What it is.
    public let kind: Kind
    /// √r(x,g); 0 for outputs that are not finite.
    public let change: Double
    /// The noise; see ``RoundingCheck``.
    public let noise: Double
    /// The largest change that counts as rounding here.
    public let allowed: Double
  }

  let question: SymmetryQuestion
  /// The type in which the model computes, as far as its answers tell.
  public let precision: ModelDeclaration.NumberType

  /// A check for a model that computes in a type of numbers, which may be narrower than the one it declares.
  public init(_ question: SymmetryQuestion, precision: ModelDeclaration.NumberType) {
    self.question = question
    self.precision = precision
  }

  /// The constant c = 32 + 4√d.
  public var factor: Double {
    32 + 4 * Double(question.inputShape.reduce(1, *)).squareRoot()
  }

  /// A change that needs no further look: below it, √r is rounding whatever the model does.
  public var negligible: Double { factor * precision.epsilon }

  /// Judges a pair.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering.
  /// - Complexity: no query if the change is negligible; 8 if it is rounding at first sight, else 32
  public func judge(_ pair: SymmetryPair, _ session: ModelSession) throws -> Judgement {
    guard let squared = pair.change else { return Judgement(kind: .nonFinite, change: 0, noise: 0, allowed: 0) }
    let change = squared.squareRoot()
    if change == 0 { return Judgement(kind: .equal, change: 0, noise: precision.epsilon, allowed: negligible) }
    if change <= negligible {
      return Judgement(kind: .rounding, change: change, noise: precision.epsilon, allowed: negligible)
    }
    let bases = [pair.input, question.moved(pair.input, by: pair.element)]
    var clouds: [[[Double]]] = [[], []]
    // A few ways to move the input excuse most changes; what they do not excuse must stand against many.
    for manners in [0..<4, 4..<16] {
      let answers = try session.outputs(at: bases.flatMap { base in manners.map { perturbed(base, manner: $0) } })
      for (index, answer) in answers.enumerated() { clouds[index / manners.count].append(answer) }
      let noise = clouds.map { RoundingCheck.spread(of: $0) }.reduce(0, max)
      if change <= factor * (noise + precision.epsilon) {
        return judgement(change, noise: noise, clouds)
      }
    }
    return judgement(change, noise: clouds.map { RoundingCheck.spread(of: $0) }.reduce(0, max), clouds)
  }

  private func judgement(_ change: Double, noise: Double, _ clouds: [[[Double]]]) -> Judgement {
    let allowed = factor * (noise + precision.epsilon)
    let kind: Kind =
      change > allowed
      ? .change
      : noise <= precision.epsilon.squareRoot()
        ? .rounding : clouds.allSatisfy(hasTwoValues) ? .unresolved : .illConditioned
    return Judgement(kind: kind, change: change, noise: noise + precision.epsilon, allowed: allowed)
  }

  /// Whether outputs are near one of two values, up to what is rounding anywhere.
  private func hasTwoValues(_ outputs: [[Double]]) -> Bool {
    func isNear(_ a: [Double], _ b: [Double]) -> Bool {
      RelativeChange.squared(a, b).map { $0.squareRoot() <= negligible } ?? (a.map(\.bitPattern) == b.map(\.bitPattern))
    }
    guard let first = outputs.first else { return true }
    let others = outputs.filter { !isNear($0, first) }
    return others.allSatisfy { isNear($0, others[0]) }
  }

  /// The largest √r between two outputs; 1 where one is finite and another is not.
  private static func spread(of outputs: [[Double]]) -> Double {
    var largest = 0.0
    for first in outputs.indices {
      for second in outputs.indices.dropFirst(first + 1) {
        largest = max(largest, RelativeChange.squared(outputs[first], outputs[second])?.squareRoot() ?? 1)
      }
    }
    return largest
  }

  /// An input moved in the last place, the manner deciding the directions: by one unit in every coordinate that is not 0, and by 1, 2, …, up to 8 units in coordinates
  /// of one absolute value, so that these come apart.
  ///
  /// - Complexity: O(dimension)
  func perturbed(_ input: [Double], manner: Int) -> [Double] {
    var sizes: [UInt64: Int] = [:]
    for value in input { sizes[abs(value).bitPattern, default: 0] += 1 }
    var seen: [UInt64: Int] = [:]
    return input.enumerated().map { place, value in
      let key = abs(value).bitPattern
      let number = seen[key, default: 0]
      seen[key] = number + 1
      let steps = 1 + (number + manner) % min(sizes[key] ?? 1, 8)
      let isAway = SplitMix64.spread(UInt64(place * 16 + manner)) & 1 == 0
      var moved = precision.rounded(value)
      for _ in 0..<steps { moved = precision.neighbour(of: moved, awayFromZero: isAway) }
      return question.numberType.rounded(moved)
    }
  }
}
