import FiniteGroups
import Probing
import Symmetrizers

/// Coordinates move as a permutation moves points: g·v has the coordinate i of v at g(i).
struct PermutedVector: ValueAction {
  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    var result = value
    for place in value.indices { result[element(place)] = value[place] }
    return result
  }

  func inverse(_ element: Permutation) -> Permutation { element.inverse }
}

extension SymmetryQuestion {
  /// Invariance under a group that permutes coordinates.
  static func permuting(_ name: String, _ model: any BlackBoxModel) throws -> SymmetryQuestion {
    SymmetryQuestion(
      group: try GroupDescription(name).permutationGroup(), inputAction: PermutedVector(), outputAction: nil,
      declaration: model.declaration)
  }
}

extension FunctionModel {
  /// A function of an input alone.
  convenience init(
    inputShape: [Int], outputShape: [Int] = [], isDeterministic: Bool = true,
    _ function: @escaping @Sendable ([Double]) -> [Double]
  ) {
    self.init(inputShape, outputShape, isDeterministic: isDeterministic) { input, _ in function(input) }
  }

  /// A function of a vector with one number as its value.
  convenience init(_ dimension: Int, _ function: @escaping @Sendable ([Double]) -> Double) {
    self.init([dimension], []) { input, _ in [function(input)] }
  }
}
