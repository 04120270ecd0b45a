import ExactArithmetic
import FiniteGroups

/// The field of q² elements, with the one of q elements in it.
struct QuadraticExtension: Sendable {
  /// The embedding sends z to Θ^{(q+1)s}, Θ the generator of the larger field; this is s.
  let embedding: Int
  /// Tr(Θᵉ) over the prime field, for 0 ≤ e < q² − 1.
  let traces: [Int]

  /// - Precondition: q² is at most ``PrimePower/limit``, q = `plane.q`.
  /// - Complexity: O(q²)
  init(of plane: PlaneField) throws(GroupError) {
    let (small, q) = (plane.field, plane.q)
    let field = FiniteField(try PrimePower(q * q))
    traces = (0..<(q * q - 1)).map { PlaneField.trace(field.power(field.primitiveElement, $0), in: field) }
    // zᵏ ↦ wᵏ is additive if and only if it keeps 1 + zᵏ; some generator w of the subfield qualifies.
    let successors = (0..<(q - 1)).map { small.sum(1, small.power(small.primitiveElement, $0)) }
    let units = q - 1
    embedding =
      (1...max(units, 1)).first { candidate in
        guard Divisibility.greatestCommonDivisor(candidate, units) == 1 else { return false }
        let image = field.power(field.primitiveElement, (q + 1) * candidate)
        return successors.enumerated().allSatisfy { exponent, successor in
          field.sum(1, field.power(image, exponent))
            == (successor == 0 ? 0 : field.power(image, plane.logarithms[successor]))
        }
      } ?? 1
  }
}

/// The cuspidal representation of a character ν of 𝔽_{q²}^* in Kirillov's model, on functions on 𝔽_q^*.
///
/// (π(g)f)(y) = ν(d)ψ(by/d)f(ay/d) for c = 0; otherwise the entry for y and x is ψ((ay + dx)/c)·ν(−c/x)·j(det(g)·xy/c²) with
/// j(u) = −(1/q)Σ ψ(Tr t)ν(t) over the t of norm u, by Bruhat's decomposition.
///
/// Source: I. Piatetski-Shapiro, "Complex Representations of GL(2,K) for Finite Fields K", 1983, §13.
struct CuspidalKernel: Sendable {
  /// The step of the roots ν(z).
  private let centralStep: Int
  /// j(zᵘ), twice over so that indices need no reduction up to 2(q − 1).
  private let kernelReal: [Double]
  private let kernelImaginary: [Double]
  let evaluationError: Double

  init(_ exponent: Int, _ plane: PlaneField, _ quadratic: QuadraticExtension) {
    let (q, p, order) = (plane.q, plane.field.size.prime, plane.rootOrder)
    let units = q - 1
    centralStep = exponent * quadratic.embedding % units * (order / units)
    var (real, imaginary): ([Double], [Double]) = ([], [])
    for u in 0..<units {
      var sum = (real: 0.0, imaginary: 0.0)
      for step in 0...q {
        let power = (quadratic.embedding * u + units * step) % (q * q - 1)
        let root = plane.roots[
          (quadratic.traces[power] * (q * q - 1) + exponent * power % (q * q - 1) * p) % order]
        sum.real += root.real
        sum.imaginary += root.imaginary
      }
      real.append(-sum.real / Double(q))
      imaginary.append(-sum.imaginary / Double(q))
    }
    (kernelReal, kernelImaginary) = (real + real, imaginary + imaginary)
    // The sum is off by (q + 1)/q ≤ 3/2 times the error of a root, and by roundings; two more roots and two products.
    let sumError = 1.5 * (CyclicTransform.rootError + 2 * Rounding.gamma(q + 4))
    let entryError = (sumError + 2 * CyclicTransform.productError) * 1.01
    evaluationError = Double(units) * entryError * 1.01
  }

  func accumulate(
    _ weight: Double, _ element: PreparedPlaneMatrix, _ plane: PlaneField, into matrix: inout ComplexMatrix
  ) {
    let (units, order) = (plane.q - 1, plane.rootOrder)
    switch element.shape {
    case .triangular(let scalar, let shift, let phases):
      for row in 0..<units {
        let value = plane.roots[(scalar * centralStep + phases[row]) % order]
        let place = row * units + (row + shift) % units
        matrix.real.entries[place] += weight * value.real
        matrix.imaginary.entries[place] += weight * value.imaginary
      }
    case .general(let scalar, let shift, let rowPhases, let columnPhases):
      let columns = (0..<units).map {
        plane.roots[((scalar + units - $0) * centralStep + columnPhases[$0]) % order]
      }
      matrix.real.entries.withUnsafeMutableBufferPointer { real in
        matrix.imaginary.entries.withUnsafeMutableBufferPointer { imaginary in
          for row in 0..<units {
            let phase = plane.roots[rowPhases[row]]
            let start = (shift + row) % units
            for column in 0..<units {
              let (x, y) = (kernelReal[start + column], kernelImaginary[start + column])
              let factor = columns[column]
              let (u, v) = (factor.real * x - factor.imaginary * y, factor.real * y + factor.imaginary * x)
              real[row * units + column] += weight * (phase.real * u - phase.imaginary * v)
              imaginary[row * units + column] += weight * (phase.real * v + phase.imaginary * u)
            }
          }
        }
      }
    }
  }
}
