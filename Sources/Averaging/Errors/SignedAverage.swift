import ExactArithmetic
import Representations

/// The average Σ ω(g) ρ(g) where every ρ(g) permutes the basis up to sign, as tables of images ±(place + 1).
struct SignedAverage {
  var terms: [(images: [Int32], weight: Rational)]

  /// Ef.
  ///
  /// - Complexity: O(terms · dimension)
  func applied(to function: [Rational]) -> [Rational] {
    var result = [Rational](repeating: .zero, count: function.count)
    for (images, weight) in terms {
      for (column, value) in function.enumerated() where !value.isZero {
        let image = images[column]
        result[Int(image.magnitude) - 1] += image < 0 ? -weight * value : weight * value
      }
    }
    return result
  }

  /// E as a matrix.
  func matrix(dimension: Int) -> Matrix<Rational> {
    var result = Matrix<Rational>(rowCount: dimension, columnCount: dimension, repeating: .zero)
    for (images, weight) in terms {
      for (column, image) in images.enumerated() {
        result[Int(image.magnitude) - 1, column] += image < 0 ? -weight : weight
      }
    }
    return result
  }

  /// E as a matrix of doubles; nothing is proved with it.
  func roundedMatrix(dimension: Int) -> RealMatrix {
    var result = RealMatrix(rowCount: dimension, columnCount: dimension)
    for (images, weight) in terms {
      let weight = weight.approximation
      for (column, image) in images.enumerated() {
        result[Int(image.magnitude) - 1, column] += image < 0 ? -weight : weight
      }
    }
    return result
  }

  /// ‖Ef‖²/‖f‖², or ‖Ef − ρ(h)Ef‖²/2‖f‖² for the images under an h, exactly; for f without invariant part.
  ///
  /// - Complexity: O(terms · dimension)
  func quotient(at function: [Rational], moving images: [Int32]?) -> Rational {
    let average = applied(to: function)
    let norm = SignedAverage.squaredNorm(function)
    guard let images else { return SignedAverage.squaredNorm(average) / norm }
    let moved = SignedAverage(terms: [(images, 1)]).applied(to: average)
    return SignedAverage.squaredNorm(zip(average, moved).map { $0 - $1 }) / (2 * norm)
  }

  static func squaredNorm(_ vector: [Rational]) -> Rational { vector.reduce(.zero) { $0 + $1 * $1 } }
}
