import Certificates
import ExactArithmetic

/// The equations of exactness of a certificate: Σ ω(g) r(g) = 0 for a basis of the functions in M(F) + constants with
/// mean 0, in reduced row echelon form.
struct ExactnessSystem {
  /// The rows, by element number.
  let rows: [[Rational]]
  /// For each row the element where it is 1 and all other rows are 0.
  let pivots: [Int]

  /// The largest number of values that are reduced.
  static let valueLimit = 4_000_000

  /// - Throws: ``ExportError`` for approximate symmetry, irrational numbers and classes that are too large.
  init(_ reading: CertificateReading) throws(ExportError) {
    guard reading.certificate.claim.symmetry == .exact else {
      throw .unsupported("the equations are linear for exact symmetry only; use dimacs, drat or lrat")
    }
    let order = reading.order
    var functions: Set<[Rational]> = []
    for label in reading.labels {
      var columns: [[Int]: [Rational]] = [:]
      for element in 0..<order {
        for term in reading.image(of: label, under: element) {
          guard let value = term.value.rational else {
            throw .unsupported("the matrices have irrational entries, which the format cannot say")
          }
          columns[term.label, default: Array(repeating: .zero, count: order)][element] = value
        }
      }
      for values in columns.values {
        let mean = values.reduce(.zero, +) / Rational(order)
        functions.insert(values.map { $0 - mean })
      }
      guard functions.count * order <= ExactnessSystem.valueLimit else {
        throw .tooLarge("the class has more than \(ExactnessSystem.valueLimit / order) matrix coefficients")
      }
    }
    let sorted = functions.sorted { left, right in
      for (a, b) in zip(left, right) where a != b { return a < b }
      return false
    }
    let form = Matrix(rows: sorted, columnCount: order).reducedRowEchelonForm()
    pivots = form.pivots
    rows = (0..<form.rank).map { Array(form.rows[row: $0]) }
  }

  /// The factors that make up a function from the rows; `nil` if it is not in their span.
  func factors(of function: [Rational]) -> [Rational]? {
    var rest = function
    let factors = pivots.map { function[$0] }
    for (row, factor) in zip(rows, factors) where !factor.isZero {
      for index in rest.indices where !row[index].isZero { rest[index] -= factor * row[index] }
    }
    return rest.allSatisfy(\.isZero) ? factors : nil
  }
}
