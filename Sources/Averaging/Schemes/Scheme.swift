public import ExactArithmetic
public import FiniteGroups

/// An averaging scheme on an enumerated group: elements are indices.
public typealias AveragingScheme = Scheme<Int>

/// An averaging scheme of permutations, for groups that are never enumerated.
public typealias PermutationScheme = Scheme<Permutation>

/// An averaging scheme ω : G → ℚ with Σ ω(g) = 1. Its *size*, the number of nonzero weights, is the number of action
/// queries it makes to a black-box function.
///
/// Two schemes are equal when their weights and weight classes are, in whatever order the entries stand.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, section 3.
public struct Scheme<Element: Hashable & Sendable>: Sendable {
  /// An element of the group with its weight, which is not zero.
  public struct Entry: Sendable, Hashable {
    /// The group element; in an ``AveragingScheme`` its index.
    public let element: Element
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
    case repeated(element: Element)

    /// One line for the user.
    public var description: String {
      switch self {
      case .sum(let sum): "the weights of an averaging scheme sum to 1, not to \(sum)"
      case .weight(let weight, let weightClass):
        "the weight \(weight) is not allowed in a \(weightClass.rawValue) scheme"
      case .repeated(let element):
        "the element \(element is Int ? "number " : "")\(element) stands twice in the scheme"
      }
    }
  }

  /// The entries: indices ascending, other elements in the order in which they were given.
  public let entries: [Entry]
  /// The weight class the scheme was checked against.
  public let weightClass: WeightClass

  /// The number of action queries.
  public var size: Int { entries.count }

  /// A scheme from weights; zero weights are dropped.
  ///
  /// - Throws: ``Fault``.
  /// - Complexity: O(k log k) for k weights
  public init(_ weights: [(element: Element, weight: Rational)], weightClass: WeightClass) throws(Fault) {
    let entries = weights.filter { !$0.weight.isZero }.map { Entry(element: $0.element, weight: $0.weight) }
    var seen: Set<Element> = []
    for entry in entries where !seen.insert(entry.element).inserted { throw .repeated(element: entry.element) }
    for entry in entries where !weightClass.allows(entry.weight, besides: entries[0].weight) {
      throw .weight(entry.weight, weightClass)
    }
    let sum = entries.reduce(Rational.zero) { $0 + $1.weight }
    guard sum == 1 else { throw .sum(sum) }
    self.init(unchecked: entries, weightClass: weightClass)
  }

  /// Entries that are known to make a scheme of the class.
  init(unchecked entries: [Entry], weightClass: WeightClass) {
    let indexed = (entries as? [Scheme<Int>.Entry])?.sorted { $0.element < $1.element }
    self.entries = indexed as? [Entry] ?? entries
    self.weightClass = weightClass
  }

  /// Elements and weights as pairs, as the Fourier transforms take them.
  public var weights: [(element: Element, weight: Rational)] { entries.map { ($0.element, $0.weight) } }

  /// The elements with a weight, in the order of ``entries``.
  public var support: [Element] { entries.map(\.element) }
}

extension Scheme: Hashable {
  /// Whether all weights and the weight classes are the same.
  public static func == (left: Scheme, right: Scheme) -> Bool {
    left.weightClass == right.weightClass && left.size == right.size
      && (left.entries == right.entries || Set(left.entries) == Set(right.entries))
  }

  /// Hashes the weights and the weight class.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(weightClass)
    hasher.combine(Set(entries))
  }
}
