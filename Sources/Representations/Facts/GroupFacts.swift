public import BigInt
public import FiniteGroups

/// What can be said of a group at once: its structure, its character table, and the threshold degrees of its faithful
/// representations, each as far as the limits allow.
///
/// What is beyond a limit is missing, and ``notes`` says why; nothing is guessed.
public struct GroupFacts: Sendable {
  /// Facts that need the list of all elements.
  public struct Structure: Sendable {
    /// The least common multiple of the element orders.
    public let exponent: Int
    /// The order of the centre.
    public let centerOrder: Int
    /// The order of the derived subgroup.
    public let derivedOrder: Int
    /// The orders of the cyclic factors of G/[G, G], powers of primes.
    public let abelianization: [Int]
    /// The length of the lower central series, `nil` if the group is not nilpotent.
    public let nilpotencyClass: Int?
    /// The length of the derived series, `nil` if the group is not solvable.
    public let derivedLength: Int?
    /// Whether the only normal subgroups are the trivial one and the group, and the group is not trivial.
    public let isSimple: Bool
    /// The number in GAP's SmallGroups library, for order < 64.
    public let catalogueNumber: Int?
    /// GAP's description of the group in the catalogue.
    public let catalogueName: String?
    /// The order of the automorphism group, for order < 64.
    public let automorphismCount: BigInt?
  }

  /// What the group is called.
  public let title: String
  /// The number of points of its natural permutation action.
  public let degree: Int
  /// The number of elements.
  public let order: BigInt
  /// Facts that need the list of all elements; `nil` beyond the order limit.
  public let structure: Structure?
  /// The character table; `nil` beyond its limits.
  public let table: CharacterTable?
  /// The sizes of the conjugacy classes; empty beyond the order limit without a table.
  public let classSizes: [Int]
  /// A representative of each class, as text.
  public let representatives: [String]
  /// The character of the natural action on points or coordinates; `nil` without a table.
  public let natural: ClassFunction?
  /// What is missing, and why.
  public let notes: [String]

  /// Collects the facts.
  ///
  /// - Parameters:
  ///   - description: the group.
  ///   - orderLimit: larger groups are not enumerated; symmetric groups S_n, n ≤ 20, have a table all the same.
  /// - Throws: `GroupError` where the group itself cannot be made.
  /// - Complexity: that of the character table, O(order) products and about classes³ field operations
  public init(
    _ description: GroupDescription, orderLimit: Int = FiniteGroup.defaultOrderLimit
  ) throws(GroupError) {
    title = description.title
    degree = description.degree
    let stabilizerChain = try description.permutationGroup()
    order = stabilizerChain.order
    if order > BigInt(orderLimit) {
      structure = nil
      let reason =
        "the group has \(order) elements; centre, series and classes are computed up to \(orderLimit)"
      if case .family(.symmetric, let n) = description.name,
        let characters = try? SymmetricGroupCharacters(degree: n)
      {
        table = characters.table
        classSizes = characters.table.classes.sizes
        representatives = characters.cycleTypes.map(\.description)
        natural = characters.natural
        notes = [reason, "the table is from the Murnaghan–Nakayama rule; classes are named by their cycle types"]
      } else {
        table = nil
        classSizes = []
        representatives = []
        natural = nil
        notes = [reason]
      }
      return
    }
    let group = try description.enumerated(orderLimit: orderLimit)
    let classes = ConjugacyClasses(of: group)
    structure = try Structure(group, classes: classes)
    classSizes = classes.sizes
    representatives = classes.representatives.map { group.permutation($0).description }
    do {
      let table = try CharacterTable(of: group, orderLimit: orderLimit)
      self.table = table
      natural = ClassFunction(
        classes: table.classes, unchecked: NaturalCharacter.values(description, group: group, classes: classes))
      notes = []
    } catch {
      table = nil
      natural = nil
      notes = [error.description]
    }
  }
}

extension GroupFacts.Structure {
  init(_ group: FiniteGroup, classes: ConjugacyClasses) throws(GroupError) {
    exponent = classes.exponent
    centerOrder = group.center.order
    derivedOrder = group.derivedSubgroup.order
    abelianization = group.abelianInvariants
    nilpotencyClass = group.nilpotencyClass
    derivedLength = group.derivedLength
    isSimple = group.isSimple
    if group.order <= SmallGroupCatalogue.largestOrder {
      let number = try group.identify().number
      catalogueNumber = number
      catalogueName = try SmallGroupCatalogue.entry(order: group.order, number: number).name
      automorphismCount = try AutomorphismGroup(of: group).order
    } else {
      (catalogueNumber, catalogueName, automorphismCount) = (nil, nil, nil)
    }
  }
}
