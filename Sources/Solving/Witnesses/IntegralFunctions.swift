import ExactArithmetic

/// Functions on a group of mean 0 with values in a real cyclotomic field, by integer coordinates: signs of their integer combinations
/// without arithmetic in the field.
struct IntegralFunctions: Sendable {
  private let conductor: Int
  private let order: Int
  /// The degree of the field.
  private let degree: Int
  /// For each function, a common multiple of |G| · (function − mean): coordinate j at element g is at `g · degree + j`.
  private let rows: [[Int]]

  /// Larger coordinates are left to arithmetic in the field.
  private static let limit = 1 << 30

  /// - Returns: `nil` if coordinates are large.
  init?(_ functions: [[RealCyclotomic]], conductor: Int) {
    self.conductor = conductor
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    self.degree = degree
    let order = functions.first?.count ?? 0
    self.order = order
    var known: [RealCyclotomic: [Rational]] = [:]
    var denominator = 1
    for value in Set(functions.joined()) {
      guard let coordinates = value.coordinates(conductor: conductor) else { return nil }
      for coordinate in coordinates {
        guard let machine = Int(exactly: coordinate.denominator), machine < IntegralFunctions.limit else { return nil }
        denominator = Divisibility.leastCommonMultiple(denominator, machine)
        guard denominator < IntegralFunctions.limit else { return nil }
      }
      known[value] = coordinates
    }
    let factor = Rational(denominator)
    var list: [[Int]] = []
    for function in functions {
      var row: [Int] = []
      for value in function {
        for coordinate in known[value] ?? [] {
          guard let machine = (coordinate * factor).asInt, abs(machine) < 1 << 20 else { return nil }
          row.append(machine)
        }
      }
      guard row.count == order * degree else { return nil }
      let totals = (0..<degree).map { j in stride(from: j, to: row.count, by: degree).reduce(0) { $0 + row[$1] } }
      list.append(row.indices.map { row[$0] * order - totals[$0 % degree] })
    }
    rows = list
  }

  /// The signs of the combination at the elements of the group; `nil` if a factor is too large.
  func signs(_ factors: [Int]) -> [Int]? {
    var sums = [Int](repeating: 0, count: order * degree)
    for (factor, row) in zip(factors, rows) where factor != 0 {
      guard abs(factor) < 1 << 26 else { return nil }
      for index in sums.indices {
        let (product, isLarge) = factor.multipliedReportingOverflow(by: row[index])
        let (sum, isOver) = sums[index].addingReportingOverflow(product)
        guard !isLarge, !isOver else { return nil }
        sums[index] = sum
      }
    }
    var known: [ArraySlice<Int>: Int] = [:]
    return (0..<order).map { element in
      let coordinates = sums[(element * degree)..<((element + 1) * degree)]
      if let sign = known[coordinates] { return sign }
      let sign = RealCyclotomic(coordinates: coordinates.map { Rational($0) }, conductor: conductor).signum
      known[coordinates] = sign
      return sign
    }
  }
}
