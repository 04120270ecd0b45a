/// Finds the input for which a model reports an error, among those of a batch.
///
/// The first half of the inputs in question is asked again; if it fails, the input is there, else it is taken to be in the other half. What is left is
/// asked once more at the end, so that the input named is one that fails alone.
enum FailureIsolation {
  /// The answers to a batch; if the model reports an error, the failure with its input.
  ///
  /// - Parameters:
  ///   - inputs: the batch.
  ///   - ask: asks a part of it. Where it stops at a limit the search for the input ends; what else it throws is thrown.
  /// - Throws: ``InputFailure`` in place of ``ModelError/Fault/reported(kind:message:)``; else what `ask` throws the first time.
  /// - Complexity: after a failure at most ⌈log₂ n⌉ + 1 questions with at most 2n inputs in all
  static func outputs(
    at inputs: ArraySlice<[Double]>, ask: (ArraySlice<[Double]>) throws -> [[Double]]
  ) throws -> [[Double]] {
    do { return try ask(inputs) } catch let error as ModelError where !error.isFinal {
      var (range, last) = (inputs.indices, error)
      /// Whether a part fails; `nil` if it cannot be asked.
      func fails(_ part: Range<Int>) throws -> Bool? {
        do {
          _ = try ask(inputs[part])
          return false
        } catch let error as ModelError where !error.isFinal {
          last = error
          return true
        } catch let stop as ProbeStop where stop != .interrupted { return nil }
      }
      var isCertain = range.count == 1
      while range.count > 1 {
        let middle = range.lowerBound + range.count / 2
        guard let isFirst = try fails(range.lowerBound..<middle) else { break }
        range = isFirst ? range.lowerBound..<middle : middle..<range.upperBound
        isCertain = isFirst
      }
      if !isCertain, range.count == 1, try fails(range) != true { range = inputs.indices }
      throw InputFailure(
        error: last, inputs: Array(inputs[range]), batchCount: inputs.count, place: range.lowerBound)
    }
  }
}
