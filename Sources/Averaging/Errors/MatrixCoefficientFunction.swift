import ExactArithmetic
import FiniteGroups
import Representations

/// Test functions in a constituent of permutations up to sign, made from an irreducible representation π that occurs in
/// it.
///
/// For the first basis function b and any vectors v, w the function Σ_g conj⟨π(g)w, v⟩ ρ(g)b moves under the group as v
/// does in π; so where an operator of the group algebra has its norm on π at v, it has the same norm at this function,
/// and at its real part.
struct MatrixCoefficientFunction {
  /// v*π(g), for a vector v and an element g.
  let row: (_ vector: ComplexVector, _ element: Int) -> ComplexVector
  let constituent: Constituent
  let group: FiniteGroup

  /// A function with integer coefficients and no invariant part near the maximum of an operator, given by its block on
  /// π; `nil` for constituents that are not permutations up to sign.
  ///
  /// - Complexity: O(order) rows
  func coefficients(worstFor block: ComplexMatrix) -> [Rational]? {
    guard isMonomial else { return nil }
    let size = block.rowCount
    let spectrum = HermitianEigenDecomposition(block.adjoint * block).vectorRows
    let vector = ComplexVector(
      Array(spectrum.real[row: size - 1]), imaginary: Array(spectrum.imaginary[row: size - 1]))
    // For each w of the basis the real and the imaginary part of the function.
    var functions = [[Double]](repeating: Array(repeating: 0, count: constituent.dimension), count: 2 * size)
    for element in 0..<group.order {
      let values = row(vector, element)
      let (place, sign) = image(of: 0, under: element)
      for index in 0..<size {
        functions[index][place] += Double(sign) * values.real[index]
        functions[size + index][place] -= Double(sign) * values.imaginary[index]
      }
    }
    let norms = functions.map { $0.reduce(0) { $0 + $1 * $1 } }
    guard let best = functions.indices.max(by: { norms[$0] < norms[$1] }) else { return nil }
    let rest = withoutInvariants(QuadraticPencil.rounded(functions[best]))
    return rest.allSatisfy(\.isZero) ? nil : rest.primitive
  }

  /// ‖Ef‖²/‖f‖², or ‖Ef − ρ(h)Ef‖²/2‖f‖², exactly, for f without invariant part.
  ///
  /// - Complexity: O(size · dimension)
  func quotient(of scheme: AveragingScheme, at function: [Rational], element: Int?) -> Rational {
    average(of: scheme).quotient(at: function, moving: element.map { images(under: $0) })
  }

  /// The operator of a scheme.
  func average(of scheme: AveragingScheme) -> SignedAverage {
    SignedAverage(terms: scheme.entries.map { (images(under: $0.element), $0.weight) })
  }

  /// Where an element moves the basis functions: ±(place + 1).
  func images(under element: Int) -> [Int32] {
    (0..<constituent.dimension).map { column in
      let (row, sign) = image(of: column, under: element)
      return Int32(sign * (row + 1))
    }
  }

  private func image(of column: Int, under element: Int) -> (row: Int, value: Int) {
    constituent.image(of: column, under: element)[0]
  }

  /// Whether the generators permute the basis up to sign.
  private var isMonomial: Bool {
    group.generatorIndices.allSatisfy { generator in
      (0..<constituent.dimension).allSatisfy { column in
        let image = constituent.image(of: column, under: generator)
        return image.count == 1 && abs(image[0].value) == 1
      }
    }
  }

  /// f − Pf; P has rank at most 1, since a constituent of permutations is one orbit.
  private func withoutInvariants(_ function: [Rational]) -> [Rational] {
    var sums = [Int](repeating: 0, count: function.count)
    for element in 0..<group.order {
      let (row, sign) = image(of: 0, under: element)
      sums[row] += sign
    }
    let invariant = sums.map { Rational($0) }
    let norm = invariant.reduce(Rational.zero) { $0 + $1 * $1 }
    if norm.isZero { return function }
    let factor = zip(function, invariant).reduce(Rational.zero) { $0 + $1.0 * $1.1 } / norm
    return zip(function, invariant).map { $0 - factor * $1 }
  }
}
