import ExactArithmetic

extension AveragingScheme {
  /// The convex scheme with positive weights that are known to sum to 1 on distinct elements.
  init(positive weights: [(element: Int, weight: Rational)]) {
    self.init(
      unchecked: weights.map { Entry(element: $0.element, weight: $0.weight) }, weightClass: .convex)
  }

  /// The uniform scheme on a set of distinct elements, not empty.
  init(uniformOn elements: [Int]) {
    let weight = Rational(1, elements.count)
    self.init(unchecked: elements.map { Entry(element: $0, weight: weight) }, weightClass: .uniform)
  }
}
