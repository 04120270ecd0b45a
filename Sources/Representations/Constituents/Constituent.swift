import FiniteGroups

/// A summand of a function class: a representation by integer matrices on a labelled basis, tabulated on the whole group.
///
/// Labels are those of the certificate format (a point, a tuple, exponents, …).
public struct Constituent: Sendable {
  enum Table: Sendable {
    /// ρ(g) permutes the basis up to sign: entry `g · dimension + j` is ±(i + 1) when ρ(g)bⱼ = ±bᵢ.
    case monomial([Int32])
    /// Entry `(g · dimension + i) · dimension + j` is the (i, j) entry of ρ(g).
    case dense([Int])
  }

  /// The labels of the basis.
  public let labels: [[Int]]
  /// How often the summand occurs (isomorphic copies that were recognized as equal).
  public let multiplicity: Int
  let table: Table

  /// The number of basis functions.
  public var dimension: Int { labels.count }

  /// The (row, column) entry of ρ(g).
  ///
  /// - Complexity: O(1)
  public func entry(_ row: Int, _ column: Int, at element: Int) -> Int {
    switch table {
    case .monomial(let images):
      let image = Int(images[element * dimension + column])
      return image == row + 1 ? 1 : image == -row - 1 ? -1 : 0
    case .dense(let entries): return entries[(element * dimension + row) * dimension + column]
    }
  }

  /// The trace of ρ(g).
  ///
  /// - Complexity: O(dimension)
  public func trace(at element: Int) -> Int { (0..<dimension).reduce(0) { $0 + entry($1, $1, at: element) } }

  /// The nonzero entries of column `column` of ρ(g).
  ///
  /// - Complexity: O(1) for permutations up to sign, O(dimension) otherwise
  public func image(of column: Int, under element: Int) -> [(row: Int, value: Int)] {
    switch table {
    case .monomial(let images):
      let image = Int(images[element * dimension + column])
      return [(abs(image) - 1, image.signum())]
    case .dense:
      return (0..<dimension).compactMap { row in
        let value = entry(row, column, at: element)
        return value == 0 ? nil : (row, value)
      }
    }
  }
}
