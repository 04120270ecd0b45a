import ExactArithmetic
public import FiniteGroups
public import Representations

/// K* against its bounds for faithful representations of the small groups: the irreducible ones, the catalogue's permutation
/// representation, and the transitive ones, on the cosets of subgroups without a normal part.
public struct ThresholdSurvey: Sendable {
  /// Which representation of a group.
  public enum Base: Sendable, Hashable {
    /// A row of the character table.
    case irreducible(Int)
    /// The permutation representation of the catalogue.
    case natural
    /// The permutations of the cosets of a subgroup of this order.
    case cosets(subgroupOrder: Int)
  }

  /// One representation.
  public struct Entry: Sendable, Hashable {
    /// The order of the group and its number in the catalogue.
    public let group: [Int]
    /// Which representation.
    public let base: Base
    /// Its dimension.
    public let dimension: Int
    /// K*.
    public let threshold: Int
    /// The bounds for it.
    public let bounds: ThresholdBounds

    /// Whether K* exceeds min{|G| − 1, Σ M_λ − dim}, which is impossible.
    public var violatesSharpBound: Bool { threshold > bounds.sharp }
    /// Whether K* is that bound.
    public var isTight: Bool { threshold == bounds.sharp }
    /// Whether K* is the bound of the paper.
    public var isTightForPaper: Bool { threshold == bounds.paper }
    /// Whether K* exceeds Σ (M_λ − 1), which disproves that formula.
    public var violatesFalseFormula: Bool { threshold > bounds.disprovedFormula }
  }

  /// How many representations of some kind there are, and what they say.
  public struct Counts: Sendable, Hashable {
    /// The number of representations.
    public private(set) var representations = 0
    /// Those that exceed the sharper bound.
    public private(set) var sharpViolations = 0
    /// Those that attain it.
    public private(set) var tight = 0
    /// Those that attain the bound of the paper.
    public private(set) var tightForPaper = 0
    /// Those that exceed Σ (M_λ − 1).
    public private(set) var falseFormulaViolations = 0

    /// Counts entries.
    public init(_ entries: some Sequence<Entry>) {
      for entry in entries {
        representations += 1
        if entry.violatesSharpBound { sharpViolations += 1 }
        if entry.isTight { tight += 1 }
        if entry.isTightForPaper { tightForPaper += 1 }
        if entry.violatesFalseFormula { falseFormulaViolations += 1 }
      }
    }
  }

  /// All representations, group by group.
  public let entries: [Entry]

  /// Surveys some groups of the catalogue.
  ///
  /// - Parameters:
  ///   - groups: entries of `SmallGroupCatalogue`.
  ///   - transitive: whether to include all transitive faithful permutation representations, which needs the subgroups.
  /// - Throws: ``BoundError`` where a group leaves the limits; those of the catalogue do not.
  /// - Complexity: for each group, its character table, its subgroups, and `symmetricThreshold(of:)` for each representation
  public init(
    of groups: some Sequence<SmallGroupCatalogue.Entry>, transitive: Bool = true
  ) throws(BoundError) {
    var entries: [Entry] = []
    for group in groups { entries += try ThresholdSurvey.entries(group, transitive: transitive) }
    self.entries = entries
  }

  /// The counts of all entries.
  public var counts: Counts { Counts(entries) }

  /// The counts of each group.
  public var countsByGroup: [(group: [Int], counts: Counts)] {
    var groups: [[Int]] = []
    for entry in entries where groups.last != entry.group { groups.append(entry.group) }
    let byGroup = Dictionary(grouping: entries, by: \.group)
    return groups.map { ($0, Counts(byGroup[$0] ?? [])) }
  }

  private static func entries(
    _ catalogued: SmallGroupCatalogue.Entry, transitive: Bool
  ) throws(BoundError) -> [Entry] {
    let group: FiniteGroup
    let subgroups: SubgroupClasses?
    do throws(GroupError) {
      let name = GroupName.smallGroup(order: catalogued.id[0], number: catalogued.id[1])
      group = try GroupDescription(named: name).enumerated()
      subgroups = transitive ? try SubgroupClasses(of: group) : nil
    } catch { throw .group(error) }
    do throws(CharacterError) {
      let table = try CharacterTable(of: group)
      let classes = ConjugacyClasses(of: group)
      var bases = (0..<table.count).map { (Base.irreducible($0), table.irreducible($0)) }
      bases.append((.natural, .permutationCharacter(of: group, classes: classes)))
      for subgroup in subgroups?.representatives ?? [] {
        bases.append(
          (
            .cosets(subgroupOrder: subgroup.order),
            try .permutationCharacter(onCosetsOf: subgroup.elements, in: group, classes: classes)
          ))
      }
      var entries: [Entry] = []
      for (base, character) in bases where character.isFaithful {
        entries.append(
          Entry(
            group: catalogued.id, base: base, dimension: character.degree.rational?.asInt ?? 0,
            threshold: try table.symmetricThreshold(of: character).value,
            bounds: try table.thresholdBounds(of: character)))
      }
      return entries
    } catch { throw .characters(error) }
  }
}
