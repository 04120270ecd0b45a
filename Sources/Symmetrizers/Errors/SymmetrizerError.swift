/// What is wrong with an action on values, a symmetrizer or a use of it.
public enum SymmetrizerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text names no action on tensors; with what would be right.
  case unknownAction(String, hint: String)
  /// The group has no such action; with why.
  case unsuitableAction(String, hint: String)
  /// The shape of tensors does not fit the action.
  case wrongShape(String)
  /// Images of generators that do not fit the group.
  case wrongImages(String)
  /// Exact arithmetic over ℚ was asked for, but the matrices are over ℚ(2cos 2π/n), n the conductor.
  case irrational(conductor: Int)
  /// More than can be tabulated.
  case tooLarge(String)
  /// The function gave another number of answers than there were questions.
  case wrongAnswerCount(Int, expected: Int)
  /// A symmetrizer that draws afresh was used without random numbers.
  case needsRandomNumbers(name: String)
  /// Parameters outside their range; with what would be right.
  case unsuitableParameter(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .unknownAction(let text, let hint): "no action on tensors “\(text)”: \(hint)"
    case .unsuitableAction(let text, let hint): "the action “\(text)” does not fit: \(hint)"
    case .wrongShape(let reason), .wrongImages(let reason), .unsuitableParameter(let reason): reason
    case .irrational(let conductor):
      "the matrices are over ℚ(2cos 2π/\(conductor)), not over ℚ: take an action with rational matrices, such as natural or "
        + "regular (plane has them for n = 1, 2, 3, 4, 6)"
    case .tooLarge(let what): "too large: \(what)"
    case .wrongAnswerCount(let count, let expected): "the function gave \(count) answers to \(expected) questions"
    case .needsRandomNumbers(let name):
      "\(name) draws elements afresh for each evaluation: pass a random number generator"
    }
  }
}
