/// The matrices of all elements of a small group at the bottom of a tower.
struct CosetTable: Sendable {
  /// The degree of the group.
  let degree: Int
  /// For each element, in the order of its digits, the matrices of all representations of the group, row by row.
  let rows: [Double]

  /// The group of no letters.
  static let trivial = CosetTable(degree: 0, rows: [1])

  /// The largest order of a group that is tabulated: the table is to stay in the fastest memory.
  private static let largestOrder = 48

  private init(degree: Int, rows: [Double]) {
    (self.degree, self.rows) = (degree, rows)
  }

  /// The table of S_4 or B_3, or of the whole group if that is smaller.
  ///
  /// - Parameter tower: a tower of degree 1 or more, whose own table is not used.
  init(_ tower: YoungTower) {
    var degree = 0
    while degree < tower.degree, tower.order(degree: degree + 1) <= CosetTable.largestOrder { degree += 1 }
    let small = tower.prefix(degree: degree)
    let rows = (0..<tower.order(degree: degree)).flatMap { index in
      var rest = index
      let digits = (1...degree).map { letters in
        defer { rest /= tower.signCount * letters }
        return UInt32(rest % (tower.signCount * letters))
      }
      return CosetSummation.sum(SparseCosetFunction([1], digits: digits, on: small), over: small).sums
    }
    self.init(degree: degree, rows: rows)
  }
}
