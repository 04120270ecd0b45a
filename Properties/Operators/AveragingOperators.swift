public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// Averaging operators, operations on schemes, and the three errors; the standard ones are those of Averaging.
public struct AveragingOperators: Sendable {
  /// The matrix of ρ(g) on a summand of the class.
  public var representation: @Sendable (Constituent, _ element: Int) -> Matrix<Rational> = { constituent, element in
    var matrix = Matrix<Rational>(
      rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
    for column in 0..<constituent.dimension {
      for (row, value) in constituent.image(of: column, under: element) { matrix[row, column] = Rational(value) }
    }
    return matrix
  }

  /// The matrix of E_ω on a summand of the class.
  public var average: @Sendable (AveragingScheme, Constituent) -> Matrix<Rational> = { $0.operatorMatrix(on: $1) }

  /// The uniform scheme on the whole group.
  public var wholeGroup: @Sendable (FiniteGroup) -> AveragingScheme = { .wholeGroup($0, weightClass: .uniform) }

  /// Whether E_ω f is invariant for all f of the class.
  public var isExact: @Sendable (AveragingScheme, FunctionClass) -> Bool = { $0.isExact(on: $1) }

  /// The weak error of a scheme, enclosed.
  public var weakError: @Sendable (AveragingScheme, SymmetryErrors) -> Enclosure = { $1.weak(of: $0).enclosure }

  /// The strong error of a scheme, enclosed.
  public var strongError: @Sendable (AveragingScheme, SymmetryErrors) -> Enclosure = { $1.strong(of: $0).enclosure }

  /// The scheme that first averages with the second, then with the first: E_{ω∗η} = E_ω E_η.
  public var convolution: @Sendable (AveragingScheme, AveragingScheme, FiniteGroup) -> AveragingScheme = {
    $0.convolved(with: $1, in: $2)
  }

  /// The scheme with the elements hg for g in the support.
  public var leftTranslate: @Sendable (AveragingScheme, _ by: Int, FiniteGroup) -> AveragingScheme = {
    $0.translated(left: $1, in: $2)
  }

  /// The scheme with the elements gh for g in the support.
  public var rightTranslate: @Sendable (AveragingScheme, _ by: Int, FiniteGroup) -> AveragingScheme = {
    $0.translated(right: $1, in: $2)
  }

  /// The scheme with the inverses of the support.
  public var inversion: @Sendable (AveragingScheme, FiniteGroup) -> AveragingScheme = { $0.inverted(in: $1) }

  /// Equal weights on a set of elements.
  public var uniform: @Sendable ([Int]) throws -> AveragingScheme = { try .uniform(on: $0) }

  /// The scheme that acts as a scheme does after a homomorphism.
  public var image: @Sendable (AveragingScheme, GroupHomomorphism) -> AveragingScheme = { scheme, map in
    scheme.image { map($0) }
  }

  /// Whether the weak error is at most ε; `nil` if that is not decided.
  public var isWeak: @Sendable (AveragingScheme, _ epsilon: Rational, SymmetryErrors) -> Bool? = {
    AveragingOperators.answer($2.isWeak($0, epsilon: $1))
  }

  /// Whether the strong error is at most ε; `nil` if that is not decided.
  public var isStrong: @Sendable (AveragingScheme, _ epsilon: Rational, SymmetryErrors) -> Bool? = {
    AveragingOperators.answer($2.isStrong($0, epsilon: $1))
  }

  /// A function on which the weak error shows; `nil` if all functions are invariant.
  public var weakWitness: @Sendable (AveragingScheme, SymmetryErrors) -> TestFunction<Int>? = {
    $1.weak(of: $0).witness
  }

  /// A function and an element on which the strong error shows; `nil` if all functions are invariant.
  public var strongWitness: @Sendable (AveragingScheme, SymmetryErrors) -> TestFunction<Int>? = {
    $1.strong(of: $0).witness
  }

  /// Averaging operators of Reynolds.
  public init() {}

  private static func answer(_ verdict: SymmetryVerdict<Int>) -> Bool? {
    switch verdict {
    case .holds: true
    case .fails: false
    case .undecided: nil
    }
  }
}
