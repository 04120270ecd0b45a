public import Averaging
public import ExactArithmetic

/// An averaging scheme whose weights may be irrational.
public struct CertifiedScheme: Sendable, Hashable {
  /// An element of the group with its weight, which is not zero.
  public struct Entry: Sendable, Hashable {
    /// The index of the element.
    public let element: Int
    /// Its weight.
    public let weight: RealCyclotomic
  }

  /// The entries, elements ascending.
  public let entries: [Entry]
  /// The weight class.
  public let weightClass: WeightClass

  /// The number of action queries.
  public var size: Int { entries.count }

  /// A scheme with rational weights.
  public init(_ scheme: AveragingScheme) {
    entries = scheme.entries.map { Entry(element: $0.element, weight: RealCyclotomic($0.weight)) }
    weightClass = scheme.weightClass
  }

  /// A scheme from weights of different elements; zero weights are dropped.
  ///
  /// - Throws: ``CertificationError/disagreement(_:)`` if the weights do not sum to 1 or are not of the class.
  public init(
    _ weights: [(element: Int, weight: RealCyclotomic)], weightClass: WeightClass
  ) throws(CertificationError) {
    let entries = weights.filter { !$0.weight.isZero }.sorted { $0.element < $1.element }
      .map { Entry(element: $0.element, weight: $0.weight) }
    let sum = entries.reduce(RealCyclotomic.zero) { $0 + $1.weight }
    guard sum == 1 else { throw .disagreement("the weights of a scheme that was found sum to \(sum)") }
    for entry in entries {
      let isAllowed =
        switch weightClass {
        case .convex: entry.weight.signum > 0
        case .affine: true
        case .uniform: entry.weight == entries[0].weight
        }
      guard isAllowed else {
        throw .disagreement("\(weightClass.rawValue) weights were sought, and \(entry.weight) was found")
      }
    }
    self.entries = entries
    self.weightClass = weightClass
  }

  /// The same scheme, if its weights are rational.
  public var rational: AveragingScheme? {
    let weights = entries.compactMap { entry in entry.weight.rational.map { (element: entry.element, weight: $0) } }
    guard weights.count == entries.count else { return nil }
    return try? AveragingScheme(weights, weightClass: weightClass)
  }
}
