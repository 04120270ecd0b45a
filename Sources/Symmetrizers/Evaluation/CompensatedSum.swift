public import ExactArithmetic

extension Double: LinearScalar {
  /// Σ wᵢvᵢ in the order given, by compensated products and sums, as accurate as if computed in twice the precision and then rounded.
  ///
  /// Rational weights are brought to a common denominator K first, so that equal vectors v with weights that sum to 1 give v itself,
  /// to the last bit: averaging leaves invariant functions as they are. (Where K has more than 53 bits the weights are rounded, and v comes
  /// back up to rounding.) If some vᵢ is infinite or not a number, so is the sum; if only the scaled sum overflows, the plain sum of the
  /// wᵢvᵢ is given.
  ///
  /// Source: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005), algorithm 5.3.
  ///
  /// - Complexity: O(weights · length)
  public static func combination(_ weights: [Rational], of vectors: [[Double]]) -> [Double] {
    let length = vectors.first?.count ?? 0
    let (factors, denominator) = scaled(weights)
    var sums = [Double](repeating: 0, count: length)
    var errors = sums
    for (factor, vector) in zip(factors, vectors) {
      vector.withUnsafeBufferPointer { vector in
        for place in 0..<length {
          let product = factor * vector[place]
          let productError = (-product).addingProduct(factor, vector[place])
          let old = sums[place]
          let sum = old + product
          let part = sum - old
          sums[place] = sum
          errors[place] += ((old - (sum - part)) + (product - part)) + productError
        }
      }
    }
    for place in 0..<length {
      // The quotient by the denominator, corrected by its remainder.
      let total = sums[place] + errors[place]
      let quotient = total / denominator
      let remainder = (sums[place] - total + errors[place]) + total.addingProduct(-quotient, denominator)
      let result = quotient + remainder / denominator
      sums[place] =
        result.isFinite
        ? result : zip(weights, vectors).reduce(0) { $0 + $1.0.approximation * $1.1[place] }
    }
    return sums
  }

  /// Weights as multiples of 1/denominator, whole ones where both are below 2⁵³.
  private static func scaled(_ weights: [Rational]) -> (factors: [Double], denominator: Double) {
    let denominator = weights.reduce(Rational.one) { factor, weight in
      factor * Rational((weight * factor).denominator)
    }
    let limit = Rational(1 << 53)
    let factors = weights.map { $0 * denominator }
    guard denominator < limit, factors.allSatisfy({ $0.magnitude < limit }) else {
      return (weights.map(\.approximation), 1)
    }
    return (factors.map(\.approximation), denominator.approximation)
  }
}
