import Synchronization

/// A model under limits of queries and time, asked with lists of inputs.
///
/// A batch is at most ``batchSize`` inputs, fewer if they or their outputs are large, so that no answer is long under way. Every question
/// first checks the limits and whether the task was cancelled, so that
/// measurements stop at once; what was measured until then is theirs.
public final class ModelSession: Sendable {
  /// The model.
  public let model: any BlackBoxModel
  /// The bytes of inputs or of outputs that a batch has at most, unless one alone has more: 8 MiB, 256 arrays of 4,096 doubles.
  static let batchBytes = 8 << 20

  /// The largest number of inputs in one batch.
  public let batchSize: Int
  private let limits: Mutex<Limits>

  private struct Limits {
    var queries: Int
    var deadline: ContinuousClock.Instant?
  }

  /// A session that may ask this many queries, until a deadline.
  public init(
    _ model: any BlackBoxModel, maximumQueries: Int, deadline: ContinuousClock.Instant? = nil, batchSize: Int = 256
  ) {
    self.model = model
    let bytes = 8 * max(model.declaration.inputCount, model.declaration.outputCount, 1)
    self.batchSize = max(1, min(batchSize, ModelSession.batchBytes / bytes))
    limits = Mutex(Limits(queries: maximumQueries, deadline: deadline))
  }

  /// The queries that may still be asked.
  public var remainingQueries: Int { max(0, limits.withLock { $0.queries } - model.queryCount) }

  /// The outputs at the inputs, in order.
  ///
  /// - Precondition: each input has the model's number of values.
  /// - Throws: ``ProbeStop`` before the model is asked; ``InputFailure`` where the model reports an error; what else kept the model from answering.
  /// - Complexity: a query for each input
  public func outputs(at inputs: [[Double]]) throws -> [[Double]] {
    try outputs(at: inputs, batchSize: batchSize)
  }

  /// As ``outputs(at:)``, in batches of another size.
  func outputs(at inputs: [[Double]], batchSize: Int) throws -> [[Double]] {
    var result: [[Double]] = []
    result.reserveCapacity(inputs.count)
    var start = 0
    while start < inputs.count {
      let end = min(inputs.count, start + batchSize)
      result += try FailureIsolation.outputs(at: inputs[start..<end]) { try outputs(toBatch: $0) }
      start = end
    }
    return result
  }

  /// The outputs at the inputs of one question.
  private func outputs(toBatch inputs: ArraySlice<[Double]>) throws -> [[Double]] {
    try ensureAllowed(inputs.count)
    var flat: [Double] = []
    flat.reserveCapacity(inputs.count * model.declaration.inputCount)
    for input in inputs { flat.append(contentsOf: input) }
    let answer: [Double]
    do { answer = try model.evaluate(flat, count: inputs.count) } catch {
      // A model behind a process gives up its question when the task is cancelled; that is no fault of the model.
      throw Task.isCancelled ? ProbeStop.interrupted : error
    }
    let size = model.declaration.outputCount
    return (0..<inputs.count).map { Array(answer[($0 * size)..<(($0 + 1) * size)]) }
  }

  /// Ends work on answers, which may be long for large outputs, when the task is cancelled.
  func ensureRunning() throws(ProbeStop) {
    if Task.isCancelled { throw .interrupted }
  }

  /// Whether so many more queries may be asked now.
  private func ensureAllowed(_ count: Int) throws(ProbeStop) {
    try ensureRunning()
    let (queries, deadline) = limits.withLock { ($0.queries, $0.deadline) }
    if let deadline, ContinuousClock.now >= deadline { throw .time }
    if model.queryCount + count > queries { throw .queries(limit: queries) }
  }
}
