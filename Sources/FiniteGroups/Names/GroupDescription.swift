public import BigInt

/// A group as the user described it, with its natural action; nothing is enumerated yet.
public struct GroupDescription: Sendable {
  /// What to call the group: the canonical name, or the generators as cycles.
  public let title: String
  /// The name, if it was given by one.
  public let name: GroupName?
  /// The number of points.
  public let degree: Int
  /// The generators on the points.
  public let generators: [Permutation]
  /// The number of elements, if a formula (or a coset enumeration) tells it.
  public let order: BigInt?

  /// The largest number of points of a group that is to be enumerated.
  public static let degreeLimit = 4_096

  /// Reads a name (see ``GroupName``), a presentation (see ``Presentation``) `<a,b | a^2, b^3, (ab)^5>`, or a list of
  /// generators in cycle notation (`(1 2 3)(4 5),(1 2)`) or one-line notation (`[2,3,1],[2,1,3]`). Generators in cycle
  /// notation act on 1 … the largest point mentioned.
  ///
  /// - Throws: ``GroupError`` naming what is wrong and what would be right.
  public init(_ text: String) throws(GroupError) {
    let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if trimmed.hasPrefix("<") || trimmed.hasPrefix("⟨") {
      let presentation = try Presentation(trimmed)
      let generated = try presentation.generated()
      guard generated.degree <= GroupDescription.degreeLimit else {
        throw .degreeTooLarge(generated.degree, limit: GroupDescription.degreeLimit)
      }
      self.init(title: presentation.description, generated: generated)
      return
    }
    // Brackets before a letter, or around a colon, group names, as in (C2^2)wrS3 and (7:3)^2.
    let inside = trimmed.drop { $0 == "(" || $0 == " " }.first
    let isName = inside?.isLetter == true || trimmed.contains(":")
    if trimmed.hasPrefix("[") || (trimmed.hasPrefix("(") && !isName) {
      let generators = try PermutationList(trimmed).permutations
      self.init(
        title: "⟨" + generators.map(\.description).joined(separator: ", ") + "⟩",
        generated: GeneratedGroup(
          unchecked: generators, degree: generators.map(\.degree).max() ?? 1, order: nil))
      return
    }
    try self.init(named: GroupName(trimmed))
  }

  /// The group of a name.
  ///
  /// - Throws: ``GroupError/degreeTooLarge(_:limit:)``; ``GroupError/unknownGroup(_:hint:)`` for an id outside the
  ///   catalogue.
  public init(named name: GroupName) throws(GroupError) {
    let degree = try name.degree
    guard degree <= GroupDescription.degreeLimit else {
      throw .degreeTooLarge(degree, limit: GroupDescription.degreeLimit)
    }
    self.init(title: name.description, name: name, generated: try name.generated())
  }

  /// A group of one of the ``Constructions``, under a title of the caller's choice; ``degreeLimit`` holds for texts
  /// only.
  public init(title: String, generated: GeneratedGroup) {
    self.init(title: title, name: nil, generated: generated)
  }

  private init(title: String, name: GroupName?, generated: GeneratedGroup) {
    self.title = title
    self.name = name
    degree = generated.degree
    generators = generated.generators
    order = generated.order
  }

  /// Lists the elements.
  ///
  /// - Throws: ``GroupError/orderTooLarge(group:atLeast:limit:)`` before anything is computed when the order is known.
  public func enumerated(orderLimit: Int = FiniteGroup.defaultOrderLimit) throws(GroupError) -> FiniteGroup {
    if let order, order > BigInt(orderLimit) {
      throw .orderTooLarge(group: title, atLeast: order, limit: orderLimit)
    }
    return try FiniteGroup(generators: generators, degree: degree, name: title, orderLimit: orderLimit)
  }

  /// The group by a base and strong generators; its elements are never listed.
  ///
  /// - Throws: ``GroupError``, never for the number of elements.
  public func permutationGroup(seed: UInt64 = 1) throws(GroupError) -> PermutationGroup {
    // The order of a name is an upper bound that is attained, which saves the proof.
    try PermutationGroup(
      generators: generators, degree: degree, orderBound: order, seed: seed, name: title)
  }
}
