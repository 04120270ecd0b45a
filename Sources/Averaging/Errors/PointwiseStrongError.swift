import ExactArithmetic

/// The supremum of ‖Ef − ρ(h)Ef‖²/‖f − ρ(h)f‖² over all functions f and elements h with ρ(h)f ≠ f.
public enum PointwiseStrongError: Sendable, Hashable {
  /// It is finite and lies between the bounds; the witness attains the lower one.
  case finite(SymmetryError<Int>)
  /// There is no bound: the function is fixed by the element h of the witness, but its average is not.
  case infinite(witness: TestFunction<Int>)
}

extension SymmetryErrors {
  /// The literal other reading of "strong", with the same h on both sides, for comparison only.
  ///
  /// It is the supremum, over h and all f with ρ(h)f ≠ f, of ‖Ef − ρ(h)Ef‖²/‖f − ρ(h)f‖². It is infinite as soon as E
  /// does not map the functions fixed by some h to such functions: take f₀ fixed by h with ρ(h)Ef₀ ≠ Ef₀, and f near
  /// f₀. That happens for most schemes of groups that are not abelian, so that little can be said with this notion. For
  /// abelian groups it is the weak error.
  ///
  /// Other than the errors it is *not* invariant under translations of the scheme.
  ///
  /// - Returns: `nil` if a constituent is too large for exact matrices.
  /// - Complexity: O(order · dimension³) for each constituent, exact
  public func pointwiseStrongError(of scheme: AveragingScheme) -> PointwiseStrongError? {
    guard dual == nil else { return nil }
    var result = SymmetryError<Int>.zero
    for (index, space) in spaces {
      let constituent = functions.constituents[index]
      let average = average(of: scheme, on: index)
      let identity = Matrix<Rational>.identity(space.dimension)
      for element in 0..<functions.group.order where element != functions.group.identity {
        let image = average.adding(average.moved(by: element, on: constituent).mapEntries { -$0 })
        let source = identity.adding(identity.moved(by: element, on: constituent).mapEntries { -$0 })
        let form = source.reducedRowEchelonForm()
        let fixed = form.nullspace
        for row in 0..<fixed.rowCount {
          let function = Array(fixed[row: row])
          if image.applied(to: function).contains(where: { !$0.isZero }) {
            return .infinite(
              witness: TestFunction(
                constituent: index, labels: space.labels, coefficients: function.primitive, element: element))
          }
        }
        // Both sides depend on f modulo the fixed functions only, for which the pivot columns stand.
        let error = space.supremum(image.columns(form.pivots), over: source.columns(form.pivots))
        guard let (bounds, vector) = error else { continue }
        var function = [Rational](repeating: .zero, count: space.dimension)
        for (pivot, value) in zip(form.pivots, vector) { function[pivot] = value }
        result = .maximum(
          result,
          SymmetryError(
            enclosure: bounds,
            witness: TestFunction(
              constituent: index, labels: space.labels, coefficients: function.primitive, element: element)))
      }
    }
    return .finite(result)
  }
}

extension ActionSpace {
  /// The largest ‖Bx‖²/‖Cx‖² for a C of full column rank; `nil` without columns or for B = 0.
  fileprivate func supremum(
    _ image: Matrix<Rational>, over source: Matrix<Rational>
  ) -> (bounds: Enclosure, vector: [Rational])? {
    let pencil = QuadraticPencil(
      numerator: image.transposed.product(form.product(image)),
      denominator: source.transposed.product(form.product(source)))
    if pencil.numerator.entries.allSatisfy(\.isZero) { return nil }
    return pencil.supremum(scale: nil)
  }
}

extension Matrix where Element == Rational {
  /// Some columns.
  fileprivate func columns(_ numbers: [Int]) -> Matrix {
    Matrix(rows: (0..<rowCount).map { row in numbers.map { self[row, $0] } }, columnCount: numbers.count)
  }
}
