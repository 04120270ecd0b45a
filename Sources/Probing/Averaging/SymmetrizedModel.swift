import ExactArithmetic
public import FiniteGroups
public import Symmetrizers
import Synchronization

/// A model behind a symmetrizer: x ↦ Σ ωₓ(g) ρ(g) f(g⁻¹x), which is a model again.
///
/// Queries are counted twice: ``queryCount`` counts the inputs asked of this model, the base counts what it was asked for them.
public final class SymmetrizedModel: BlackBoxModel {
  /// What the model says of itself: what the base says, but that a symmetrizer that draws afresh makes it random.
  public let declaration: ModelDeclaration
  /// The model that is asked.
  public let base: any BlackBoxModel
  /// What the symmetrizer is.
  public let profile: SymmetrizerProfile
  /// The most inputs whose questions go to the base at once, whatever the inputs; at least 1.
  public let batchSize: Int
  private let evaluation: @Sendable ([[Double]], inout SplitMix64) throws -> [[Double]]
  private let state: Mutex<State>

  private struct State {
    var queries = 0
    var random: SplitMix64
  }

  /// Puts a model behind a symmetrizer.
  ///
  /// - Parameters:
  ///   - base: the model.
  ///   - symmetrizer: where the weights come from.
  ///   - question: how elements move inputs and outputs.
  ///   - seed: decides the draws of symmetrizers that draw for each evaluation.
  ///   - batchLimit: the most questions that go to the base at once.
  public init<Method: Symmetrizer>(
    _ base: any BlackBoxModel, by symmetrizer: Method, question: SymmetryQuestion, seed: UInt64,
    batchLimit: Int = 4096
  ) where Method.Element == Permutation, Method.Input == [Double] {
    self.base = base
    profile = symmetrizer.profile
    let own = base.declaration
    declaration = ModelDeclaration(
      inputShape: own.inputShape, outputShape: own.outputShape, numberType: own.numberType,
      isDeterministic: own.isDeterministic && !symmetrizer.profile.isRandomized)
    batchSize = max(1, batchLimit / max(1, symmetrizer.profile.queries))
    state = Mutex(State(random: SplitMix64(seed: seed)))
    let size = own.outputCount
    let function = SymmetrizedFunction(
      of: { (inputs: [[Double]]) in
        do {
          return try FailureIsolation.outputs(at: inputs[...]) { inputs in
            let answer = try base.evaluate(inputs.flatMap { $0 }, count: inputs.count)
            return (0..<inputs.count).map { Array(answer[($0 * size)..<(($0 + 1) * size)]) }
          }
        } catch var failure as InputFailure {
          // The list is this closure's own.
          failure.place = nil
          throw failure
        }
      }, by: symmetrizer, inputAction: QuestionAction(action: question.inputAction),
      outputAction: QuestionAction(action: question.outputAction), batchLimit: batchLimit)
    evaluation = { inputs, random in try function.evaluate(inputs, using: &random).values }
  }

  /// The number of inputs asked of the symmetrized model.
  public var queryCount: Int { state.withLock { $0.queries } }

  /// The outputs for a batch.
  ///
  /// - Throws: what kept the base from answering (``InputFailure``, with the base's input, where it reports an error), and what the symmetrizer says of
  ///   an input.
  /// - Complexity: the queries of the symmetrizer at each input
  public func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    let size = declaration.inputCount
    let separate = (0..<count).map { Array(inputs[($0 * size)..<(($0 + 1) * size)]) }
    // The draws are those of the order of questions, so the lock is held throughout.
    return try state.withLock { state in
      state.queries += count
      return try evaluation(separate, &state.random).flatMap { $0 }
    }
  }
}

/// The action of a question as a type of its own; trivial where there is none.
private struct QuestionAction: ValueAction {
  let action: SymmetryQuestion.Action?
  func apply(_ element: Permutation, to value: [Double]) -> [Double] { action?.apply(element, to: value) ?? value }
  func inverse(_ element: Permutation) -> Permutation { element.inverse }
}
