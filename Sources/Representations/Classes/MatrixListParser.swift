import ExactArithmetic

/// Reads `[[0,-1],[1,-1]];[[0,1],[1,0]]`: square integer matrices of one size, separated by semicolons.
enum MatrixListParser {
  private static let hint =
    "write one square integer matrix per generator, such as [[0,-1],[1,-1]];[[0,1],[1,0]], all of one size"
  /// Larger entries would overflow in the first product.
  private static let largestEntry = 1 << 31

  static func matrices(_ text: String) throws(RepresentationError) -> [Matrix<Int>] {
    let compact = text.filter { !$0.isWhitespace }
    if compact.isEmpty { return [] }
    var matrices: [Matrix<Int>] = []
    for part in compact.split(separator: ";", omittingEmptySubsequences: false) {
      let matrix = try matrix(part)
      guard matrix.rowCount == matrices.first?.rowCount ?? matrix.rowCount else { throw malformed(part) }
      matrices.append(matrix)
    }
    return matrices
  }

  private static func malformed(_ part: Substring) -> RepresentationError {
    .malformedMatrices("“\(part)” is not a matrix of this representation: \(hint)")
  }

  private static func matrix(_ part: Substring) throws(RepresentationError) -> Matrix<Int> {
    guard part.hasPrefix("[["), part.hasSuffix("]]") else { throw malformed(part) }
    var rows: [[Int]] = []
    for row in part.dropFirst(2).dropLast(2).split(separator: "],[", omittingEmptySubsequences: false) {
      var entries: [Int] = []
      for word in row.split(separator: ",", omittingEmptySubsequences: false) {
        guard let entry = Int(word), entry.magnitude <= largestEntry else { throw malformed(part) }
        entries.append(entry)
      }
      rows.append(entries)
    }
    guard rows.allSatisfy({ $0.count == rows.count }) else { throw malformed(part) }
    return Matrix(rows: rows, columnCount: rows.count)
  }
}
