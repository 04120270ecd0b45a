// Goals of this folder:
// 1. The staircase k ↦ AC_ex of the powers of a representation, level by level, with the bounds that pin it down.
// 2. Both readings of "power", side by side: symmetric powers as representations, and products of functions on given points.
// 3. The curve ε ↦ AC_wk between its bounds, with the steps that theory gives exactly.

public import BigInt
import ExactArithmetic
public import FiniteGroups
public import Representations

/// The profile of a base: for each degree k, which irreducible representations occur in its powers up to k, and what exact averaging
/// of them costs.
///
/// It is a staircase from 1 at k = 0; it never falls, and reaches |G| when every irreducible representation occurs.
public struct Profile: Sendable {
  /// What "power" means.
  public enum Reading: String, Sendable, Hashable {
    /// ⊕_{ℓ≤k} Symˡ of the representation: for ρ on ℝᵈ, the polynomials of degree at most k.
    case abstract
    /// The span of the products of at most k functions, on the given points.
    case pointwise
  }

  /// One degree.
  public struct Level: Sendable {
    /// k.
    public let degree: Int
    /// The dimension of the space of functions, with the reading `pointwise`.
    public let functionCount: Int?
    /// The rows of the character table that occur in the powers up to k, ascending. They may lack conjugates when the base is a
    /// character that is not real.
    public let rows: [Int]
    /// The rows closed under conjugation, which real weights cannot tell from it.
    public let occurring: OccurringIrreducibles
    /// The bounds for AC_ex.
    public let bounds: AveragingBounds

    /// dim M(F ⊕ 1) = Σ d².
    public var dimension: Int { occurring.dimension }
    /// AC_ex, where the bounds meet.
    public var value: BigInt? { bounds.value }
    /// Whether exact averaging needs the whole group.
    public var costsWholeGroup: Bool { occurring.isComplete }
  }

  /// What "power" means here.
  public let reading: Reading
  /// The character table of the group.
  public let table: CharacterTable
  /// The weight class of the bounds.
  public let weightClass: WeightClass
  /// The levels k = 0, 1, …: up to the threshold K*, or until products give no new functions.
  public let levels: [Level]
  /// K* with the first degree of each irreducible representation; `nil` for the reading `pointwise`.
  public let threshold: ThresholdDegree?
  /// The bounds for K*; `nil` for the reading `pointwise`.
  public let thresholdBounds: ThresholdBounds?

  /// The rows of the character table that occur in all functions on the points, ascending; `nil` for the reading `abstract`.
  public let pointRows: [Int]?

  /// The rows of the character table that occur in no function on the points, however many are multiplied: exact averaging costs the
  /// whole group at some degree if and only if there are none. Empty for the reading `abstract`, whose bases are faithful.
  public var missingRows: [Int] {
    pointRows.map { rows in (0..<table.count).filter { !rows.contains($0) } } ?? []
  }

  /// The least k at which exact averaging costs the whole group; `nil` if there is none, which can only be with `pointwise`.
  ///
  /// For a real character with the reading `abstract` it is K*.
  public var wholeGroupDegree: Int? { levels.first(where: \.costsWholeGroup)?.degree }

  /// The profile of a faithful character, with the reading `abstract`.
  ///
  /// - Parameters:
  ///   - character: the base, on the classes of the table.
  ///   - table: the character table.
  ///   - group: the enumerated group of the table, if there is one; more bounds are known with it.
  ///   - weightClass: of the bounds for AC_ex.
  /// - Throws: ``BoundError/characters(_:)``, in particular for bases that are no characters or not faithful.
  /// - Complexity: that of `symmetricThreshold(of:)`, and of the bounds at every step of the staircase
  public init(
    of character: ClassFunction, table: CharacterTable, group: FiniteGroup? = nil, weightClass: WeightClass = .convex
  ) throws(BoundError) {
    let threshold: ThresholdDegree
    do throws(CharacterError) {
      threshold = try table.symmetricThreshold(of: character)
      thresholdBounds = try table.thresholdBounds(of: character)
    } catch {
      throw .characters(error)
    }
    let rows = (0...threshold.value).map { degree in
      (count: nil as Int?, rows: threshold.firstDegrees.indices.filter { threshold.firstDegrees[$0] <= degree })
    }
    levels = try Profile.levels(rows, table: table, group: group, weightClass: weightClass)
    reading = .abstract
    pointRows = nil
    self.threshold = threshold
    self.table = table
    self.weightClass = weightClass
  }

