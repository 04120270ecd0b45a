import BigInt
import FiniteGroups

/// The permutations that keep each of some disjoint cells.
enum CellPermutations {
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``, before they are listed.
  /// - Complexity: O(size · degree)
  static func all(of cells: [[Int]], degree: Int, limit: Int) throws -> [Permutation] {
    let order = cells.reduce(BigInt(1)) { product, cell in
      cell.count < 2 ? product : (2...cell.count).reduce(product) { $0 * BigInt($1) }
    }
    guard order <= limit else { throw CanonicalizationError.stabilizerTooLarge(order: order, limit: limit) }
    var result = [Array(0..<degree)]
    for cell in cells where cell.count > 1 {
      let orders = arrangements(of: cell)
      result = result.flatMap { images in
        orders.map { arrangement in
          var images = images
          for (place, image) in zip(cell, arrangement) { images[place] = image }
          return images
        }
      }
    }
    return try result.map { try MinimalImageSearch.permutation($0) }
  }

  private static func arrangements(of cell: [Int]) -> [[Int]] {
    if cell.count < 2 { return [cell] }
    return cell.indices.flatMap { index in
      var rest = cell
      let first = rest.remove(at: index)
      return arrangements(of: rest).map { [first] + $0 }
    }
  }
}
