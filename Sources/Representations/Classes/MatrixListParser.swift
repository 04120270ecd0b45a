import ExactArithmetic

/// Reads and writes `[[0,-1],[1,-1]];[[0,1],[1,0]]`: square matrices of one size, separated by semicolons.
enum MatrixListParser {
  private static let hint =
    "write one square integer matrix per generator, such as [[0,-1],[1,-1]];[[0,1],[1,0]], all of one size"
  /// Larger entries would overflow in the first product.
  private static let largestEntry = 1 << 31

  /// Reads integer matrices.
  static func matrices(_ text: String) throws(RepresentationError) -> [Matrix<Int>] {
    try matrices(text, hint: hint) { Int($0).flatMap { $0.magnitude <= largestEntry ? $0 : nil } }
  }

  /// Reads matrices over ℚ(2cos 2π/n), with entries such as `1/2-3*c1`.
  static func matrices(_ text: String, conductor: Int) throws(RepresentationError) -> [Matrix<RealCyclotomic>] {
    guard conductor <= Cyclotomic.largestReadableOrder else {
      throw .malformedMatrices("the conductor \(conductor) is too large: at most \(Cyclotomic.largestReadableOrder)")
    }
    return try matrices(
      text,
      hint: "write one square matrix per generator, such as [[0,-1],[1,1/2-3*c1]], all of one size, where ck is "
        + "2cos(2πk/\(conductor)), 0 < k < \(conductor)"
    ) { RealCyclotomic(text: String($0), conductor: conductor) }
  }

  /// Writes matrices.
  static func text<Entry>(_ list: [Matrix<Entry>], entry: (Entry) -> String) -> String {
    list.map { matrix in
      "["
        + (0..<matrix.rowCount).map { "[" + matrix[row: $0].map(entry).joined(separator: ",") + "]" }
        .joined(separator: ",") + "]"
    }.joined(separator: ";")
  }

  private static func matrices<Entry>(
    _ text: String, hint: String, entry: (Substring) -> Entry?
  ) throws(RepresentationError) -> [Matrix<Entry>] {
    let compact = text.filter { !$0.isWhitespace }
    if compact.isEmpty { return [] }
    var matrices: [Matrix<Entry>] = []
    for part in compact.split(separator: ";", omittingEmptySubsequences: false) {
      guard let matrix = matrix(part, entry: entry), matrix.rowCount == matrices.first?.rowCount ?? matrix.rowCount
      else { throw .malformedMatrices("“\(part)” is not a matrix of this representation: \(hint)") }
      matrices.append(matrix)
    }
    return matrices
  }

  private static func matrix<Entry>(_ part: Substring, entry: (Substring) -> Entry?) -> Matrix<Entry>? {
    guard part.hasPrefix("[["), part.hasSuffix("]]") else { return nil }
    var rows: [[Entry]] = []
    for row in part.dropFirst(2).dropLast(2).split(separator: "],[", omittingEmptySubsequences: false) {
      let words = row.split(separator: ",", omittingEmptySubsequences: false)
      let entries = words.compactMap(entry)
      guard entries.count == words.count else { return nil }
      rows.append(entries)
    }
    guard rows.allSatisfy({ $0.count == rows.count }) else { return nil }
    return Matrix(rows: rows, columnCount: rows.count)
  }
}
