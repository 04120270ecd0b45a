public import ExactArithmetic

/// Three ways to make a linear regression invariant under a finite group that acts on ℝᵈ by matrices keeping the norm
/// wᵀQw:
/// - *augmentation*: fit to all (g xᵢ, yᵢ), g ∈ G;
/// - *averaging*: fit to (xᵢ, yᵢ) alone, then project on the invariant functions, ŵ ↦ Φŵ;
/// - *invariant features*: fit to (Φ*xᵢ, yᵢ) among invariant w.
///
/// A fit is the least Q-norm minimizer of Σ(yᵢ − ⟨w, xᵢ⟩)² + λ wᵀQw, λ ≥ 0; with augmentation residuals are averaged
/// over G.
///
/// Laws, both exact and checked by ``augmentationIsInvariantFit`` and ``averagingIsAugmentation``:
/// 1. Augmentation = invariant features, always. The criterion is strictly convex modulo what the norm decides, and
///    G-invariant, so its one minimizer of least norm is invariant; and on invariant w all residuals of an orbit are
///    equal.
/// 2. Averaging = augmentation for every y ⇔ Φᵀ M (I − Φ) = 0, M = Σ xᵢxᵢᵀ, that is, the quadratic form of the design
///    has no mixed terms between invariants and complement; as when the design is a union of orbits. For λ = 0 and rank
///    M < d too. Elsewhere *they differ*: d = 2, coordinates exchanged, one point x = (1, 0) — averaging gives ⟨w, x⟩ =
///    y/2 there, augmentation y.
/// 3. If the norm is not invariant, the augmented fit need not be invariant: see
///    ``RegressionError/notOrthogonal(element:)``.
///
/// Proof of 2 for Q = I (Q enters as a change of basis): M̄ = E_g gMgᵀ commutes with Φ, and Φ M̄ Φ = ΦMΦ, so
/// augmentation gives (ΦMΦ)⁺ΦXᵀy and averaging ΦM⁺Xᵀy. If M commutes with Φ they agree. Conversely, equality for all y
/// and range Xᵀ = range M give ΦΠ = (ΦMΦ)⁺ΦM, Π = M⁺M; multiplied by ΦMΦ: ΦMΦΠ = ΦM. Hence ΦΠu = u for u ∈ Φ range(M),
/// so ‖Πu‖ ≥ ‖u‖ and Πu = u: Φ maps range(M) into itself and commutes with Π, and ΦM = ΦMΠΦ = ΦMΦ. For λ > 0, M is
/// replaced by M + λI.
///
/// Sources: 1 and 2 for one-parameter losses in S. Chen, E. Dobriban, J. Lee, "A group-theoretic framework for data
/// augmentation", JMLR 21 (2020), and Elesedy & Zaidi, arXiv 2102.10333, section on feature averaging; the condition in
/// 2 is proved here.
public struct LinearAugmentation: Sendable, Hashable {
  /// The rows xᵢ.
  public let inputs: Matrix<Rational>
  /// The matrices g, all elements of a group; functions move by (ρ(g)w)(x) = ⟨w, g⁻¹x⟩.
  public let elements: [Matrix<Rational>]
  /// λ ≥ 0.
  public let ridge: Rational
  /// Q.
  public let norm: Matrix<Rational>
  /// Φ = E_g gᵀ, which maps w to the average of its function.
  public let projection: Matrix<Rational>

