/// Whether equal questions get equal answers: asked again, in another order, and one at a time.
public struct RepetitionCheck: Sendable {
  /// What repeating questions showed.
  public enum Finding: String, Sendable, Hashable, Codable {
    /// The same answers, to the last bit.
    case identical
    /// Answers that differ by rounding at most.
    case rounding
    /// Answers that depend on the other inputs of a batch, and are the same when the same batch is asked again.
    case batchDependent
    /// Answers that differ when the same batch is asked again.
    case nondeterministic
  }

  /// What was found.
  public let finding: Finding
  /// The largest √r between two answers to one question.
  public let change: Double
  /// The input with that change; `nil` if there is none.
  public let input: [Double]?
  /// The two answers.
  public let answers: [[Double]]

  /// Asks all inputs, all again, in reverse order, and each alone.
  ///
  /// - Parameter tolerance: the largest √r that counts as rounding.
  /// - Throws: ``ProbeStop``, and what kept the model from answering.
  /// - Complexity: 4 queries for each input
  init(_ session: ModelSession, inputs: [[Double]], tolerance: Double) throws {
    let first = try session.outputs(at: inputs)
    let again = try session.outputs(at: inputs)
    let reversed = Array(try session.outputs(at: inputs.reversed()).reversed())
    let single = try session.outputs(at: inputs, batchSize: 1)
    var largest = (again: 0.0, batch: 0.0)
    var witness: (change: Double, input: [Double], answers: [[Double]])?
    for index in inputs.indices {
      for (place, other) in [again[index], reversed[index], single[index]].enumerated() {
        let change = RepetitionCheck.change(first[index], other)
        if place == 0 { largest.again = max(largest.again, change) } else { largest.batch = max(largest.batch, change) }
        if change > witness?.change ?? 0 { witness = (change, inputs[index], [first[index], other]) }
      }
    }
    change = max(largest.again, largest.batch)
    input = witness?.input
    answers = witness?.answers ?? []
    if largest.again > tolerance {
      finding = .nondeterministic
    } else if largest.batch > tolerance {
      finding = .batchDependent
    } else {
      finding = change > 0 ? .rounding : .identical
    }
  }

  /// √r; 1 where one answer is finite and the other not, or where the places of the values that are not finite differ.
  private static func change(_ a: [Double], _ b: [Double]) -> Double {
    if let squared = RelativeChange.squared(a, b) { return squared.squareRoot() }
    let isSame = zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    return isSame ? 0 : 1
  }
}
