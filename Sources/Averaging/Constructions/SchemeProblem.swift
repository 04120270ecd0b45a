import ExactArithmetic
public import FiniteGroups
public import Representations

/// What a scheme is to be constructed for: a group, the nontrivial irreducible representations Irr(F) that occur in the
/// function class, and how symmetric the averages are to be.
///
/// Rational weights cannot tell Galois conjugate representations apart where exactness is concerned: ω̂(π) = 0 if and
/// only if it vanishes at all conjugates. So exactness is decided by the class function K = Σ d_π χ_π over the
/// conjugates of Irr(F), whose values are integers: ω is exact ⇔ ω ∗ K = 0.
public struct SchemeProblem: SamplingProblem {
  /// The group.
  public let group: FiniteGroup
  /// The rows of the character table that occur in F, without the trivial one, ascending.
  public let rows: [Int]
  /// How symmetric the averages are to be.
  public let target: SymmetryNotion
  /// D = Σ d_π over ``rows``, what the sampling bounds depend on.
  public let totalDimension: Int
  /// The dimension of the span of the matrix coefficients of the representations that are conjugate to those of
  /// ``rows``, and of the constants. It is dim M(F ⊕ 1) where the rows are closed under conjugation, as those of a
  /// function class are.
  public let coefficientDimension: Int
  /// Whether ``rows`` are closed under Galois conjugation.
  public let isGaloisClosed: Bool
  /// The irreducible representations of ``rows``, tabulated and certified.
  public let dual: EvaluatedDual<TabulatedRepresentation>
  /// The number of draws at which i.i.d. samples reach the target with positive probability, by the sharpest of the
  /// tail bounds; `nil` for ε = 0.
  public private(set) var samplingSize: Int?
  /// The function class, where the problem was made from one.
  let functions: FunctionClass?
  /// K on the elements.
  let kernel: [Int]
  let guide: FourierGuide

  /// The largest number of complex entries that the tabulated matrices may have.
  public static let tableLimit = 20_000_000

  /// The problem for some irreducible representations.
  ///
  /// - Parameters:
  ///   - irreducibles: the irreducible representations of the group.
  ///   - rows: which of them occur; the trivial one may be among them and is left out. `nil` for all.
  ///   - target: how symmetric the averages are to be.
  /// - Throws: ``ConstructionError``.
  /// - Complexity: O(order · generators · Σd³) time and O(order · Σd²) memory
  public init(
    _ irreducibles: IrreducibleRepresentations, rows: [Int]? = nil, target: SymmetryNotion
  ) throws(ConstructionError) {
    try self.init(irreducibles, rows: rows, functions: nil, target: target)
  }

  private init(
    _ irreducibles: IrreducibleRepresentations, rows: [Int]?, functions: FunctionClass?, target: SymmetryNotion
  ) throws(ConstructionError) {
    guard target.epsilon.signum >= 0 else { throw .malformedProblem("an error is at least 0, not \(target.epsilon)") }
    let (table, group) = (irreducibles.table, irreducibles.group)
    let chosen = Set(rows ?? Array(0..<table.count))
    guard chosen.allSatisfy({ (0..<table.count).contains($0) }) else {
      throw .malformedProblem("the rows of the character table are numbered 0 ..< \(table.count)")
    }
    let kept = chosen.filter { row in !(0..<table.count).allSatisfy { table.value(of: row, at: $0) == 1 } }.sorted()
    let entries = group.order * kept.reduce(0) { $0 + table.degrees[$1] * table.degrees[$1] }
    guard entries <= SchemeProblem.tableLimit else {
      throw .tooLarge(entries: entries, limit: SchemeProblem.tableLimit)
    }
    let closure = Set(table.galoisOrbits.filter { !chosen.isDisjoint(with: $0) }.joined()).subtracting(
      chosen.subtracting(kept))
    self.group = group
    self.rows = kept
    self.target = target
    totalDimension = kept.reduce(0) { $0 + table.degrees[$1] }
    self.functions = functions
    coefficientDimension = closure.reduce(1) { $0 + table.degrees[$1] * table.degrees[$1] }
    isGaloisClosed = closure.count == kept.count
    do {
      dual = try EvaluatedDual(
        try kept.map { row throws(IrreducibleError) in try irreducibles.representation(row) }, of: group)
    } catch let error as IrreducibleError {
      throw .irreducibles(error)
    } catch let error as FourierError {
      throw .fourier(error)
    } catch {
      throw .malformedProblem("\(error)")
    }
    guide = FourierGuide(dual: dual, rows: kept, table: table, order: group.order)
    var classValues: [Int] = []
    for number in 0..<table.count {
      let sum = closure.sorted().reduce(Cyclotomic.zero) {
        $0 + table.value(of: $1, at: number).scaled(by: Rational(table.degrees[$1]))
      }
      guard let value = sum.rational?.asInt else {
        throw .malformedProblem("the sum of d·χ over Galois orbits is not an integer: the table is wrong")
      }
      classValues.append(value)
    }
    kernel = irreducibles.classes.classOf.map { classValues[$0] }
    samplingSize = sufficientSampleSize
  }

  /// The problem for all functions on the group.
  ///
  /// - Throws: ``ConstructionError``.
  /// - Complexity: that of the character table and the irreducible matrices
  public init(regularOf group: FiniteGroup, target: SymmetryNotion) throws(ConstructionError) {
    try self.init(try SchemeProblem.irreducibles(of: group), target: target)
  }

  /// The problem for a function class.
  ///
  /// - Throws: ``ConstructionError``.
  /// - Complexity: that of the character table and the irreducible matrices
  public init(_ functions: FunctionClass, target: SymmetryNotion) throws(ConstructionError) {
    let irreducibles = try SchemeProblem.irreducibles(of: functions.group)
    var rows: [Int] = []
    do {
      let character = try ClassFunction.character(of: functions, classes: irreducibles.classes)
      let multiplicities = try irreducibles.table.multiplicities(of: character)
      rows = multiplicities.indices.filter { multiplicities[$0] > 0 }
    } catch { throw .characters(error) }
    try self.init(irreducibles, rows: rows, functions: functions, target: target)
  }

  private static func irreducibles(
    of group: FiniteGroup
  ) throws(ConstructionError) -> IrreducibleRepresentations {
    do { return try IrreducibleRepresentations(of: group) } catch { throw .characters(error) }
  }

  private init(_ other: SchemeProblem, target: SymmetryNotion) {
    group = other.group
    rows = other.rows
    self.target = target
    totalDimension = other.totalDimension
    functions = other.functions
    coefficientDimension = other.coefficientDimension
    isGaloisClosed = other.isGaloisClosed
    dual = other.dual
    kernel = other.kernel
    guide = other.guide
    samplingSize = sufficientSampleSize
  }

  /// The same problem with another target; nothing is computed again.
  public func retargeted(to target: SymmetryNotion) -> SchemeProblem { SchemeProblem(self, target: target) }

  /// Whether every nontrivial irreducible representation occurs.
  public var isRegular: Bool { coefficientDimension == group.order && isGaloisClosed }

  /// The size that is guaranteed without any search: ``samplingSize``, or the order, with which the whole group does
  /// it.
  public var guaranteedSize: Int { min(samplingSize ?? group.order, group.order) }
}
