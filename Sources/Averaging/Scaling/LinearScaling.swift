import BigInt
import FiniteGroups
import Representations

/// All functions on the q² − 1 nonzero vectors of the plane over the field of q elements, under GL(2, q).
///
/// The scalars decompose them by the characters ψ of the multiplicative group: functions with f(cx) = ψ(c)f(x) are given on the
/// q + 1 projective points, where a matrix acts as a monomial one. For ψ = 1 that is 1 and the Steinberg representation (dimension
/// q), for the q − 2 others an irreducible principal series (dimension q + 1). The trivial one is taken out by subtracting 1/(q + 1).
struct LinearScaling: ScalingInstance {
  let field: FiniteField
  /// Discrete logarithms of the nonzero elements.
  let logarithms: [Int]
  let dual: AbelianDual

  init(_ q: Int) throws(GroupError) {
    field = FiniteField(try PrimePower(q))
    var logarithms = [Int](repeating: 0, count: q)
    for exponent in 0..<(q - 1) { logarithms[field.power(field.primitiveElement, exponent)] = exponent }
    self.logarithms = logarithms
    dual = AbelianDual(orders: [q - 1])
  }

  private var q: Int { field.size.value }
  var group: String { "GL(2,\(q))" }
  let functionClass = "functions"
  var order: BigInt { BigInt(q * q - 1) * BigInt(q * q - q) }
  var dimensionSum: Int { q + (q - 2) * (q + 1) }
  var transitiveDimension: Int { q * q - 1 }

  func sampleError(size: Int, using random: inout some RandomNumberGenerator) throws -> NormEnclosure {
    let points = q + 1
    // How often the point j goes to zˡ times the point i, at (i·points + j)·(q − 1) + l.
    var counts = [Double](repeating: 0, count: points * points * (q - 1))
    for _ in 0..<size {
      let (first, second) = randomColumns(using: &random)
      for point in 0..<points {
        let (x, y) = point < q ? (1, point) : (0, 1)
        let image = (0..<2).map { field.sum(field.product(first[$0], x), field.product(second[$0], y)) }
        // Matrices are invertible: the image is not zero.
        let leading = image[0] != 0 ? image[0] : image[1]
        let target = image[0] == 0 ? q : field.product(image[1], field.inverse(leading) ?? 0)
        counts[(target * points + point) * (q - 1) + logarithms[leading]] += 1
      }
    }
    return weakError(counts, total: size)
  }

  private func randomColumns(using random: inout some RandomNumberGenerator) -> ([Int], [Int]) {
    while true {
      let entries = (0..<4).map { _ in Int.random(in: 0..<q, using: &random) }
      if field.product(entries[0], entries[3]) != field.product(entries[1], entries[2]) {
        return ([entries[0], entries[2]], [entries[1], entries[3]])
      }
    }
  }

  /// The largest squared norm over the characters; ψ and its conjugate have the same.
  private func weakError(_ counts: [Double], total: Int) -> NormEnclosure {
    let points = q + 1
    let half = (q - 1) / 2 + 1
    var planes = (0..<half).map { _ in
      (real: [Double](repeating: 0, count: points * points), imaginary: [Double](repeating: 0, count: points * points))
    }
    var entryError = 0.0
    for entry in 0..<(points * points) {
      let slice = Array(counts[(entry * (q - 1))..<((entry + 1) * (q - 1))])
      if slice.allSatisfy({ $0 == 0 }) { continue }
      let (values, error) = dual.transform(dense: ComplexVector(slice))
      entryError = max(entryError, error)
      for character in 0..<min(half, q - 1) {
        planes[character].real[entry] = values.real[character]
        planes[character].imaginary[entry] = values.imaginary[character]
      }
    }
    // The trivial representation; the quotient and the difference are rounded.
    let mean = Double(total) / Double(points)
    for entry in 0..<(points * points) { planes[0].real[entry] -= mean }
    let rounding = Double(total) * 0x1p-50
    var result = NormEnclosure.zero
    for plane in planes {
      let matrix = ComplexMatrix(
        RealMatrix(rowCount: points, columnCount: points, entries: plane.real),
        imaginary: RealMatrix(rowCount: points, columnCount: points, entries: plane.imaginary))
      result = .maximum(result, matrix.operatorNorm(entryError: OutwardRounding.up(entryError + rounding)))
    }
    return NormEnclosure(
      lower: OutwardRounding.down(result.lower / Double(total)), upper: OutwardRounding.up(result.upper / Double(total))
    ).squared
  }
}
