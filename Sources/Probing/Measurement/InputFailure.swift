public import FiniteGroups

/// An error that a model reports for some input, with the input.
///
/// A model answers a batch with one error frame; which input it means is found by asking parts of the batch again (`FailureIsolation`).
public struct InputFailure: Error, Sendable, CustomStringConvertible {
  /// What the model reported last.
  public let error: ModelError
  /// The inputs among which the failing one is: one, unless the failure did not come again or limits ended looking for it.
  public let inputs: [[Double]]
  /// The number of inputs of the batch that failed first.
  public let batchCount: Int
  /// Where the first of ``inputs`` stood in the list that was asked; `nil` if they are not of that list but of a model behind the one that was asked.
  var place: Int?
  /// The element and the input before it was moved, if the failing input is an image.
  public internal(set) var origin: (element: Permutation, input: [Double])?

  /// The input that fails when it is asked alone; `nil` if it was not found.
  public var input: [Double]? { inputs.count == 1 ? inputs[0] : nil }

  /// The model, the input (shortened), and what the model said.
  public var description: String {
    let head = "the model “\(error.command.joined(separator: " "))”"
    guard case .reported(let kind, let message) = error.fault else { return "\(error)" }
    let moved = origin.map { ", which is gx for g = \($0.element) and x = \(InputText.short($0.input))" } ?? ""
    let place =
      input.map { "at the input \(InputText.short($0))\(moved)" }
      ?? "at a batch of \(batchCount) inputs, and as far as it was tried at none of them alone"
    let lines = TerminalText.escaped(message).split(whereSeparator: \.isNewline).map { "  \($0)" }
    let tail = error.standardErrorText
    return (["\(head) reports an error of the kind “\(TerminalText.escaped(kind))” \(place):"] + lines).joined(
      separator: "\n") + tail
  }
}

/// Inputs in messages.
enum InputText {
  /// The first eight values, and how many there are.
  static func short(_ input: [Double]) -> String {
    let rest = input.count > 8 ? ", … \(input.count) values" : ""
    return "[" + input.prefix(8).map { "\($0)" }.joined(separator: ", ") + rest + "]"
  }
}
