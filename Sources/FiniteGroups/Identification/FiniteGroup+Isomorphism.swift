extension FiniteGroup {
  /// The number of products that a search for isomorphisms may take unless the caller says otherwise: some seconds.
  public static let defaultSearchLimit = 200_000_000

  /// An isomorphism to another group, or `nil` if there is none; either answer is proved.
  ///
  /// Groups of order up to 63 take milliseconds. The time of larger ones depends on how much orders, classes, powers and
  /// products tell the elements apart: p-groups with many generators that nearly are isomorphic can exceed any limit.
  ///
  /// - Parameters:
  ///   - other: the other group.
  ///   - searchLimit: the number of products after which the search is given up.
  /// - Throws: ``GroupError/searchLimit(order:steps:)``.
  /// - Complexity: O(classes · order) products for the invariants, then at most `searchLimit`
  public func isomorphism(
    to other: FiniteGroup, searchLimit: Int = defaultSearchLimit
  ) throws(GroupError) -> GroupHomomorphism? {
    guard order == other.order else { return nil }
    var search = IsomorphismSearch(
      from: self, ElementColors(of: self), to: other, ElementColors(of: other), steps: searchLimit)
    return try search.anyIsomorphism().map { GroupHomomorphism(unchecked: $0, from: self, to: other) }
  }

  /// Whether there is an isomorphism to another group.
  ///
  /// - Throws, Complexity: as ``isomorphism(to:searchLimit:)``
  public func isIsomorphic(to other: FiniteGroup, searchLimit: Int = defaultSearchLimit) throws(GroupError) -> Bool {
    try isomorphism(to: other, searchLimit: searchLimit) != nil
  }
}
