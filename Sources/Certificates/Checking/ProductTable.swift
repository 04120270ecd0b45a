/// Products and inverses by element number: a table where order² is small enough, else computed from the points.
struct ProductTable {
  let group: CheckedGroup
  let inverses: [Int32]
  /// The products row by row, or nothing.
  private let table: [Int32]
  /// The steps of one product, roughly.
  let cost: Int

  /// The largest table, in numbers.
  static let limit = 25_000_000

  init(_ group: CheckedGroup, budget: inout WorkBudget, storage: Int, at path: PartPath) throws(Complaint) {
    let order = group.order
    try budget.take(order, saturatingSum(group.points * 2, 100), for: path)
    var inverses: [Int32] = []
    for element in group.elements {
      var inverse = element
      for (point, image) in element.enumerated() { inverse[image - 1] = point + 1 }
      inverses.append(Int32(try group.find(inverse, at: path)))
    }
    self.group = group
    self.inverses = inverses
    guard saturatingProduct([order, order]) <= min(storage, ProductTable.limit) else {
      table = []
      cost = saturatingSum(group.points * 2, 100)
      return
    }
    cost = 4
    try budget.take(order, order, 2, for: path)
    // The row of s·x is that of x, moved by s.
    var table = [Int32](repeating: 0, count: order * order)
    for column in 0..<order { table[column] = Int32(column) }
    for row in 1..<max(order, 1) {
      let (generator, element) = group.origins[row]
      for column in 0..<order {
        table[row * order + column] =
          group.edges[Int(table[element * order + column]) * group.generators.count + generator]
      }
    }
    self.table = table
  }

  /// The number of the product, first `right`, then `left`.
  func multiply(_ left: Int, _ right: Int) -> Int {
    if !table.isEmpty { return Int(table[left * group.order + right]) }
    return group.number(group.product(left, group.elements[right]))
  }
}
