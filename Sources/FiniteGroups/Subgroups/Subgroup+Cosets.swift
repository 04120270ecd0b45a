extension Subgroup {
  /// The left cosets gH, numbered, with their least elements as representatives.
  ///
  /// - Complexity: O(order of the group + order · generators) products
  public var cosetSpace: CosetSpace { CosetSpace(of: group, generatedBy: generators) }

  /// The left cosets gH as ascending lists of elements, by least element; the first is the subgroup.
  ///
  /// - Complexity: O(order of the group + order · generators) products
  public var leftCosets: [[Int]] {
    let space = cosetSpace
    var result = Array(repeating: [Int](), count: space.representatives.count)
    for element in 0..<group.order { result[space.cosetOf[element]].append(element) }
    return result
  }

  /// The right cosets Hg as ascending lists of elements, by least element; the first is the subgroup.
  ///
  /// - Complexity: O(order of the group · log) after the left cosets, whose inverses they are
  public var rightCosets: [[Int]] {
    leftCosets.map { coset in coset.map { group.inverse($0) }.sorted() }.sorted { $0[0] < $1[0] }
  }
}
