import ExactArithmetic

extension ActionSpace {
  /// The part of a function without invariants, as a test function.
  func testFunction<Element>(
    _ function: [Rational], constituent: Int, element: Element?
  ) -> TestFunction<Element> {
    TestFunction(
      constituent: constituent, labels: labels, coefficients: withoutInvariants(function).primitive, element: element)
  }

  /// The larger of an error found before and the one that a pencil on this space gives.
  ///
  /// - Parameter scale: as in ``QuadraticPencil/supremum(scale:)``.
  func maximum<Element>(
    _ error: SymmetryError<Element>, _ pencil: QuadraticPencil, scale: Rational?, constituent: Int, element: Element?
  ) -> SymmetryError<Element> {
    if pencil.numerator.entries.allSatisfy(\.isZero) {
      guard error.witness == nil, error.upper.isZero, let function = anyFunction else { return error }
      return SymmetryError(
        enclosure: error.enclosure, witness: testFunction(function, constituent: constituent, element: element))
    }
    // Within the bounds already proved it changes nothing; equal values on several constituents are common.
    if error.lower.signum > 0, case .holds = pencil.decide(error.upper) { return error }
    let (bounds, vector) = pencil.supremum(scale: scale)
    let witness = testFunction(vector, constituent: constituent, element: element)
    // Without its invariant part the function can only do better.
    let lower = pencil.quotient(at: witness.coefficients)
    return .maximum(error, SymmetryError(enclosure: Enclosure(lower, max(lower, bounds.upper)), witness: witness))
  }
}
