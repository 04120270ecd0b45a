public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations
public import Solving

/// Witnesses of lower bounds: functions on the group and the sets that good supports meet; the standard ones are those of Solving.
public struct WitnessOperators: Sendable {
  /// The values of the function of a witness on the group, without its mean.
  public var values: @Sendable (Solving.Witness, FunctionClass, SymmetryNotion) -> [Rational] = {
    WitnessFunction($0, on: $1, notion: $2).values
  }

  /// N = Σ(‖u‖² + ‖v‖²)/2 of a witness, which is at least Σ‖u‖‖v‖.
  public var norm: @Sendable (Solving.Witness, FunctionClass, SymmetryNotion) -> Rational = {
    WitnessFunction($0, on: $1, notion: $2).norm
  }

  /// The elements that the support of every convex scheme with the symmetry meets.
  public var set: @Sendable (Solving.Witness, FunctionClass, SymmetryNotion) -> ElementSet = {
    WitnessFunction($0, on: $1, notion: $2).set
  }

  /// An exact convex scheme on a support, or a witness that there is none.
  public var examineConvex: @Sendable (FunctionClass, _ support: [Int]) -> SupportAnswer<Rational> = {
    ConvexOracle(WitnessOperators.table($0)).examine($1, missing: [])
  }

  /// An exact affine scheme on a support, or a witness that there is none.
  public var examineAffine: @Sendable (FunctionClass, _ support: [Int]) -> SupportAnswer<Rational> = {
    AffineOracle(WitnessOperators.table($0)).examine($1, missing: [])
  }

  /// A convex scheme with weak or strong symmetry on a support, or a witness that there is none.
  public var examineApproximately:
    @Sendable (FunctionClass, _ support: [Int], SymmetryNotion) throws -> SupportAnswer<Rational> = {
      try ApproximateOracle(on: $0, notion: $2).examine($1, missing: [])
    }

  /// The pair of ⟨u, ρ(hgk)v⟩ as a function of g: ρ(h⁻¹)u and ρ(k)v.
  public var translatedPair:
    @Sendable (Solving.Witness.Pair, _ left: Int, _ right: Int, FunctionClass) -> Solving.Witness.Pair = {
      pair, left, right, functions in
      let constituent = functions.constituents[pair.constituent]
      return Solving.Witness.Pair(
        element: pair.element, constituent: pair.constituent,
        left: constituent.image(of: pair.left, under: functions.group.inverse(left)),
        right: constituent.image(of: pair.right, under: right))
    }

  /// Basis functions of M(F ⊕ 1), to which the coefficients of exact witnesses refer.
  static func table(_ functions: FunctionClass) -> CoefficientTable<Rational> {
    CoefficientTable(MatrixCoefficientSpace(of: functions, dimension: functions.group.order), of: functions)
  }

  /// Witnesses of Reynolds.
  public init() {}
}

extension Constituent {
  /// ρ(g) applied to a vector in the basis.
  ///
  /// - Complexity: O(dimension²)
  func image(of vector: [Rational], under element: Int) -> [Rational] {
    var result = [Rational](repeating: .zero, count: vector.count)
    for (column, value) in vector.enumerated() where !value.isZero {
      for (row, entry) in image(of: column, under: element) { result[row] += Rational(entry) * value }
    }
    return result
  }
}
