// Goals of this module:
// 1. A model is what answers batches of questions: a process, a recording, or a Swift function.
// 2. What is said about a model has a confidence interval that is valid whenever one stops, or a concrete input that shows it.
// 3. No model can hang, crash or confuse the program that asks it.

/// What a model says of itself before the first question.
public struct ModelDeclaration: Sendable, Hashable {
  /// The type of numbers on the wire; values are doubles in memory.
  public enum NumberType: String, Sendable, Hashable, CaseIterable {
    case float32, float64
  }

  /// The shape of one input, without the batch axis; empty for a number.
  public let inputShape: [Int]
  /// The shape of one output, without the batch axis; empty for a number.
  public let outputShape: [Int]
  /// The type of the numbers.
  public let numberType: NumberType
  /// Whether the model says that equal questions get equal answers.
  public let isDeterministic: Bool

  /// A declaration.
  public init(inputShape: [Int], outputShape: [Int], numberType: NumberType, isDeterministic: Bool) {
    self.inputShape = inputShape
    self.outputShape = outputShape
    self.numberType = numberType
    self.isDeterministic = isDeterministic
  }

  /// The number of values of one input.
  public var inputCount: Int { inputShape.reduce(1, *) }
  /// The number of values of one output.
  public var outputCount: Int { outputShape.reduce(1, *) }
}

/// A function that is known through its answers only.
///
/// Inputs and outputs of a batch stand one after the other, each in row-major order. A model counts one query for each input.
public protocol BlackBoxModel: AnyObject, Sendable {
  /// What the model says of itself.
  var declaration: ModelDeclaration { get }
  /// The number of inputs asked so far.
  var queryCount: Int { get }

  /// The outputs for a batch of `count` inputs: `count * declaration.outputCount` values.
  ///
  /// - Precondition: `inputs.count == count * declaration.inputCount`.
  /// - Throws: what kept the model from answering.
  func evaluate(_ inputs: [Double], count: Int) throws -> [Double]
}
