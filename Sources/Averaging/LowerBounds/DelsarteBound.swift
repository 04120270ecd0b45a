public import ExactArithmetic

/// The Delsarte bound for exact symmetry with convex weights: a class function k ∈ M(F ⊕ 1) with k ≥ 0 away from e and
/// k(e) > 0 gives AC_ex(F) ≥ k(e)/mean(k). The best k is found by an exact linear program on conjugacy classes.
///
/// Convex and uniform weights only: it fails for affine ones (`mathematics.md` §5).
public struct DelsarteBound: Sendable, Equatable {
  /// k(e)/mean(k).
  public let value: Rational
  /// k on each conjugacy class.
  public let classValues: [Rational]
  /// c₀ in k = c₀ + Σ_C c_C θ_C.
  public let constant: Rational
  /// c_C for each conjugacy class.
  public let coefficients: [Rational]

  /// The least size that the bound allows, ⌈k(e)/mean(k)⌉.
  public var size: Int { Int(value.ceiling) }

  /// The number of tableau entries after which the linear program is given up; some seconds.
  public static let workLimit = 20_000_000

  /// Solves the linear program.
  ///
  /// - Returns: `nil` if the program is too large for ``workLimit`` (some hundred conjugacy classes).
  /// - Complexity: one simplex run with at most r variables and r constraints for r conjugacy classes, in rational numbers
  public init?(_ character: ClassCharacter) {
    let count = character.classes.count
    let order = Rational(character.group.order)
    let sizes = character.classes.sizes.map { Rational($0) }
    let spanning = Matrix(
      rows: [Array(repeating: Rational.one, count: count)] + character.translates.map { $0.map { Rational($0) } },
      columnCount: count)
    let form = spanning.reducedRowEchelonForm()
    // In this basis the coordinates of k are its values on the pivot classes, so they are nonnegative, and the first is k(e).
    let means = (0..<form.rank).map { row in
      (0..<count).reduce(Rational.zero) { $0 + sizes[$1] * form.rows[row, $1] } / order
    }
    let free = Set(0..<count).subtracting(form.pivots).sorted()
    let constraints = Matrix(
      rows: free.map { column in (0..<form.rank).map { -form.rows[$0, column] } } + [means], columnCount: form.rank)
    let program = LinearProgram(
      maximize: [.one] + Array(repeating: .zero, count: form.rank - 1), constraints: constraints,
      bounds: Array(repeating: .zero, count: free.count) + [.one])
    // Never unbounded: k ≥ 0 and mean(k) ≤ 1 bound k(e) by |G|.
    guard case .optimal(_, let coordinates, _) = program.solve(workLimit: DelsarteBound.workLimit) else { return nil }
    let values = (0..<count).map { column in
      (0..<form.rank).reduce(Rational.zero) { $0 + coordinates[$1] * form.rows[$1, column] }
    }
    let mean = zip(values, sizes).reduce(Rational.zero) { $0 + $1.0 * $1.1 } / order
    let basis = Matrix(rows: form.basisRows.map { Array(spanning[row: $0]) }, columnCount: count)
    let combination = basis.transposed.solve(values) ?? []
    var constant = Rational.zero
    var coefficients = [Rational](repeating: .zero, count: count)
    for (row, coefficient) in zip(form.basisRows, combination) {
      if row == 0 { constant = coefficient } else { coefficients[row - 1] = coefficient }
    }
    value = mean.isZero ? .one : values[0] / mean
    classValues = values
    self.constant = constant
    self.coefficients = coefficients
  }
}
