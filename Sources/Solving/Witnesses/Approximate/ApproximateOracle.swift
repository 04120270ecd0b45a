// Goals of this folder:
// 1. For weak and strong symmetry a support is decided with evidence: an exact scheme, or exact rational test
//    functions.
// 2. Doubles guide (irreducible representations, a barrier method); rational arithmetic on the function class itself
//    decides.
// 3. Witnesses are short: few pairs of vectors with small integers.

public import Averaging
public import ExactArithmetic
import FiniteGroups
public import Representations

/// Weak or strong symmetry, convex weights or weights of any sign: a support carries a scheme with an error of at most
/// ε unless some function φ(g) = Σ⟨uᵢ, ρ(g)vᵢ⟩ is too large on all of it (`mathematics.md` §6).
///
/// A barrier method in doubles proposes the scheme or the function; the inequalities of both are verified exactly.
/// Supports on which the least error is ε itself but attained by irrational weights only, or is above ε by less than
/// what integers of moderate size can show, are left undecided.
public struct ApproximateOracle: SupportOracle {
  /// The function class.
  public let functions: FunctionClass
  /// Weak or strong, with ε.
  public let notion: SymmetryNotion
  /// Convex or affine.
  public let weights: WeightClass
  /// Up to this dimension of a constituent an error that is equal to ε is recognized.
  public static let matrixLimit = 130
  let blocks: IrreducibleBlocks
  let exact: ApproximateFunctions
  let rounding: SchemeRounding
  /// √ε, or √(2ε).
  let bound: Double
  /// For strong symmetry, the elements h that matter for each representation.
  let strongElements: [[Int]]
  /// For weights of any sign: the values of a basis of M(F ⊕ 1) at each element, modulo a prime.
  private let columns: [[UInt32]]
  private let field: PrimeField

  /// |G|.
  public var order: Int { functions.group.order }

  /// An oracle for a class.
  ///
  /// - Parameters:
  ///   - functions: the class.
  ///   - notion: weak or strong (exact symmetry has oracles of its own).
  ///   - weights: convex or affine; uniform weights are treated as convex.
  /// - Throws: `CharacterError`, `IrreducibleError`, `FourierError`: what the irreducible representations throw.
  public init(on functions: FunctionClass, notion: SymmetryNotion, weights: WeightClass = .convex) throws {
    self.functions = functions
    self.notion = notion
    self.weights = weights == .affine ? .affine : .convex
    let blocks = try IrreducibleBlocks(of: functions)
    self.blocks = blocks
    let threshold = notion.kind == .strong ? 2 * notion.epsilon : notion.epsilon
    exact = ApproximateFunctions(blocks: blocks, threshold: threshold)
    rounding = SchemeRounding(
      errors: try SymmetryErrors(on: functions, matrixLimit: ApproximateOracle.matrixLimit), notion: notion,
      weightClass: self.weights)
    bound = threshold.approximation.squareRoot()
    strongElements =
      notion.kind == .strong ? ApproximateOracle.strongElements(blocks, functions.group) : []
    field = .largest
    if weights == .affine {
      let dimension = blocks.blocks.reduce(1) { $0 + $1.coefficientCount }
      let space = MatrixCoefficientSpace(of: functions, dimension: dimension)
      let field = field
      columns = (0..<functions.group.order).map { g in space.basisValues.map { field.residue($0[g]) } }
    } else {
      columns = []
    }
  }

  /// See ``SupportOracle/examine(_:missing:)``.
  ///
  /// - Complexity: for convex weights some ten Newton steps of O(k²·Σd² + k·Σd³ + k³) for each further element
  public func examine(_ support: [Int], missing further: [Int]) -> SupportAnswer<Rational> {
    guard !support.isEmpty else { return .undecided }
    guard !blocks.blocks.isEmpty else { return .scheme([(element: support[0], weight: Rational.one)]) }
    var examination = SupportExamination(self)
    return examination.answer(support, further)
  }

  /// Elements among the given ones such that affine combinations of them are all that matters, for weights of any sign.
  func spanning(_ elements: [Int]) -> [Int] {
    if weights == .convex { return elements }
    var space = ModularRowSpace(field: field, columnCount: columns[0].count)
    return elements.filter { space.insert(columns[$0]) }
  }
}
