import FiniteGroups

/// A fractional packing of sets in doubles: maximize Σ y over sets so that no point is covered more than once in total, by the revised
/// simplex method with columns added as they are found.
///
/// The dual is the fractional hitting set: a price for each point so that every set costs at least 1.
struct PackingProgram {
  /// The number of rows: the points that count.
  private let count: Int
  /// For each group element its row, or −1 where it does not count.
  private let row: [Int]
  /// The sets added, as rows.
  private(set) var columns: [[Int32]] = []
  /// The number of elements of all of them.
  private var entryCount = 0
  /// For each row the basic column, or −1 − row for its slack.
  private var basic: [Int]
  /// The inverse of the basis, row after row.
  private var inverse: [Double]
  private var values: [Double]
  private(set) var prices: [Double]
  private(set) var objective = 0.0

  /// - Parameter points: the elements that count, among 0 ..< order.
  init(points: [Int], order: Int) {
    count = points.count
    var row = [Int](repeating: -1, count: order)
    for (index, point) in points.enumerated() { row[point] = index }
    self.row = row
    basic = (0..<count).map { -1 - $0 }
    inverse = [Double](repeating: 0, count: count * count)
    for index in 0..<count { inverse[index * count + index] = 1 }
    // Different right sides avoid ties; the packing found is scaled exactly in the end.
    values = (0..<count).map { (index: Int) -> Double in
      let noise = (index &* 40503 &+ 977) % 1009
      return 1 + 1e-9 * Double(noise)
    }
    prices = [Double](repeating: 0, count: count)
  }

  /// An estimate of its bytes.
  var bytes: Int {
    8 * (inverse.count + 4 * count + row.count) + columns.count * (MemoryEstimate.header + 8) + 4 * entryCount
  }

  /// Adds a set; its elements outside the points are left out.
  mutating func add(_ set: ElementSet) {
    columns.append(set.elements.compactMap { row[$0] >= 0 ? Int32(row[$0]) : nil })
    entryCount += columns[columns.count - 1].count
  }

  /// Whether an element of the group is one of the points.
  func counts(_ element: Int) -> Bool { row[element] >= 0 }

  /// The price of each element of the group, 0 for those that do not count.
  var elementPrices: [Double] { row.map { $0 >= 0 ? prices[$0] : 0 } }

  /// The sets that are used with their weights.
  var packing: [(column: Int, weight: Double)] {
    basic.indices.compactMap { basic[$0] >= 0 && values[$0] > 1e-9 ? (basic[$0], values[$0]) : nil }
  }

  /// Pivots until no known column improves or the objective exceeds `target`.
  mutating func solve(target: Double = .infinity) {
    var rounds = 0
    while objective <= target, rounds < 50 * (count + 20) {
      rounds += 1
      var entering = -1
      var best = 1 - 1e-7
      var entersSlack = false
      for (index, column) in columns.enumerated() {
        var price = 0.0
        for r in column { price += prices[Int(r)] }
        if price < best {
          best = price
          entering = index
        }
      }
      for index in 0..<count where prices[index] < -1e-9 && prices[index] + 1 < best {
        best = prices[index] + 1
        entering = index
        entersSlack = true
      }
      guard entering >= 0 else { return }
      guard pivot(entering, isSlack: entersSlack) else { return }
    }
  }

  private mutating func pivot(_ entering: Int, isSlack: Bool) -> Bool {
    var direction = [Double](repeating: 0, count: count)
    let members = isSlack ? [Int32(entering)] : columns[entering]
    inverse.withUnsafeBufferPointer { inverse in
      for index in 0..<count {
        var sum = 0.0
        for r in members { sum += inverse[index * count + Int(r)] }
        direction[index] = sum
      }
    }
    var leaving = -1
    var step = Double.infinity
    for index in 0..<count where direction[index] > 1e-9 {
      let ratio = values[index] / direction[index]
      if ratio < step - 1e-12 || (ratio < step + 1e-12 && leaving >= 0 && direction[index] > direction[leaving]) {
        step = ratio
        leaving = index
      }
    }
    guard leaving >= 0 else { return false }
    for index in 0..<count { values[index] -= step * direction[index] }
    values[leaving] = step
    let scale = 1 / direction[leaving]
    inverse.withUnsafeMutableBufferPointer { inverse in
      let base = leaving * count
      for k in 0..<count { inverse[base + k] *= scale }
      for index in 0..<count where index != leaving && abs(direction[index]) > 1e-13 {
        let factor = direction[index]
        let row = index * count
        for k in 0..<count { inverse[row + k] -= factor * inverse[base + k] }
      }
    }
    basic[leaving] = isSlack ? -1 - entering : entering
    // The price of a row is the number of units that the basic sets lose with it.
    for k in 0..<count { prices[k] = 0 }
    objective = 0
    for index in 0..<count where basic[index] >= 0 {
      objective += values[index]
      let row = index * count
      for k in 0..<count { prices[k] += inverse[row + k] }
    }
    return true
  }
}
