import Averaging
import ExactArithmetic
import Representations

/// The operator T of a symmetrizer on the functions on a finite set of points: (Tf)(x) = Σ weights · f at the points asked.
///
/// Exact facts that follow from its rows:
/// - the symmetrizer keeps every invariant function if and only if each row has sum 1 and lies in the orbit of its point;
/// - its weak error on these functions is the squared norm of (I − P)T on F₀, see ``error(of:on:)``.
struct PointOperator {
  /// For each point, the points asked with their weights.
  let rows: [[(column: Int, weight: Rational)]]
  /// Whether every invariant function on the points stays as it is.
  let preservesInvariants: Bool

  /// The rows at all points of a problem.
  ///
  /// - Throws: what the symmetrizer throws; ``SymmetrizerError/unsuitableParameter(_:)`` if it asks a point that is not in the orbit.
  init(of symmetrizer: ComparedSymmetrizer, on problem: ComparisonProblem, using random: inout SplitMix64) throws {
    var preserves = true
    var rows: [[(column: Int, weight: Rational)]] = []
    for (place, point) in problem.points.enumerated() {
      var row: [(column: Int, weight: Rational)] = []
      for question in try symmetrizer.questions(at: point, using: &random) {
        guard let column = problem.place(of: question.point) else {
          throw SymmetrizerError.unsuitableParameter("\(symmetrizer.name) asks at a point outside the orbit")
        }
        row.append((column, question.weight))
        preserves = preserves && problem.orbitOf[column] == problem.orbitOf[place]
      }
      preserves = preserves && row.reduce(Rational.zero) { $0 + $1.weight } == 1
      rows.append(row)
    }
    self.rows = rows
    preservesInvariants = preserves
  }

  /// The worst ‖(I − P)Tf‖²/‖f‖² over f without invariant part: what weak(ε) bounds (mathematics.md §1), also for weights that depend on the
  /// point, as long as invariant functions are kept.
  ///
  /// Whether it is 0 is decided exactly: all rows of an orbit are equal. Otherwise schemes have exact enclosures, and for other
  /// symmetrizers the norm is enclosed with proved bounds for rounding.
  func error(of symmetrizer: ComparedSymmetrizer, on problem: ComparisonProblem) throws -> Enclosure {
    var matrix = Matrix<Rational>(rowCount: rows.count, columnCount: rows.count, repeating: .zero)
    for (row, entries) in rows.enumerated() {
      for entry in entries { matrix[row, entry.column] += entry.weight }
    }
    let members = Dictionary(grouping: rows.indices) { problem.orbitOf[$0] }
    if members.values.allSatisfy({ orbit in orbit.allSatisfy { matrix[row: $0] == matrix[row: orbit[0]] } }) {
      return Enclosure(.zero)
    }
    if let scheme = symmetrizer.scheme {
      let functions = try FunctionClass(.functions, group: problem.group, action: problem.pointAction)
      return try SymmetryErrors(on: functions).weak(of: scheme).enclosure
    }
    // Each row less the mean of the rows of its orbit.
    var rounded = RealMatrix(rowCount: rows.count, columnCount: rows.count)
    for orbit in members.values {
      for column in rows.indices {
        let mean = orbit.reduce(Rational.zero) { $0 + matrix[$1, column] } / Rational(orbit.count)
        for row in orbit { rounded[row, column] = (matrix[row, column] - mean).approximation }
      }
    }
    let largest = rounded.entries.reduce(0) { max($0, $1.magnitude) }
    // Twice what rounding to nearest can do.
    let bound = rounded.operatorNorm(entryError: largest * 0x1p-52).squared
    guard let enclosure = bound.exact else {
      throw SymmetrizerError.unsuitableParameter(
        "the weights of \(symmetrizer.name) are too large for an enclosure of the error")
    }
    return enclosure
  }
}
