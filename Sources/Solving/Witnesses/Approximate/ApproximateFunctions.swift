import FiniteGroups
import BigInt
import ExactArithmetic
import Representations

/// The functions of witnesses for weak and strong symmetry: from dual solutions in doubles to rational pairs of vectors
/// whose inequalities hold exactly.
struct ApproximateFunctions: Sendable {
  let blocks: IrreducibleBlocks
  /// ε for weak, 2ε for strong symmetry.
  let threshold: Rational

  /// A pair of vectors of one constituent in doubles.
  struct Pair {
    let element: Int?
    let constituent: Int
    var left, right: [Double]
  }

  /// Pairs of vectors for a dual solution: singular vectors of every block with the square roots of the singular
  /// values, those of different representations and different copies of one representation together in one pair.
  func pairs(_ dual: [[Double]], of conditions: [NormBlock]) -> [Pair] {
    var result: [Pair] = []
    var places: [Place: [Int]] = [:]
    for (matrix, condition) in zip(dual, conditions) {
      let block = blocks.blocks[condition.irreducible]
      guard !block.embeddings.isEmpty else { continue }
      let place = Place(element: condition.element, constituent: block.constituent)
      let terms = SingularTerms.of(matrix, size: block.size, isReal: block.isReal)
      for (number, term) in terms.enumerated() {
        let (round, copy) = number.quotientAndRemainder(dividingBy: block.embeddings.count)
        while (places[place]?.count ?? 0) <= round {
          let dimension = block.embeddings[0].count / block.size
          let zero = [Double](repeating: 0, count: dimension)
          places[place, default: []].append(result.count)
          result.append(Pair(element: place.element, constituent: place.constituent, left: zero, right: zero))
        }
        guard let index = places[place]?[round] else { continue }
        let embedding = block.embeddings[copy]
        for row in result[index].left.indices {
          for (column, entry) in term.left.enumerated() {
            result[index].left[row] += embedding[row * block.size + column] * entry
          }
          for (column, entry) in term.right.enumerated() {
            result[index].right[row] += embedding[row * block.size + column] * entry
          }
        }
      }
    }
    return result
  }

  private struct Place: Hashable {
    let element: Int?
    let constituent: Int
  }

  /// A pair of integer vectors.
  struct IntegerPair {
    let element: Int?
    let constituent: Int
    let left, right: [Int]
  }

  /// The pairs in units of the largest entry over `size`.
  func rounded(_ pairs: [Pair], size: Int) -> [IntegerPair] {
    let largest = pairs.reduce(0.0) { max($0, ($1.left + $1.right).reduce(0) { max($0, abs($1)) }) }
    guard largest > 0, largest.isFinite else { return [] }
    let scale = Double(size) / largest
    func round(_ vector: [Double]) -> [Int] { vector.map { Int(($0 * scale).rounded()) } }
    return pairs.compactMap { pair in
      let (left, right) = (round(pair.left), round(pair.right))
      guard left.contains(where: { $0 != 0 }), right.contains(where: { $0 != 0 }) else { return nil }
      return IntegerPair(element: pair.element, constituent: pair.constituent, left: left, right: right)
    }
  }

  /// The sizes of integers that are tried, small ones first.
  static let sizes =
    Array(1...24) + [
      27, 30, 33, 36, 40, 45, 50, 56, 64, 72, 80, 90, 100, 120, 150, 200, 250, 300, 400, 500, 700, 1_000,
    ]
    + [2_000, 4_000, 10_000, 30_000, 100_000, 1_000_000, 10_000_000]

  /// A witness near the given pairs whose function is above the threshold on all of `missed`.
  func witness(near pairs: [Pair], missing missed: [Int]) -> Witness? {
    for size in ApproximateFunctions.sizes {
      let rounded = rounded(pairs, size: size)
      guard !rounded.isEmpty else { continue }
      guard let function = IntegerFunction(rounded, blocks), let least = function.leastMissed(threshold) else {
        return nil
      }
      if missed.allSatisfy({ function.values[$0] >= least }) {
        let set = ElementSet(function.values.indices.filter { function.values[$0] < least }, capacity: blocks.order)
        return Witness(pairs: rounded.map(\.witnessPair), set: set)
      }
    }
    return nil
  }
}

extension ApproximateFunctions.IntegerPair {
  /// The same as a part of a witness.
  var witnessPair: Witness.Pair {
    Witness.Pair(
      element: element, constituent: constituent, left: left.map { Rational($0) }, right: right.map { Rational($0) })
  }
}

/// The function of integer pairs, exactly, in machine integers.
struct IntegerFunction {
  /// |G|·f·x(g) for the function x = raw − mean and a common factor f ≥ 1.
  let values: [Int]
  /// 2·f·N = f·Σ(‖u‖² + ‖v‖²).
  let doubledNorm: Int

  /// - Returns: `nil` if numbers could leave 62 bits.
  init?(_ pairs: [ApproximateFunctions.IntegerPair], _ blocks: IrreducibleBlocks) {
    let order = blocks.order
    let usesForm = pairs.contains { blocks.actions[$0.constituent]?.isMonomial == false }
    var sums = [Int](repeating: 0, count: order)
    var norm = 0
    var size = 0.0
    for pair in pairs {
      guard let action = blocks.actions[pair.constituent] else { return nil }
      let largest = (pair.left + pair.right).reduce(0.0) { max($0, Double(abs($1))) }
      let dimension = Double(action.dimension)
      size += 4 * dimension * dimension * largest * largest * action.magnitude
      guard size * Double(order) * Double(usesForm ? order : 1) < 0x1p61 else { return nil }
      let factor = usesForm && action.isMonomial ? order : 1
      let coefficient = action.coefficient(pair.left, pair.right)
      for g in 0..<order {
        sums[g] += factor * coefficient[g]
        if let h = pair.element { sums[g] -= factor * coefficient[blocks.product(h, g)] }
      }
      norm += factor * (action.square(pair.left) + action.square(pair.right))
    }
    let total = sums.reduce(0, +)
    values = sums.map { $0 * order - total }
    doubledNorm = norm
  }

  /// The least value at which x > 0 and x² > ε'N²; `nil` if it is beyond all machine integers.
  func leastMissed(_ threshold: Rational) -> Int? {
    // value² / |G|² > ε'·doubledNorm² / 4
    let order = BigInt(values.count)
    let norm = BigInt(doubledNorm)
    let limit = threshold.numerator * order * order * norm * norm / (4 * threshold.denominator)
    return Int(exactly: limit.squareRoot() + 1)
  }
}
