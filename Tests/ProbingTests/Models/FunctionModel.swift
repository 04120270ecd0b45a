import FiniteGroups
import Probing
import Symmetrizers
import Synchronization

/// A Swift function as a model.
final class FunctionModel: BlackBoxModel {
  let declaration: ModelDeclaration
  private let function: @Sendable ([Double]) -> [Double]
  private let counter = Atomic<Int>(0)

  init(
    inputShape: [Int], outputShape: [Int] = [], numberType: ModelDeclaration.NumberType = .float64,
    isDeterministic: Bool = true, _ function: @escaping @Sendable ([Double]) -> [Double]
  ) {
    declaration = ModelDeclaration(
      inputShape: inputShape, outputShape: outputShape, numberType: numberType, isDeterministic: isDeterministic)
    self.function = function
  }

  /// A function with one number as its output.
  convenience init(_ dimension: Int, _ function: @escaping @Sendable ([Double]) -> Double) {
    self.init(inputShape: [dimension]) { [function($0)] }
  }

  var queryCount: Int { counter.load(ordering: .relaxed) }

  func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    counter.add(count, ordering: .relaxed)
    let size = declaration.inputCount
    return (0..<count).flatMap { index in function(Array(inputs[(index * size)..<((index + 1) * size)])) }
  }
}

/// Coordinates move as a permutation moves points: (g·v) has the coordinate i of v at g(i).
struct PermutedVector: ValueAction {
  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    var result = value
    for place in value.indices { result[element(place)] = value[place] }
    return result
  }

  func inverse(_ element: Permutation) -> Permutation { element.inverse }
}

extension SymmetryQuestion {
  /// Invariance, or equivariance with the same action on outputs, under a group that permutes coordinates.
  static func permuting(
    _ name: String, _ model: any BlackBoxModel, isEquivariant: Bool = false
  ) throws -> SymmetryQuestion {
    SymmetryQuestion(
      group: try GroupDescription(name).permutationGroup(), inputAction: PermutedVector(),
      outputAction: isEquivariant ? PermutedVector() : nil, declaration: model.declaration)
  }
}
