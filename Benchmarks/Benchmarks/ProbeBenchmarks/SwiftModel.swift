import Probing
import Synchronization

/// A model of 4,096 doubles that returns all of them or the first.
final class SwiftModel: BlackBoxModel {
  let declaration: ModelDeclaration
  private let isEcho: Bool
  private let count = Atomic(0)

  init(isEcho: Bool) {
    self.isEcho = isEcho
    declaration = ModelDeclaration(
      inputShape: [4_096], outputShape: isEcho ? [4_096] : [], numberType: .float64, isDeterministic: true)
  }

  var queryCount: Int { count.load(ordering: .relaxed) }

  func evaluate(_ inputs: [Double], count items: Int) throws -> [Double] {
    count.add(items, ordering: .relaxed)
    return isEcho ? inputs : (0..<items).map { inputs[$0 * 4_096] }
  }
}