  /// A design, a group and a penalty; Q = I unless it is given.
  ///
  /// - Parameters:
  ///   - inputs: a row for each input.
  ///   - elements: the matrices of all elements of the group.
  ///   - ridge: λ ≥ 0.
  ///   - norm: Q, of the penalty λwᵀQw.
  ///   - requiresInvariantNorm: `false` admits norms that the group changes, to see law 3.
  /// - Throws: ``RegressionError``.
  /// - Complexity: O(|G|² d³)
  public init(
    inputs: Matrix<Rational>, elements: [Matrix<Rational>], ridge: Rational = 0, norm: Matrix<Rational>? = nil,
    requiresInvariantNorm: Bool = true
  ) throws(RegressionError) {
    let dimension = inputs.columnCount
    if ridge.signum < 0 { throw .outOfRange(name: "a ridge", value: ridge, range: "at least 0") }
    if elements.isEmpty { throw .mismatched(what: "matrices of a group", count: 0, expected: 1) }
    for matrix in elements + (norm.map { [$0] } ?? []) {
      guard matrix.rowCount == dimension, matrix.columnCount == dimension else {
        throw .mismatched(what: "rows of a matrix", count: matrix.rowCount, expected: dimension)
      }
    }
    let norm = norm ?? .identity(dimension)
    guard norm == norm.transposed, norm.isPositiveSemidefinite(), norm.inverse() != nil else {
      throw .notAPenalty
    }
    let known = Set(elements)
    for (first, left) in elements.enumerated() {
      if requiresInvariantNorm, left * norm * left.transposed != norm {
        throw .notOrthogonal(element: first)
      }
      for (second, right) in elements.enumerated() where !known.contains(left * right) {
        throw .notAGroup(first: first, second: second)
      }
    }
    var mean = Matrix<Rational>(rowCount: dimension, columnCount: dimension, repeating: 0)
    for element in elements { mean = mean + element.transposed }
    self.inputs = inputs
    self.elements = elements
    self.ridge = ridge
    self.norm = norm
    projection = mean.scaled(by: Rational(1, elements.count))
  }

  /// The matrix that maps y to the weights of the plain fit.
  public var plainFit: Matrix<Rational> {
    fit(gram: inputs.transposed * inputs, moment: inputs.transposed)
  }

  /// The matrix that maps y to the weights fitted to all images of the data, residuals averaged over the group.
  public var augmentedFit: Matrix<Rational> {
    let share = Rational(1, elements.count)
    var gram = Matrix<Rational>(rowCount: inputs.columnCount, columnCount: inputs.columnCount, repeating: 0)
    var moment = Matrix<Rational>(rowCount: inputs.columnCount, columnCount: inputs.rowCount, repeating: 0)
    for element in elements {
      let moved = inputs * element.transposed
      gram = gram + (moved.transposed * moved).scaled(by: share)
      moment = moment + moved.transposed.scaled(by: share)
    }
    return fit(gram: gram, moment: moment)
  }

  /// The matrix that maps y to Φŵ, the average of the plain fit.
  public var averagedFit: Matrix<Rational> { projection * plainFit }

  /// The matrix that maps y to the weights fitted among invariant w, in a basis of them.
  public var invariantFit: Matrix<Rational> {
    let form = projection.transposed.reducedRowEchelonForm()
    // Columns that span the invariant w.
    let basis = form.rows.transposed
    if form.rank == 0 {
      return Matrix(rowCount: inputs.columnCount, columnCount: inputs.rowCount, repeating: 0)
    }
    let reduced = inputs * basis
    let reducedNorm = basis.transposed * norm * basis
    return basis
      * LinearAugmentation.fit(
        gram: reduced.transposed * reduced, moment: reduced.transposed, ridge: ridge, norm: reducedNorm)
  }

  /// Law 1 for this design: whether augmentation is the fit among invariant w, exactly.
  public var augmentationIsInvariantFit: Bool { augmentedFit == invariantFit }

  /// Whether averaging is augmentation for every y, exactly.
  public var averagingIsAugmentation: Bool { averagedFit == augmentedFit }

  /// The condition of law 2: no mixed terms of the design, Φᵀ M (I − Φ) = 0.
  public var designSplits: Bool {
    let gram = inputs.transposed * inputs
    let mixed = projection.transposed * gram
    return mixed == mixed * projection
  }

  private func fit(gram: Matrix<Rational>, moment: Matrix<Rational>) -> Matrix<Rational> {
    LinearAugmentation.fit(gram: gram, moment: moment, ridge: ridge, norm: norm)
  }

  /// The map y ↦ w of least Q-norm among the minimizers of wᵀGw − 2wᵀBy + λwᵀQw, where range B ⊆ range G.
  ///
  /// Without ridge: w = Q⁻¹G(GQ⁻¹G)⁺By is the one solution of Gw = By in Q⁻¹ range G.
  private static func fit(
    gram: Matrix<Rational>, moment: Matrix<Rational>, ridge: Rational, norm: Matrix<Rational>
  ) -> Matrix<Rational> {
    if ridge.signum > 0, let inverse = (gram + norm.scaled(by: ridge)).inverse() { return inverse * moment }
    guard let inverseNorm = norm.inverse() else { preconditionFailure("the norm is positive definite") }
    let half = inverseNorm * gram
    return half * (gram * half).pseudoInverse() * moment
  }
}
