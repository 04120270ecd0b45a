import Synchronization

@testable import Probing

/// A model that is a Swift function.
final class FunctionModel: BlackBoxModel {
  let declaration: ModelDeclaration
  private let function: @Sendable (_ input: [Double], _ query: Int) throws -> [Double]
  private let count = Atomic(0)

  init(
    _ inputShape: [Int], _ outputShape: [Int], _ numberType: ModelDeclaration.NumberType = .float64,
    isDeterministic: Bool = true, _ function: @escaping @Sendable (_ input: [Double], _ query: Int) throws -> [Double]
  ) {
    declaration = ModelDeclaration(
      inputShape: inputShape, outputShape: outputShape, numberType: numberType,
      isDeterministic: isDeterministic)
    self.function = function
  }

  var queryCount: Int { count.load(ordering: .relaxed) }

  func evaluate(_ inputs: [Double], count items: Int) throws -> [Double] {
    let size = declaration.inputCount
    return try (0..<items).flatMap { item in
      try function(Array(inputs[item * size..<(item + 1) * size]), count.add(1, ordering: .relaxed).newValue)
    }
  }
}
