import Foundation

/// The 319 groups of order below 64, up to isomorphism, with the numbering of GAP's SmallGroups library.
public enum SmallGroupCatalogue {
  /// One group: its id, its structure in GAP's words (where `D8` has order 8) and permutation generators.
  public struct Entry: Sendable, Decodable {
    /// Order and number.
    public let id: [Int]
    /// GAP's structure description, such as `"(C4 x C2) : C2"`.
    public let name: String
    /// The number of points.
    public let degree: Int
    /// Generators in one-line notation, counted from 1.
    public let generators: [[Int]]
  }

  /// The catalogue holds all groups up to this order.
  public static let largestOrder = 63

  /// All entries, ordered by order and number.
  public static let entries: [Entry] = {
    // The resource is part of the binary; a test decodes it, so an unreadable one cannot be released.
    (try? JSONDecoder().decode([Entry].self, from: Data(PackageResources.small_groups_json))) ?? []
  }()

  /// The group with the given id.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` when the catalogue has none.
  public static func entry(order: Int, number: Int) throws(GroupError) -> Entry {
    if let entry = entries.first(where: { $0.id == [order, number] }) { return entry }
    let count = entries.filter { $0.id[0] == order }.count
    let text = "SmallGroup(\(order),\(number))"
    throw .unknownGroup(
      text,
      hint: count == 0
        ? "the catalogue holds the groups of order 1 … 63"
        : "there are \(count) groups of order \(order), numbered from 1")
  }
}
