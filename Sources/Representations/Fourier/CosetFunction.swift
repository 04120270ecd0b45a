/// A function on S_n or B_n whose elements are sorted by cosets.
///
/// An element is a row of digits: digit m − 1 numbers the coset cᵢB_{m−1}, cᵢ = (i i+1)…(m−1 m), or cᵢτB_{m−1}, τ the change of
/// the sign of the last letter, in which it lies after division by the representatives above. The numbers are i = 0 … m − 1
/// for S_n; 2i, and 2i + 1 with τ, for B_n. The last digits count first.
protocol CosetFunction {
  /// The values, in the order of the elements.
  var weights: [Double] { get }

  /// Digit `degree` − 1 of the element at a place of the order.
  func coset(of number: Int, degree: Int) -> Int

  /// How far the elements with a digit `degree` − 1 go at the beginning of a range, in which the digits above agree; no further than
  /// its lower bound if there are none.
  func end(ofCoset coset: Int, in range: Range<Int>, degree: Int) -> Int

  /// Where the lowest digits stand in the table of the tower.
  func tablePlace(of number: Int) -> Int
}

/// A function given on all elements, in the order of their digits.
struct DenseCosetFunction: CosetFunction {
  let weights: [Double]
  private let orders: [Int]
  private let tableOrder: Int

  /// - Precondition: as many values as the group of the tower has elements.
  init(_ values: [Double], on tower: YoungTower) {
    weights = values
    orders = (0...tower.degree).map { tower.order(degree: $0) }
    tableOrder = orders[tower.table.degree]
  }

  func coset(of number: Int, degree: Int) -> Int { number % orders[degree] / orders[degree - 1] }

  func end(ofCoset coset: Int, in range: Range<Int>, degree: Int) -> Int { range.lowerBound + orders[degree - 1] }

  func tablePlace(of number: Int) -> Int { number % tableOrder }
}

/// A function of small support.
struct SparseCosetFunction: CosetFunction {
  let weights: [Double]
  private let degree: Int
  /// A row for each element.
  private let digits: [UInt32]
  private let places: [Int]

  /// - Parameter images: a row for each weight: the images of the n letters, from 0; doubled, and one more for a change of the
  ///   sign, if the group has signs.
  /// - Complexity: O(n²·support)
  init(_ weights: [Double], images: [UInt32], on tower: YoungTower) {
    var digits = images
    SparseCosetFunction.divide(&digits, degree: tower.degree, signCount: UInt32(tower.signCount))
    self.init(weights, digits: digits, on: tower)
  }

  /// - Parameter digits: a row for each weight.
  init(_ weights: [Double], digits: [UInt32], on tower: YoungTower) {
    let (degree, signCount) = (tower.degree, tower.signCount)
    // Counting sorts from the lowest digit on that is not left to the table.
    var order = Array(weights.indices)
    var next = order
    for place in tower.table.degree..<degree {
      var ends = [Int](repeating: 0, count: signCount * (place + 1) + 1)
      for number in order { ends[Int(digits[number * degree + place]) + 1] += 1 }
      for digit in ends.indices.dropLast() { ends[digit + 1] += ends[digit] }
      for number in order {
        let digit = Int(digits[number * degree + place])
        next[ends[digit]] = number
        ends[digit] += 1
      }
      swap(&order, &next)
    }
    self.degree = degree
    self.weights = order.map { weights[$0] }
    self.digits = order.flatMap { digits[($0 * degree)..<(($0 + 1) * degree)] }
    places = order.map { number in
      (0..<tower.table.degree).reversed().reduce(0) { place, point in
        place * signCount * (point + 1) + Int(digits[number * degree + point])
      }
    }
  }

  /// Replaces rows of images by digits.
  private static func divide(_ rows: inout [UInt32], degree: Int, signCount: UInt32) {
    rows.withUnsafeMutableBufferPointer { rows in
      for row in stride(from: 0, to: rows.count, by: degree) {
        for last in stride(from: degree - 1, to: 0, by: -1) {
          // Divides by cᵢ, or cᵢτ, from the left: i goes to m, what is above i one down.
          let image = rows[row + last] | (signCount - 1)
          for point in row..<(row + last) where rows[point] > image { rows[point] -= signCount }
        }
      }
    }
  }

  func coset(of number: Int, degree: Int) -> Int { Int(digits[number * self.degree + degree - 1]) }

  func end(ofCoset coset: Int, in range: Range<Int>, degree: Int) -> Int {
    range.first { self.coset(of: $0, degree: degree) != coset } ?? range.upperBound
  }

  func tablePlace(of number: Int) -> Int { places[number] }
}
