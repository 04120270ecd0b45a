import ExactArithmetic

/// When exactness costs the whole group: AC_ex(F) = |G| ⇔ every irreducible representation occurs in F ⊕ 1
/// ⇔ dim M(F ⊕ 1) = |G| (convex and affine weights; for uniform weights only ⇐ holds).
///
/// Decided from the character of F alone, by exact linear algebra on class functions; independent of the matrix
/// coefficients, of their rank, and of the solver.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, Theorem 13; `mathematics.md` §3.
public struct ExactnessCriterion: Sendable, Equatable {
  /// The number of complex irreducible representations in F ⊕ 1.
  public let occurring: Int
  /// The number of complex irreducible representations of the group.
  public let irreducibles: Int
  /// dim M(F ⊕ 1) = Σ d² over the irreducible representations that occur.
  public let dimension: Int

  /// Whether every irreducible representation occurs.
  public var costsWholeGroup: Bool { occurring == irreducibles }

  /// Decides the criterion.
  ///
  /// - Complexity: O(r³) operations for r conjugacy classes
  public init(_ character: ClassCharacter) {
    let classes = character.classes
    irreducibles = classes.count
    // θ_C for the character of F ⊕ 1 (adding the constant 1 adds |C|).
    let span = Matrix(
      rows: zip(character.translates, classes.sizes).map { row, size in row.map { Rational($0 + size) } },
      columnCount: classes.count)
    let form = span.reducedRowEchelonForm()
    occurring = form.rank
    if form.rank == classes.count {
      dimension = character.group.order
      return
    }
    // δ_e = (1/|G|) Σ d_π χ_π over all π; its projection onto the span, at e, is Σ d_π²/|G| over those that occur.
    let sizes = classes.sizes.map { Rational($0) }
    var gram = Matrix<Rational>(rowCount: form.rank, columnCount: form.rank, repeating: .zero)
    for row in 0..<form.rank {
      for column in 0..<form.rank {
        gram[row, column] = (0..<classes.count).reduce(.zero) {
          $0 + sizes[$1] * form.rows[row, $1] * form.rows[column, $1]
        }
      }
    }
    let atIdentity = (0..<form.rank).map { form.rows[$0, 0] }
    // A Gram matrix of independent functions is invertible.
    let projection = gram.solve(atIdentity) ?? []
    let value = zip(projection, atIdentity).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    dimension = (value * Rational(character.group.order)).asInt ?? 0
  }
}
