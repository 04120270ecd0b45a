import FiniteGroups

/// Ways to look for bad inputs.
public enum SearchStrategy: String, Sendable, Hashable, Codable, CaseIterable {
  /// Draws from the source, as the measurement does.
  case sampling
  /// Structured inputs: ties, zeros, integers, extremes, magnitudes; see `InputPatterns`.
  case patterns
  /// Many orders of the same values, and many elements for each.
  case orderings
  /// Climbing towards the largest, the smallest and the steepest outputs.
  case outliers
  /// Climbing on the asymmetry itself, from pairs where it is largest, even if it is still rounding.
  case climbing
}

/// A pair that is not symmetric, with what was judged about it.
public struct SymmetryWitness: Sendable {
  /// The input and the element.
  public let pair: SymmetryPair
  /// The judgement: a change that is more than rounding.
  public let judgement: RoundingCheck.Judgement
}

/// What an adversarial search found.
public struct SearchResult: Sendable {
  /// The pair with the largest change found; `nil` if no change was more than rounding.
  public internal(set) var worst: SymmetryWitness?
  /// A simple input and element that show the same: few coordinates not zero, small numbers, a generator if possible.
  public internal(set) var simplest: SymmetryWitness?
  /// How the first change was found; `nil` if none was, or the search began with one.
  public internal(set) var foundBy: SearchStrategy?
  /// The queries made until then.
  public internal(set) var queriesToFind: Int?
  /// The queries of each strategy.
  public internal(set) var queries: [SearchStrategy: Int] = [:]
  /// The queries for shrinking.
  public internal(set) var shrinkingQueries = 0
  /// The number of pairs tried.
  public internal(set) var pairs = 0
  /// Pairs at which f jumps under one unit in the last place by as much as under the element.
  public internal(set) var unresolved = 0
  /// Pairs at which one unit in the last place changes f as much, in many ways.
  public internal(set) var illConditioned = 0
  /// An input with an output that is not finite; the search looks far beyond the source, so this alone is no fault of the model.
  public internal(set) var nonFinite: SymmetryPair?
  /// Why the search ended early; `nil` if it did not.
  public internal(set) var stop: ProbeStop?
}

extension SearchResult {
  /// Keeps the pair that says most: one side finite and the other not before both not, then small numbers before large ones.
  mutating func offer(nonFinite pair: SymmetryPair) {
    guard let known = nonFinite else {
      nonFinite = pair
      return
    }
    if (pair.isOneSided ? 0 : 1, pair.magnitude) < (known.isOneSided ? 0 : 1, known.magnitude) { nonFinite = pair }
  }
}

extension SymmetryPair {
  /// Whether just one of the two outputs is finite.
  var isOneSided: Bool { output.allSatisfy(\.isFinite) != movedOutput.allSatisfy(\.isFinite) }

  /// The largest coordinate of the input, in absolute value.
  var magnitude: Double { input.reduce(0) { max($0, abs($1)) } }
}
