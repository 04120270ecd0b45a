public import FiniteGroups

/// A scheme with the group it is for, as it is saved.
///
/// The text is one JSON object: `"format"` is `"reynolds-scheme"`, `"version"` 1, `"group"` a title for people,
/// `"degree"` the number of points, `"generators"` permutations in cycle notation, `"weights"` the weight class, and
/// `"entries"` a list of `{"element": "(1 2 3)", "weight": "1/5"}`. The generators say which group is meant, whatever
/// the title. Unknown keys, repeated elements, zero weights and elements outside the group are refused.
public struct SchemeFile: Sendable, Hashable {
  /// What the key `"format"` says.
  public static let format = "reynolds-scheme"
  /// The version that is written, and the only one that is read.
  public static let version = 1

  /// What people call the group.
  public let group: String
  /// The number of points.
  public let degree: Int
  /// Generators of the group.
  public let generators: [Permutation]
  /// The scheme.
  public let scheme: PermutationScheme

  /// A scheme to be saved.
  ///
  /// - Throws: ``SchemeError/element(entry:reason:)`` if a permutation has the wrong number of points. Membership in
  ///   the group is decided on reading only.
  public init(_ scheme: PermutationScheme, of group: GroupDescription) throws(SchemeError) {
    for (number, entry) in scheme.entries.enumerated() where entry.element.degree != group.degree {
      throw .element(
        entry: number + 1,
        reason: "a permutation of \(entry.element.degree) points; \(group.title) moves \(group.degree)")
    }
    self.init(group: group.title, degree: group.degree, generators: group.generators, scheme: scheme)
  }

  /// A scheme on an enumerated group, to be saved.
  ///
  /// - Precondition: `enumerated` is the group described, and the elements are indices in it.
  public init(_ scheme: AveragingScheme, of group: GroupDescription, enumerated: FiniteGroup) {
    self.init(
      group: group.title, degree: enumerated.degree, generators: enumerated.generators,
      scheme: scheme.permutations(in: enumerated))
  }

  init(group: String, degree: Int, generators: [Permutation], scheme: PermutationScheme) {
    self.group = group
    self.degree = degree
    self.generators = generators
    self.scheme = scheme
  }

  /// The group, ready for any method that takes a description.
  public var groupDescription: GroupDescription {
    get throws(GroupError) {
      GroupDescription(title: group, generated: try GeneratedGroup(degree: degree, generators: generators))
    }
  }
}
