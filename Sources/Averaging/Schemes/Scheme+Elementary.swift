import ExactArithmetic
public import FiniteGroups

extension Scheme {
  /// The scheme that asks for one element only: E_ω = ρ(g). Its weak error is 1 wherever there is something to average.
  public static func point(_ element: Element, weightClass: WeightClass = .uniform) -> Scheme {
    Scheme(unchecked: [Entry(element: element, weight: 1)], weightClass: weightClass)
  }

  /// Equal weights on a set of elements.
  ///
  /// - Throws: ``Fault/repeated(element:)``; ``Fault/sum(_:)`` for no elements.
  /// - Complexity: O(size)
  public static func uniform(
    on elements: [Element], weightClass: WeightClass = .uniform
  ) throws(Fault) -> Scheme {
    if elements.isEmpty { throw .sum(0) }
    let weight = Rational(1, elements.count)
    return try Scheme(elements.map { ($0, weight) }, weightClass: weightClass)
  }
}

extension AveragingScheme {
  /// The uniform scheme on the whole group, the Reynolds operator itself; exact on every function class.
  ///
  /// - Complexity: O(order)
  public static func wholeGroup(_ group: FiniteGroup, weightClass: WeightClass) -> AveragingScheme {
    let weight = Rational(1, group.order)
    return AveragingScheme(
      unchecked: (0..<group.order).map { Entry(element: $0, weight: weight) }, weightClass: weightClass)
  }

  /// The same scheme with permutations for indices.
  ///
  /// - Precondition: elements of the group.
  /// - Complexity: O(size · degree)
  public func permutations(in group: FiniteGroup) -> PermutationScheme {
    PermutationScheme(
      unchecked: entries.map { .init(element: group.permutation($0.element), weight: $0.weight) },
      weightClass: weightClass)
  }
}

extension PermutationScheme {
  /// The same scheme with indices for permutations.
  ///
  /// - Throws: ``SchemeError/notInGroup(entry:element:group:)`` for the first permutation that is no element of the
  ///   group.
  /// - Complexity: O(size · degree)
  public func indexed(in group: FiniteGroup) throws(SchemeError) -> AveragingScheme {
    var result: [AveragingScheme.Entry] = []
    for (number, entry) in entries.enumerated() {
      guard let index = group.index(of: entry.element) else {
        throw .notInGroup(entry: number + 1, element: "\(entry.element)", group: "the group")
      }
      result.append(.init(element: index, weight: entry.weight))
    }
    return AveragingScheme(unchecked: result, weightClass: weightClass)
  }
}
