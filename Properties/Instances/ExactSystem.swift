public import Averaging
public import ExactArithmetic

/// The equations of exact symmetry, Σ ω(g) φ(g) = mean(φ) for functions φ that span M(F ⊕ 1), and what solves them on a support.
///
/// The least size is found by looking at all supports with the identity: slow, and nothing but the definition.
public struct ExactSystem<Scalar: OrderedExactField>: Sendable {
  /// The functions, on the elements of the group; the constant is among them.
  public let functions: [[Scalar]]
  /// |G|.
  public let order: Int
  private let means: [Scalar]

  /// The system of functions on the group.
  ///
  /// - Precondition: at least one function.
  public init(_ functions: [[Scalar]]) {
    self.functions = functions
    order = functions[0].count
    let count = (0..<order).reduce(Scalar.zero) { sum, _ in sum + 1 }
    means = functions.map { $0.reduce(Scalar.zero) { $0 + $1 } / count }
  }

  /// Weights of an exact scheme on a support, one for each of its elements, zeros allowed; `nil` if there are none.
  ///
  /// - Complexity: one exact linear program, or one linear system for affine weights
  public func weights(on support: [Int], _ weights: WeightClass) -> [Scalar]? {
    let matrix = Matrix(rows: functions.map { row in support.map { row[$0] } }, columnCount: support.count)
    switch weights {
    case .affine: return matrix.solve(means)
    case .uniform:
      let count = support.reduce(Scalar.zero) { sum, _ in sum + 1 }
      let equal = support.map { _ in (1 as Scalar) / count }
      return matrix.applied(to: equal) == means ? equal : nil
    case .convex:
      let program = GeneralLinearProgram<Scalar>(equations: matrix, bounds: means)
      guard case .optimal(_, let solution, _) = program.solve() else { return nil }
      return solution
    }
  }

  /// The least number of elements of an exact scheme, with a support and weights.
  ///
  /// Translates of a scheme are schemes, so supports contain the identity, number 0.
  ///
  /// - Complexity: O(2^order) linear programs; for groups of order up to a dozen
  public func least(_ weights: WeightClass) -> (support: [Int], weights: [Scalar]) {
    schemes(weights, limit: 1).first ?? (Array(0..<order), [])
  }

  /// All supports of least size that contain the identity, with their weights, which are determined by them.
  ///
  /// - Complexity: as ``least(_:)``
  public func allLeast(_ weights: WeightClass) -> [(support: [Int], weights: [Scalar])] {
    schemes(weights, limit: .max)
  }

  /// Supports of least size with weights, at most so many.
  private func schemes(_ weights: WeightClass, limit: Int) -> [(support: [Int], weights: [Scalar])] {
    var found: [(support: [Int], weights: [Scalar])] = []
    for size in 1..<(order + 1) where found.isEmpty {
      var chosen = Array(0..<size)
      repeat {
        if let solution = self.weights(on: chosen, weights) { found.append((chosen, solution)) }
      } while found.count < limit && ExactSystem.advance(&chosen, below: order)
    }
    return found
  }

  /// The next set of its size after 0, in lexicographic order; `false` after the last.
  private static func advance(_ chosen: inout [Int], below order: Int) -> Bool {
    var place = chosen.count - 1
    while place > 0, chosen[place] == order - chosen.count + place { place -= 1 }
    if place <= 0 { return false }
    chosen[place] += 1
    for later in (place + 1)..<max(place + 1, chosen.count) { chosen[later] = chosen[later - 1] + 1 }
    return true
  }
}
