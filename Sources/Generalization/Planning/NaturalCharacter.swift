import FiniteGroups
import Representations

/// The trace of one element on a class in the natural action, from its cycles alone: no table, no list of elements.
///
/// A cycle of length l of a permutation up to signs has a sign s, the product of its signs; the characteristic polynomial of the element is
/// Π(1 − s·tˡ) over its cycles.
enum NaturalCharacter {
  /// The trace; `nil` for classes that are not built on points or coordinates.
  ///
  /// Polynomials of degree at most k: the coefficients of 1/Π(1 − s·tˡ) up to tᵏ, added up. Subsets of size t: the coefficient of tᵗ in
  /// Π(1 + tˡ). Tuples of t distinct points: those of fixed points.
  ///
  /// - Complexity: O(points + cycles · k)
  static func value(of specification: FunctionClassSpecification, at element: SignedPermutation) -> Int? {
    let cycles = cycles(of: element)
    switch specification {
    case .functions: return cycles.count { $0.length == 1 }
    case .tuples(let size):
      let fixed = cycles.count { $0.length == 1 }
      return (0..<size).reduce(1) { $0 * max(0, fixed - $1) }
    case .subsets(let size):
      var coefficients = [1] + [Int](repeating: 0, count: size)
      for cycle in cycles where cycle.length <= size {
        for power in stride(from: size, through: cycle.length, by: -1) {
          coefficients[power] += coefficients[power - cycle.length]
        }
      }
      return coefficients[size]
    case .polynomials(let degree):
      var coefficients = [1] + [Int](repeating: 0, count: degree)
      for cycle in cycles where cycle.length <= degree {
        for power in stride(from: cycle.length, through: degree, by: 1) {
          coefficients[power] += cycle.sign * coefficients[power - cycle.length]
        }
      }
      return coefficients.reduce(0, +)
    case .regular, .matrices, .fieldMatrices, .characters: return nil
    }
  }

  /// The lengths and signs of the cycles.
  private static func cycles(of element: SignedPermutation) -> [(length: Int, sign: Int)] {
    var seen = [Bool](repeating: false, count: element.dimension)
    var result: [(length: Int, sign: Int)] = []
    for start in 0..<element.dimension where !seen[start] {
      var (point, length, sign) = (start, 0, 1)
      while !seen[point] {
        seen[point] = true
        length += 1
        if element.negated[point] { sign = -sign }
        point = element.permutation(point)
      }
      result.append((length, sign))
    }
    return result
  }
}
