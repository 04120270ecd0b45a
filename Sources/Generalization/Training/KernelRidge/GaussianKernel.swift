import Representations

/// exp(−|x − y|²/2s²).
struct GaussianKernel: Sendable {
  /// s > 0.
  let width: Double

  /// 1/2s².
  var rate: Double { 1 / (2 * width * width) }

  /// The values between two lists of points: a row for each of the first, a column for each of the second.
  ///
  /// Symmetric bit by bit where both lists are the same.
  ///
  /// - Complexity: O(rows · columns · d)
  func matrix(_ rows: TrainingPoints, _ columns: TrainingPoints) -> RealMatrix {
    let (width, rate) = (columns.count, rate)
    let entries = [Double](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
      buffer.initialize(repeating: 0)
      count = rows.count * width
      guard let base = buffer.baseAddress else { return }
      columns.coordinates.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        for row in 0..<rows.count {
          let target = base + row * width
          for axis in 0..<rows.dimension {
            let place = rows.coordinate(axis, of: row)
            let others = source + axis * width
            for column in 0..<width {
              let difference = place - others[column]
              target[column] += difference * difference
            }
          }
          for column in 0..<width { target[column] = DecayingExponential.value(rate * target[column]) }
        }
      }
    }
    return RealMatrix(rowCount: rows.count, columnCount: width, entries: entries)
  }
}
