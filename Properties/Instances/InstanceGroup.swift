public import FiniteGroups

/// A finite group given by permutations that generate it.
public struct InstanceGroup: Sendable, Hashable {
  /// What to call it, for people; two groups with the same generators are the same.
  public let title: String
  /// The number of points.
  public let degree: Int
  /// The generators; none for the trivial group.
  public let generators: [Permutation]

  /// The group that permutations of `degree` points generate.
  ///
  /// - Throws: `GroupError` unless all have that degree.
  public init(title: String, degree: Int, generators: [Permutation]) throws(GroupError) {
    let group = try GeneratedGroup(degree: degree, generators: generators)
    (self.title, self.degree, self.generators) = (title, group.degree, group.generators)
  }

  /// A group of the catalogue or of a construction, as the command line names it.
  ///
  /// - Throws: `GroupError` for a name that means nothing.
  public init(_ name: String) throws(GroupError) {
    try self.init(GroupDescription(name))
  }

  /// A described group.
  public init(_ description: GroupDescription) {
    (title, degree, generators) = (description.title, description.degree, description.generators)
  }

  /// An enumerated group.
  public init(title: String, _ group: FiniteGroup) {
    (self.title, degree, generators) = (title, group.degree, group.generators)
  }

  /// Whether the generators are the same, whatever the title.
  public static func == (left: InstanceGroup, right: InstanceGroup) -> Bool {
    left.degree == right.degree && left.generators == right.generators
  }

  /// Feeds what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(degree)
    hasher.combine(generators)
  }

  /// All groups of an order, up to isomorphism, from the catalogue; ordered by its numbers.
  ///
  /// - Precondition: the order is at most `SmallGroupCatalogue.largestOrder`; beyond it the list is empty.
  public static func all(order: Int) throws -> [InstanceGroup] { try catalogue.get()[order] ?? [] }

  /// The groups of the catalogue by their order, made once: generators draw from them for every case.
  private static let catalogue = Result {
    try Dictionary(grouping: SmallGroupCatalogue.entries) { $0.id[0] }.mapValues { entries in
      try entries.map { entry in
        try InstanceGroup(
          title: "SmallGroup(\(entry.id[0]),\(entry.id[1])) = \(entry.name)", degree: entry.degree,
          generators: entry.generators.map { try Permutation(oneLine: $0) })
      }
    }
  }
}
