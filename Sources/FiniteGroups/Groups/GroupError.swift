import BigInt

/// What is wrong with the description of a group or of an action.
public enum GroupError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text is not a group; with what would be right.
  case unknownGroup(String, hint: String)
  /// The text is not an action, or the group has no such action.
  case unknownAction(String, hint: String)
  /// The list is not a permutation of 1 … n.
  case notAPermutation([Int])
  /// The text is not a permutation in cycle or one-line notation.
  case malformedPermutation(String, hint: String)
  /// More points than can be handled.
  case degreeTooLarge(Int, limit: Int)
  /// The group has too many elements to be listed.
  case orderTooLarge(group: String, atLeast: BigInt, limit: Int)
  /// The number or shape of the images does not fit the generators.
  case malformedImages(String)
  /// The order or degree is within bounds, but listing the elements would take too much memory.
  case memory(group: String, bytes: Int, limit: Int)
  /// A quotient was asked for by a subgroup that is not normal; with a conjugate's generator that it lacks.
  case notNormal(order: Int, conjugate: String)
  /// The images do not define a homomorphism; with what fails.
  case notAHomomorphism(String)
  /// The group has more subgroups than can be listed, or is too large for the search; with the reason.
  case subgroupLimit(String)
  /// A search for isomorphisms was given up after the allowed number of steps.
  case searchLimit(order: Int, steps: Int)
  /// The order is outside the catalogue of small groups.
  case notInCatalogue(order: Int)

  /// One line for the user.
  public var description: String {
    switch self {
    case .unknownGroup(let text, let hint): "“\(text)” is not a group: \(hint)"
    case .unknownAction(let text, let hint): "no action “\(text)”: \(hint)"
    case .notAPermutation(let list):
      "\(list) is not a permutation: each of the numbers 1 … \(list.count) must occur exactly once"
    case .malformedPermutation(let text, let hint): "“\(text)” is not a permutation: \(hint)"
    case .degreeTooLarge(let degree, let limit): "\(degree) points are too many: at most \(limit) are possible"
    case .orderTooLarge(let group, let order, let limit):
      "\(group) has \(GroupError.readable(order)) elements or more; a group of more than \(limit) is not enumerated"
    case .malformedImages(let reason): reason
    case .memory(let group, let bytes, let limit):
      "listing the elements of \(group) would take \(bytes >> 20) MiB; the limit is \(limit >> 20) MiB"
    case .notNormal(let order, let conjugate):
      "the subgroup of order \(order) is not normal: a conjugate has \(conjugate), which it lacks; take its normal closure or core"
    case .notAHomomorphism(let reason): "not a homomorphism: \(reason)"
    case .subgroupLimit(let reason): "the subgroups are not listed: \(reason)"
    case .searchLimit(let order, let steps):
      "no isomorphism of groups of order \(order) was found or excluded within \(steps) steps; allow more steps"
    case .notInCatalogue(let order):
      "the catalogue holds the groups of order 1 … 63, so a group of order \(order) has no number in it"
    }
  }

  /// The number, or how long it is where nobody would read it.
  ///
  /// The length comes from the number of bits: the digits of a number of thousands of them take a while.
  private static func readable(_ number: BigInt) -> String {
    // 40 digits take at most 133 bits, and one for the sign; 0.301… is log₁₀ 2.
    number.bitWidth <= 134 ? number.description : "about 10^\(Int(Double(number.bitWidth - 2) * 0.301_029_995))"
  }
}
