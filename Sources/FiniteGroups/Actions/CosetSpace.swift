/// The left cosets gH of a subgroup.
public struct CosetSpace: Sendable {
  /// The elements of H, ascending.
  public let subgroup: [Int]
  /// For each element of the group, the number of its coset; H itself is number 0.
  public let cosetOf: [Int]
  /// The least element of each coset.
  public let representatives: [Int]

  /// The cosets of the subgroup that `seeds` (element indices) generate.
  ///
  /// - Complexity: O(|H| · seeds + order) products
  public init(of group: FiniteGroup, generatedBy seeds: [Int]) {
    var member = [Bool](repeating: false, count: group.order)
    member[group.identity] = true
    var subgroup = [group.identity]
    var head = 0
    while head < subgroup.count {
      for seed in seeds {
        let next = group.product(subgroup[head], seed)
        if !member[next] {
          member[next] = true
          subgroup.append(next)
        }
      }
      head += 1
    }
    var cosetOf = [Int](repeating: -1, count: group.order)
    var representatives: [Int] = []
    for element in 0..<group.order where cosetOf[element] < 0 {
      for inner in subgroup { cosetOf[group.product(element, inner)] = representatives.count }
      representatives.append(element)
    }
    self.subgroup = subgroup.sorted()
    self.cosetOf = cosetOf
    self.representatives = representatives
  }
}
