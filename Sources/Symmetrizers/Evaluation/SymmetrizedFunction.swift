import ExactArithmetic

/// The values of a symmetrized function at a batch of inputs, with what they cost.
public struct SymmetrizedValues<Output: Sendable>: Sendable {
  /// The values, in the order of the inputs.
  public let values: [Output]
  /// For each input, how many questions the function was asked for it.
  public let queries: [Int]
}

/// A function made symmetric: x ↦ Σ ωₓ(g) ρ(g) f(g⁻¹x), with the weights of a symmetrizer.
///
/// The function is asked in batches. For rational outputs all is exact; doubles are summed as `Double.combination(_:of:)` says, in the
/// order of the queries, so that equal seeds give equal bits.
public struct SymmetrizedFunction<
  Method: Symmetrizer, InputAction: ValueAction, OutputAction: ValueAction
>: Sendable
where
  InputAction.Element == Method.Element, InputAction.Value == Method.Input, OutputAction.Element == Method.Element,
  OutputAction.Value: LinearValue
{
  /// The inputs.
  public typealias Input = Method.Input
  /// The values.
  public typealias Output = OutputAction.Value

  /// Where the weights come from.
  public let symmetrizer: Method
  /// How the group moves inputs.
  public let inputAction: InputAction
  /// How the group moves outputs: trivially for invariance.
  public let outputAction: OutputAction
  /// The most questions of one batch.
  public let batchLimit: Int
  private let function: @Sendable ([Input]) throws -> [Output]

  /// A symmetrized function.
  ///
  /// - Parameters:
  ///   - function: the answers to a batch of questions, in their order.
  ///   - symmetrizer: where the weights come from.
  ///   - inputAction: how the group moves inputs.
  ///   - outputAction: how the group moves outputs.
  ///   - batchLimit: the most questions of one batch, at least 1.
  public init(
    of function: @escaping @Sendable ([Input]) throws -> [Output], by symmetrizer: Method, inputAction: InputAction,
    outputAction: OutputAction, batchLimit: Int = .max
  ) {
    self.function = function
    self.symmetrizer = symmetrizer
    self.inputAction = inputAction
    self.outputAction = outputAction
    self.batchLimit = max(batchLimit, 1)
  }

  /// The values at a batch of inputs, and the number of questions asked for each.
  ///
  /// - Throws: ``SymmetrizerError/wrongAnswerCount(_:expected:)``, ``SymmetrizerError/wrongShape(_:)`` for answers of different lengths,
  ///   ``SymmetrizerError/unsuitableParameter(_:)`` for a symmetrizer that asks nothing; what the symmetrizer says of an input, and what the
  ///   function throws.
  /// - Complexity: as many questions as the symmetrizer has queries at the inputs, in batches of at most ``batchLimit``
  public func evaluate(
    _ inputs: [Input], using random: inout some RandomNumberGenerator
  ) throws -> SymmetrizedValues<Output> {
    var open: [(place: Int, query: WeightedQuery<Method.Element>)] = []
    var counts: [Int] = []
    for (place, input) in inputs.enumerated() {
      let queries = try symmetrizer.queries(at: input, using: &random)
      guard !queries.isEmpty else {
        throw SymmetrizerError.unsuitableParameter(
          "\(symmetrizer.profile.name) asks nothing at an input: weights sum to 1")
      }
      counts.append(queries.count)
      open += queries.map { (place, $0) }
    }
    var values: [Output] = []
    var weights: [Rational] = []
    var vectors: [[Output.Scalar]] = []
    for start in stride(from: 0, to: open.count, by: batchLimit == .max ? max(open.count, 1) : batchLimit) {
      let batch = open[start..<min(start + min(batchLimit, open.count), open.count)]
      let answers = try function(
        batch.map { inputAction.apply(inputAction.inverse($0.query.element), to: inputs[$0.place]) })
      guard answers.count == batch.count else {
        throw SymmetrizerError.wrongAnswerCount(answers.count, expected: batch.count)
      }
      for (question, answer) in zip(batch, answers) {
        weights.append(question.query.weight)
        vectors.append(outputAction.apply(question.query.element, to: answer).coordinates)
        // The answers for one input may come in several batches.
        if vectors.count == counts[question.place] {
          values.append(try combine(weights, vectors))
          weights = []
          vectors = []
        }
      }
    }
    return SymmetrizedValues(values: values, queries: counts)
  }

  /// The value at one input.
  ///
  /// - Throws: as ``evaluate(_:using:)``.
  public func callAsFunction(_ input: Input, using random: inout some RandomNumberGenerator) throws -> Output {
    try evaluate([input], using: &random).values[0]
  }

  /// The value at one input, for symmetrizers that need no random numbers.
  ///
  /// - Throws: as ``evaluate(_:using:)``, and ``SymmetrizerError/needsRandomNumbers(name:)``.
  public func callAsFunction(_ input: Input) throws -> Output {
    guard !symmetrizer.profile.isRandomized else {
      throw SymmetrizerError.needsRandomNumbers(name: symmetrizer.profile.name)
    }
    var unused = SplitMix64(seed: 0)
    return try self(input, using: &unused)
  }

  private func combine(_ weights: [Rational], _ vectors: [[Output.Scalar]]) throws(SymmetrizerError) -> Output {
    guard let first = vectors.first, vectors.allSatisfy({ $0.count == first.count }),
      let value = Output(coordinates: Output.Scalar.combination(weights, of: vectors))
    else { throw .wrongShape("the answers of the function have different lengths: \(vectors.map(\.count))") }
    return value
  }
}

/// The function x ↦ Σ ωₓ(g) ρ(g) f(g⁻¹x), asking f one question at a time; see ``SymmetrizedFunction`` for batches.
public func symmetrized<Method: Symmetrizer, InputAction: ValueAction, OutputAction: ValueAction>(
  _ function: @escaping @Sendable (Method.Input) throws -> OutputAction.Value, by symmetrizer: Method,
  inputAction: InputAction, outputAction: OutputAction
) -> SymmetrizedFunction<Method, InputAction, OutputAction> {
  SymmetrizedFunction(
    of: { try $0.map(function) }, by: symmetrizer, inputAction: inputAction, outputAction: outputAction)
}
