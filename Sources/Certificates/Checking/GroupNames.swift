/// The standard generators that a name such as `C2^3xS4` stands for.
///
/// Sizes are computed before anything is built, so that a name from a file cannot ask for much memory: the generators
/// are only produced one by one, each as long as the number of points.
struct NamedGroup {
  private struct Factor {
    let family: Character
    let parameter: Int
    let copies: Int
    let points: Int
    let generatorCount: Int
  }

  private let factors: [Factor]
  /// The number of points.
  let points: Int
  /// The number of generators.
  let generatorCount: Int

  /// Reads a name; `nil` if it is none, or if its sizes do not fit in an `Int`.
  init?(_ name: String) {
    var factors: [Factor] = []
    var (points, generatorCount) = (0, 0)
    for part in name.utf8.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false) {
      let pieces = part.split(separator: UInt8(ascii: "^"), omittingEmptySubsequences: false)
      guard let letter = pieces.first?.first, let parameter = NamedGroup.number(pieces[0].dropFirst()),
        let (ownPoints, ownGenerators) = NamedGroup.sizes(Character(UnicodeScalar(letter)), parameter)
      else { return nil }
      var copies = 1
      for exponent in pieces.dropFirst() {
        guard let number = NamedGroup.number(exponent) else { return nil }
        copies = saturatingProduct([copies, number])
      }
      points = saturatingSum(points, saturatingProduct([copies, ownPoints]))
      generatorCount = saturatingSum(generatorCount, saturatingProduct([copies, ownGenerators]))
      guard points < .max, generatorCount < .max else { return nil }
      factors.append(
        Factor(
          family: Character(UnicodeScalar(letter)), parameter: parameter, copies: copies, points: ownPoints,
          generatorCount: ownGenerators))
    }
    self.factors = factors
    self.points = points
    self.generatorCount = generatorCount
  }

  /// The generator at a position from 0, in one-line notation on all the points; `nil` behind the last.
  func generator(_ position: Int) -> [Int]? {
    var (position, offset) = (position, 0)
    for factor in factors {
      if position < factor.generatorCount * factor.copies {
        offset += position / factor.generatorCount * factor.points
        let own = NamedGroup.generator(factor.family, factor.parameter, position % factor.generatorCount)
        return (1...points).map { point in
          own.indices.contains(point - offset - 1) ? own[point - offset - 1] + offset : point
        }
      }
      position -= factor.generatorCount * factor.copies
      offset += factor.points * factor.copies
    }
    return nil
  }

  /// A positive number without leading zeros.
  private static func number(_ digits: Substring.UTF8View.SubSequence) -> Int? {
    guard let first = digits.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first) else { return nil }
    return Int(Substring(digits))
  }

  /// The numbers of points and generators of one family, or `nil` if the parameter is out of its range.
  private static func sizes(_ family: Character, _ n: Int) -> (points: Int, generators: Int)? {
    switch family {
    case "C": (n, n == 1 ? 0 : 1)
    case "D": n >= 3 ? (n, 2) : nil
    case "S": (n, min(n - 1, 2))
    case "A": (n, max(n - 2, 0))
    case "Q": n >= 8 && n % 4 == 0 ? (n, 2) : nil
    case "B": n <= .max / 2 ? (2 * n, min(n - 1, 2) + 1) : nil
    default: nil
    }
  }

  /// One generator of one family, by the table of the documentation.
  private static func generator(_ family: Character, _ n: Int, _ position: Int) -> [Int] {
    let cycle = (1...n).map { $0 % n + 1 }
    switch (family, position) {
    case ("C", _), ("D", 0): return cycle
    case ("D", _): return (1...n).map { (n + 1 - $0) % n + 1 }
    case ("S", _):
      if position == 0 && n > 2 { return cycle }
      return [2, 1] + (1...n).dropFirst(2)
    case ("A", _):
      var images = Array(1...n)
      (images[0], images[1], images[position + 2]) = (2, position + 3, 1)
      return images
    case ("Q", _):
      // a^k is the point k + 1, a^k x the point m + k + 1; x · a^k = a^(−k) x and x · a^k x = a^(m/2 − k).
      let m = n / 2
      if position == 0 { return (0..<n).map { $0 < m ? ($0 + 1) % m + 1 : ($0 - m + 1) % m + m + 1 } }
      return (0..<n).map { $0 < m ? (m - $0) % m + m + 1 : (m / 2 + n - $0) % m + 1 }
    default:
      // B: the point 2i − 1 is eᵢ, the point 2i is −eᵢ.
      if position == min(n - 1, 2) { return [2, 1] + (1...(2 * n)).dropFirst(2) }
      return generator("S", n, position).flatMap { [2 * $0 - 1, 2 * $0] }
    }
  }
}
