import Synchronization

/// A model under limits of queries and time, asked with lists of inputs.
///
/// A batch is at most ``batchSize`` inputs. Every question first checks the limits and whether the task was cancelled, so that
/// measurements stop at once; what was measured until then is theirs.
public final class ModelSession: Sendable {
  /// The model.
  public let model: any BlackBoxModel
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
    self.batchSize = max(1, batchSize)
    limits = Mutex(Limits(queries: maximumQueries, deadline: deadline))
  }

  /// The queries that may still be asked.
  public var remainingQueries: Int { max(0, limits.withLock { $0.queries } - model.queryCount) }

  /// The outputs at the inputs, in order.
  ///
  /// - Precondition: each input has the model's number of values.
  /// - Throws: ``ProbeStop`` before the model is asked; what kept the model from answering.
  /// - Complexity: a query for each input
  public func outputs(at inputs: [[Double]]) throws -> [[Double]] {
    try outputs(at: inputs, batchSize: batchSize)
  }

  /// As ``outputs(at:)``, in batches of another size.
  func outputs(at inputs: [[Double]], batchSize: Int) throws -> [[Double]] {
    var result: [[Double]] = []
    result.reserveCapacity(inputs.count)
    let size = model.declaration.outputCount
    var start = 0
    while start < inputs.count {
      let end = min(inputs.count, start + batchSize)
      try ensureAllowed(end - start)
      var flat: [Double] = []
      flat.reserveCapacity((end - start) * model.declaration.inputCount)
      for input in inputs[start..<end] { flat.append(contentsOf: input) }
      let answer: [Double]
      do { answer = try model.evaluate(flat, count: end - start) } catch {
        // A model behind a process gives up its question when the task is cancelled; that is no fault of the model.
        throw Task.isCancelled ? ProbeStop.interrupted : error
      }
      for index in 0..<(end - start) { result.append(Array(answer[(index * size)..<((index + 1) * size)])) }
      start = end
    }
    return result
  }

  /// Whether so many more queries may be asked now.
  private func ensureAllowed(_ count: Int) throws(ProbeStop) {
    if Task.isCancelled { throw .interrupted }
    let (queries, deadline) = limits.withLock { ($0.queries, $0.deadline) }
    if let deadline, ContinuousClock.now >= deadline { throw .time }
    if model.queryCount + count > queries { throw .queries(limit: queries) }
  }
}
