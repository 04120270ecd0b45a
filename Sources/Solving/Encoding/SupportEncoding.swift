public import Averaging
public import ExactArithmetic

/// The question "is there a scheme of at most t elements?" as a mixed problem.
///
/// A scheme gives each group element g = 0, …, count − 1 (0 is the identity) a weight ω(g) with Σ ω = 1; it must satisfy
/// all rows. The problem has for each element a literal s_g, "g may carry weight", and a real w_g: the weight itself, or
/// t times the weight for uniform schemes. Its solutions are the schemes in question with their supports.
public struct SupportEncoding: Hashable, Sendable {
  /// Choices that change the speed of a search and the look of an export, never the answer. The defaults measured best with
  /// Z3 4.8.12; `make bench` prints them against ``plain``.
  public struct Options: Hashable, Sendable {
    /// How the bound on the size is spelt out (uniform schemes always use a two-way sequential counter).
    public var cardinality: CardinalityEncoding
    /// Whether the rows are replaced by the reduced row echelon form of their system: fewer, but no longer readable.
    /// Uniform schemes keep their rows as they are, which measured better there.
    public var reducesRows: Bool
    /// Whether clauses are added that follow from a single row: "the support meets this set".
    public var addsImpliedClauses: Bool

    /// The choices that measured best.
    public init(
      cardinality: CardinalityEncoding = .totalizer, reducesRows: Bool = true, addsImpliedClauses: Bool = true
    ) {
      self.cardinality = cardinality
      self.reducesRows = reducesRows
      self.addsImpliedClauses = addsImpliedClauses
    }

    /// Rows as given and nothing implied: what a reader or another solver should see first.
    public static let plain = Options(cardinality: .sequentialCounter, reducesRows: false, addsImpliedClauses: false)
  }

  /// The problem; more clauses on ``support`` may be added, such as cuts and symmetry breaking.
  public var problem: MixedProblem
  /// The number of group elements.
  public let count: Int
  /// The equations on the weights, without Σ ω = 1.
  public let rows: [SupportRow]
  /// Which weights are allowed.
  public let weightClass: WeightClass
  /// The bound t on the size, or the size itself for uniform schemes.
  public let size: Int
  /// Whether the identity counts as an element of the support, even should its weight be zero. No loss where schemes
  /// may be translated.
  public let identityInSupport: Bool
  /// The choices made.
  public let options: Options
  /// For each element, the literal that it may carry weight (does carry it, for uniform schemes).
  public let support: [Literal]
  /// For each element, its weight; t times its weight for uniform schemes.
  public let weights: [RealVariable]

  /// Encodes the question.
  ///
  /// - Parameters:
  ///   - count: The number of group elements, at least 1.
  ///   - rows: The equations; Σ ω = 1 is added here.
  ///   - weightClass: Which weights are allowed.
  ///   - size: Any integer; below 1 there is no scheme.
  ///   - identityInSupport: Whether the identity is demanded to be in the support, as a translation can bring about.
  ///   - options: What else is encoded.
  /// - Throws: ``SupportEncodingError`` if the group is empty or a row names an element outside it.
  /// - Complexity: O(count · t) clauses a level of the counter, and O(rows² · count) exact operations to reduce the rows.
  public init(
    count: Int, rows: [SupportRow], weightClass: WeightClass, size: Int, identityInSupport: Bool = true,
    options: Options = Options()
  ) throws(SupportEncodingError) {
    guard count >= 1 else { throw .emptyGroup(count: count) }
    for (index, row) in rows.enumerated() {
      for (element, _) in row.coefficients where !(0..<count).contains(element) {
        throw .elementOutOfRange(row: index, element: element, count: count)
      }
    }
    var problem = MixedProblem()
    support = (0..<count).map { problem.addBoolean("s\($0)") }
    weights = (0..<count).map { problem.addReal("w\($0)") }
    self.problem = problem
    self.count = count
    self.rows = rows
    self.weightClass = weightClass
    self.size = size
    self.identityInSupport = identityInSupport
    self.options = options

    if identityInSupport { self.problem.addClause([support[0]], comment: "The identity lies in the support.") }
    addWeights()
    addRows()
    if options.addsImpliedClauses { addImpliedClauses() }
    addSize()
  }

  /// The weights of the scheme that a solution of the problem describes.
  ///
  /// - Precondition: `reals` has as many values as the problem has real variables.
  public func scheme(reals: [Rational]) -> [Rational] {
    let scale = weightClass == .uniform ? Rational(1, max(size, 1)) : .one
    return weights.map { reals[$0.index] * scale }
  }

  /// Whether weights are a scheme of the kind asked for, decided exactly from the rows as given, without the problem.
  ///
  /// - Complexity: linear in the rows, in rational operations.
  public func accepts(_ scheme: [Rational]) -> Bool {
    guard scheme.count == count else { return false }
    let supportSize = scheme.indices.count { !scheme[$0].isZero || (identityInSupport && $0 == 0) }
    let isAllowed =
      switch weightClass {
      case .convex: scheme.allSatisfy { $0.signum >= 0 }
      case .affine: true
      case .uniform: size >= 1 && supportSize == size && scheme.allSatisfy { $0.isZero || $0 == Rational(1, size) }
      }
    return isAllowed && supportSize <= size && scheme.reduce(.zero, +) == 1
      && rows.allSatisfy { row in
        row.coefficients.reduce(Rational.zero) { $0 + $1.value * scheme[$1.element] } == row.bound
      }
  }
}

/// Why a question about supports cannot be encoded.
public enum SupportEncodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A group has at least one element.
  case emptyGroup(count: Int)
  /// A row has a coefficient for an element that is not in the group.
  case elementOutOfRange(row: Int, element: Int, count: Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .emptyGroup(let count): "a group has at least 1 element, not \(count)"
    case .elementOutOfRange(let row, let element, let count):
      "row \(row) has a coefficient for element \(element); elements are 0 to \(count - 1)"
    }
  }
}
