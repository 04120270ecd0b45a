public import ExactArithmetic
public import FiniteGroups
public import Representations

/// An averaging scheme ω : G → ℚ with Σ ω(g) = 1. Its *size*, the number of nonzero weights, is the number of action
/// queries it makes to a black-box function.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, section 3.
public struct AveragingScheme: Sendable, Hashable {
  /// An element of the group (its index) with its weight, which is not zero.
  public struct Entry: Sendable, Hashable {
    /// The index of the group element.
    public let element: Int
    /// The weight ω(g) ≠ 0.
    public let weight: Rational
  }

  /// What is wrong with a list of weights.
  public enum Fault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The weights sum to something other than 1.
    case sum(Rational)
    /// A weight is not allowed in the weight class.
    case weight(Rational, WeightClass)
    /// An element stands twice.
    case repeated(element: Int)

    /// One line for the user.
    public var description: String {
      switch self {
      case .sum(let sum): "the weights of an averaging scheme sum to 1, not to \(sum)"
      case .weight(let weight, let weightClass):
        "the weight \(weight) is not allowed in a \(weightClass.rawValue) scheme"
      case .repeated(let element): "the element number \(element) stands twice in the scheme"
      }
    }
  }

  /// The entries, by ascending element.
  public let entries: [Entry]
  /// The weight class the scheme was checked against.
  public let weightClass: WeightClass

  /// The number of action queries.
  public var size: Int { entries.count }

  /// A scheme from weights; zero weights are dropped.
  ///
  /// - Throws: ``Fault``.
  /// - Complexity: O(k log k) for k weights
  public init(_ weights: [(element: Int, weight: Rational)], weightClass: WeightClass) throws(Fault) {
    let entries = weights.filter { !$0.weight.isZero }
      .map { Entry(element: $0.element, weight: $0.weight) }.sorted { $0.element < $1.element }
    for (entry, next) in zip(entries, entries.dropFirst()) where entry.element == next.element {
      throw .repeated(element: entry.element)
    }
    for entry in entries {
      let allowed =
        switch weightClass {
        case .convex: entry.weight.signum > 0
        case .affine: true
        case .uniform: entry.weight == entries[0].weight
        }
      if !allowed { throw .weight(entry.weight, weightClass) }
    }
    let sum = entries.reduce(Rational.zero) { $0 + $1.weight }
    guard sum == 1 else { throw .sum(sum) }
    self.entries = entries
    self.weightClass = weightClass
  }

  /// The uniform scheme on the whole group, the Reynolds operator itself; exact on every function class.
  public static func wholeGroup(_ group: FiniteGroup, weightClass: WeightClass) -> AveragingScheme {
    let weight = Rational(1, group.order)
    return AveragingScheme(
      unchecked: (0..<group.order).map { Entry(element: $0, weight: weight) }, weightClass: weightClass)
  }

  init(unchecked entries: [Entry], weightClass: WeightClass) {
    self.entries = entries
    self.weightClass = weightClass
  }
}

extension AveragingScheme {
  /// The operator E_ω = Σ ω(g) ρ(g) on one constituent, as a matrix in its basis.
  ///
  /// - Complexity: O(size · dimension) for permutations up to sign, O(size · dimension²) otherwise
  public func operatorMatrix(on constituent: Constituent) -> Matrix<Rational> {
    var matrix = Matrix<Rational>(
      rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
    for column in 0..<constituent.dimension {
      for entry in entries {
        for (row, value) in constituent.image(of: column, under: entry.element) {
          matrix[row, column] += entry.weight * Rational(value)
        }
      }
    }
    return matrix
  }

  /// Whether E_ω f is invariant for every f of the class, decided exactly: ρ(s) E_ω = E_ω for every generator s.
  ///
  /// - Complexity: O(Σ dimension² · (size + generators)) over the constituents
  public func isExact(on functionClass: FunctionClass) -> Bool {
    functionClass.constituents.allSatisfy { constituent in
      let average = operatorMatrix(on: constituent)
      return functionClass.group.generatorIndices.allSatisfy { generator in
        var moved = Matrix<Rational>(
          rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
        for inner in 0..<constituent.dimension {
          for (row, value) in constituent.image(of: inner, under: generator) {
            for column in 0..<constituent.dimension where !average[inner, column].isZero {
              moved[row, column] += Rational(value) * average[inner, column]
            }
          }
        }
        return moved == average
      }
    }
  }
}
