import ExactArithmetic
import Foundation
import Synchronization

/// A model that answers from a recording, and only what was recorded; see ``RecordingDescription``.
///
/// Inputs match if all their bits do, so that 0 and −0 are different. An input whose recorded answers all have the same bits gets that answer
/// as often as it is asked; one with different answers gets them in the order in which they were recorded, so that a model that is not
/// deterministic looks so again.
public final class ReplayModel: BlackBoxModel {
  /// What the recorded model said of itself.
  public let declaration: ModelDeclaration
  /// How the recorded model was started, if it was a process.
  public let command: [String]?
  /// The number of recorded inputs.
  public let count: Int

  private let inputs: [Double]
  private let outputs: [Double]
  /// For each hash of an input the first rows that have it, one for each input.
  private let firstRows: [UInt64: [Int]]
  /// For a first row of an input with different answers, all of its rows.
  private let differing: [Int: [Int]]
  private let progress: Mutex<Progress>

  private struct Progress {
    var queryCount = 0
    /// How often an input with different answers was asked, by its first row.
    var asked: [Int: Int] = [:]
  }

  /// Reads a recording.
  ///
  /// - Throws: ``RecordingError``.
  /// - Complexity: O(bytes)
  public init(folder: String) throws(RecordingError) {
    let description = try RecordingDescription(folder: folder)
    declaration = description.declaration
    command = description.command
    let inputs = try Self.rows(folder + "/" + RecordingDescription.inputsName, declaration.inputShape)
    let outputs = try Self.rows(folder + "/" + RecordingDescription.outputsName, declaration.outputShape)
    count = min(inputs.count, outputs.count)
    let (questions, answers) = (inputs.values, outputs.values)
    self.inputs = questions
    self.outputs = answers
    var firstRows: [UInt64: [Int]] = [:]
    var rows: [Int: [Int]] = [:]
    let (inputCount, outputCount) = (declaration.inputCount, declaration.outputCount)
    for row in 0..<count {
      let input = questions[row * inputCount..<(row + 1) * inputCount]
      let hash = Self.hash(input)
      let first = firstRows[hash]?.first { first in
        Self.haveSameBits(questions[first * inputCount..<(first + 1) * inputCount], input)
      }
      if let first {
        rows[first, default: [first]].append(row)
      } else {
        firstRows[hash, default: []].append(row)
      }
    }
    self.firstRows = firstRows
    differing = rows.filter { first, rows in
      rows.contains { row in
        !Self.haveSameBits(
          answers[first * outputCount..<(first + 1) * outputCount], answers[row * outputCount..<(row + 1) * outputCount]
        )
      }
    }
    progress = Mutex(Progress())
  }

  /// The number of inputs asked so far.
  public var queryCount: Int { progress.withLock { $0.queryCount } }

  /// The recorded outputs.
  ///
  /// - Precondition: `inputs.count == count * declaration.inputCount`.
  /// - Throws: ``RecordingError`` for an input that was not recorded.
  /// - Complexity: O(values)
  public func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    let (inputCount, outputCount) = (declaration.inputCount, declaration.outputCount)
    precondition(
      count >= 0 && inputs.count == count * inputCount,
      "\(inputs.count) values are not \(count) inputs of \(inputCount) values")
    return try progress.withLock { progress in
      progress.queryCount += count
      var result: [Double] = []
      result.reserveCapacity(count * outputCount)
      for item in 0..<count {
        let input = inputs[item * inputCount..<(item + 1) * inputCount]
        let row = try row(of: input, &progress)
        result += outputs[row * outputCount..<(row + 1) * outputCount]
      }
      return result
    }
  }

  private func row(of input: ArraySlice<Double>, _ progress: inout Progress) throws(RecordingError) -> Int {
    let inputCount = declaration.inputCount
    let first = firstRows[Self.hash(input)]?.first { first in
      Self.haveSameBits(inputs[first * inputCount..<(first + 1) * inputCount], input)
    }
    guard let first else { throw .notRecorded(input: Array(input), recorded: count) }
    guard let rows = differing[first] else { return first }
    let turn = progress.asked[first, default: 0]
    guard turn < rows.count else { throw .exhausted(input: Array(input), recorded: rows.count) }
    progress.asked[first] = turn + 1
    return rows[turn]
  }

  private static func hash(_ values: ArraySlice<Double>) -> UInt64 {
    values.reduce(0x9E37_79B9_7F4A_7C15) { SplitMix64.spread($0 ^ $1.bitPattern) }
  }

  private static func haveSameBits(_ one: ArraySlice<Double>, _ other: ArraySlice<Double>) -> Bool {
    one.elementsEqual(other) { $0.bitPattern == $1.bitPattern }
  }

  /// The rows that count; bytes behind them are of a batch that was never finished.
  private static func rows(
    _ path: String, _ rowShape: [Int]
  ) throws(RecordingError) -> (values: [Double], count: Int) {
    do throws(NumpyArrayError) {
      let array = try NumpyArray(contentsOf: path, ignoringBytesBehind: true)
      guard !array.shape.isEmpty, Array(array.shape.dropFirst()) == rowShape else {
        throw NumpyArrayError.malformed(path: path, reason: "its shape is \(array.shape), not [n] + \(rowShape)")
      }
      return (array.values, array.shape[0])
    } catch { throw .array(error) }
  }
}