  /// The profile of the natural action of a group on coordinates, with the reading `abstract`: polynomials of degree at most k.
  ///
  /// S_n beyond the order limit is possible up to n = `SymmetricGroupCharacters.tableLimit`.
  ///
  /// - Throws: ``BoundError``.
  /// - Complexity: that of the character table and of ``init(of:table:group:weightClass:)``
  public init(
    natural description: GroupDescription, weightClass: WeightClass = .convex, orderLimit: Int = 10_000
  ) throws(BoundError) {
    if case .family(.symmetric, let n) = description.name, let order = description.order, order > BigInt(orderLimit) {
      let characters: SymmetricGroupCharacters
      do throws(CharacterError) { characters = try SymmetricGroupCharacters(degree: n) } catch {
        throw .characters(error)
      }
      try self.init(of: characters.natural, table: characters.table, weightClass: weightClass)
      return
    }
    let group: FiniteGroup
    let linear: FunctionClass
    do throws(GroupError) { group = try description.enumerated(orderLimit: orderLimit) } catch { throw .group(error) }
    do throws(RepresentationError) {
      linear = try FunctionClass(.polynomials(degree: 1), group: group, action: description.naturalAction)
    } catch { throw .functions(error) }
    let table: CharacterTable
    let character: ClassFunction
    do throws(CharacterError) {
      table = try CharacterTable(of: group)
      // Polynomials of degree at most 1 are the constants and the linear functions.
      character =
        try ClassFunction.character(of: linear, classes: ConjugacyClasses(of: group)) - .trivial(on: table.classes)
    } catch { throw .characters(error) }
    try self.init(of: character, table: table, group: group, weightClass: weightClass)
  }

  /// The profile of the coordinate functions on some points, with the reading `pointwise`.
  ///
  /// The levels end where products give no new functions; the last one holds for every greater degree.
  ///
  /// - Parameters:
  ///   - points: the points, stable under the group of the table.
  ///   - table: the character table of the group.
  ///   - weightClass: which weights are allowed.
  /// - Throws: ``BoundError``.
  /// - Complexity: that of ``PointSpace/powers(upTo:)`` and of the bounds at every step
  public init(
    of points: PointSpace, table: CharacterTable, weightClass: WeightClass = .convex
  ) throws(BoundError) {
    var rows: [(count: Int?, rows: [Int])] = []
    do throws(CharacterError) {
      for power in points.powers(upTo: points.points.count) {
        rows.append((power.dimension, try Profile.rows(of: power.character, in: table)))
      }
      pointRows = try Profile.rows(of: points.permutationCharacter.map { Rational($0) }, in: table)
    } catch { throw .characters(error) }
    levels = try Profile.levels(rows, table: table, group: points.group, weightClass: weightClass)
    reading = .pointwise
    threshold = nil
    thresholdBounds = nil
    self.table = table
    self.weightClass = weightClass
  }

  /// The rows that occur in a rational character.
  private static func rows(of values: [Rational], in table: CharacterTable) throws(CharacterError) -> [Int] {
    let character = try ClassFunction(classes: table.classes, values: values.map { Cyclotomic($0) })
    let multiplicities = try table.multiplicities(of: character)
    return multiplicities.indices.filter { multiplicities[$0] > 0 }
  }

  /// Bounds are computed once for each set of rows.
  private static func levels(
    _ rows: [(count: Int?, rows: [Int])], table: CharacterTable, group: FiniteGroup?, weightClass: WeightClass
  ) throws(BoundError) -> [Level] {
    var levels: [Level] = []
    for (degree, entry) in rows.enumerated() {
      if let last = levels.last, last.rows == entry.rows {
        levels.append(
          Level(
            degree: degree, functionCount: entry.count, rows: entry.rows, occurring: last.occurring,
            bounds: last.bounds))
        continue
      }
      let occurring = OccurringIrreducibles(rows: entry.rows, of: table)
      let problem = try BoundProblem(.table(occurring), weightClass: weightClass, group: group)
      levels.append(
        Level(
          degree: degree, functionCount: entry.count, rows: entry.rows, occurring: occurring,
          bounds: try AveragingBounds.bounds(for: problem)))
    }
    return levels
  }
}
