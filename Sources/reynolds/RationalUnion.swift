import CommandSupport
import Representations

/// `rational-irreducibles:2,4`: the sum of some rational irreducible representations of a group, numbered as its character table
/// orders them, 1 being the trivial one.
struct RationalUnion {
  static let prefix = "rational-irreducibles:"
  let numbers: [Int]

  init(_ numbers: [Int]) { self.numbers = numbers }

  /// Reads the text; `nil` if it is something else.
  init?(_ text: String) {
    guard text.hasPrefix(RationalUnion.prefix) else { return nil }
    let numbers = text.dropFirst(RationalUnion.prefix.count).split(separator: ",", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0 >= 1 }), Set(numbers).count == numbers.count else { return nil }
    self.numbers = numbers.sorted()
  }

  var description: String { RationalUnion.prefix + numbers.map(String.init).joined(separator: ",") }

  /// The class by integer matrices.
  func specification(_ irreducibles: RationalIrreducibles) throws -> FunctionClassSpecification {
    guard let last = numbers.last, last <= irreducibles.count else {
      throw InstanceList.Fault(
        code: CommandFailure.data,
        description: "\(description): the group has only \(irreducibles.count) rational irreducible representations")
    }
    return .matrices(try irreducibles.matrices(numbers))
  }
}
