import Synchronization

/// The place of a group in the catalogue of small groups, with the proof.
public struct GroupIdentification: Sendable {
  /// The order of the group.
  public let order: Int
  /// Its number among the groups of that order, as in GAP's SmallGroups library.
  public let number: Int
  /// The isomorphism from the group to the one of the catalogue.
  public let isomorphism: GroupHomomorphism

  /// The name `SmallGroup(order,number)`.
  public var name: GroupName { .smallGroup(order: order, number: number) }
}

extension FiniteGroup {
  /// Finds the group in the catalogue of the groups of order 1 … 63.
  ///
  /// Invariants choose the candidate; the answer is proved by an isomorphism.
  ///
  /// - Throws: ``GroupError/notInCatalogue(order:)`` for a group of order 64 or more.
  /// - Complexity: O(order²) products; the first group of an order also prepares the catalogue's groups of that order.
  public func identify() throws(GroupError) -> GroupIdentification {
    let catalogue = try CataloguedGroup.all(ofOrder: order)
    let colors = ElementColors(of: self)
    for candidate in catalogue where candidate.colors.fingerprint == colors.fingerprint {
      var search = IsomorphismSearch(
        from: self, colors, to: candidate.group, candidate.colors, steps: FiniteGroup.defaultSearchLimit)
      if let images = try search.anyIsomorphism() {
        return GroupIdentification(
          order: order, number: candidate.number,
          isomorphism: GroupHomomorphism(unchecked: images, from: self, to: candidate.group))
      }
    }
    throw .notInCatalogue(order: order)
  }
}

/// A group of the catalogue, with what identification needs.
struct CataloguedGroup: Sendable {
  let number: Int
  let group: FiniteGroup
  let colors: ElementColors

  private static let prepared = Mutex<[Int: [CataloguedGroup]]>([:])

  /// The groups of an order, prepared when they are first asked for.
  ///
  /// - Throws: ``GroupError/notInCatalogue(order:)``.
  static func all(ofOrder order: Int) throws(GroupError) -> [CataloguedGroup] {
    if let known = prepared.withLock({ $0[order] }) { return known }
    var groups: [CataloguedGroup] = []
    for entry in SmallGroupCatalogue.entries where entry.id[0] == order {
      let group = try GroupDescription(named: .smallGroup(order: order, number: entry.id[1])).enumerated()
      groups.append(CataloguedGroup(number: entry.id[1], group: group, colors: ElementColors(of: group)))
    }
    guard !groups.isEmpty else { throw .notInCatalogue(order: order) }
    let result = groups
    prepared.withLock { $0[order] = result }
    return result
  }
}
