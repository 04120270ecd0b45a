// Goals of this folder:
// 1. From rows of a point and an observation: how asymmetric the target is, and how large the noise, with intervals that hold as stated.
// 2. Only pairs of points in one orbit tell; how many there are is counted, and without any nothing is claimed.
// 3. Wrong data end in an error that names the place.

/// Rows of inputs and one observation each, all finite, with the place that each row came from.
public struct ObservationTable: Sendable, Hashable {
  /// Where a number stands, for messages.
  public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The line of a text, or the row of an array; from 1 on.
    public let line: Int
    /// From 1 on; `nil` for the whole line.
    public let column: Int?
    /// What the heading calls the column; empty where there is none.
    public let name: String

    /// A place.
    public init(line: Int, column: Int? = nil, name: String = "") {
      self.line = line
      self.column = column
      self.name = name
    }

    /// Such as “line 5, column 3 (x2)”.
    public var description: String {
      "line \(line)" + (column.map { ", column \($0)" } ?? "") + (name.isEmpty ? "" : " (\(name))")
    }
  }

  /// The file, for messages.
  public let source: String
  /// The names of the input columns; "" for arrays, which have none.
  public let inputNames: [String]
  /// The name of the column of observations.
  public let targetName: String
  /// The inputs, a list for each row, all as long as ``inputNames``.
  public let inputs: [[Double]]
  /// The observation of each row.
  public let observations: [Double]
  private let lines: [Int]
  private let columns: [Int]

  /// A table from two arrays, n × d inputs and n observations in row-major order; lines are rows, counted from 1.
  ///
  /// - Throws: ``ObservationError`` for shapes that do not fit, no rows, no columns, and numbers that are not finite.
  /// - Complexity: O(numbers)
  public init(
    source: String, inputShape: [Int], inputs: [Double], targetSource: String, targetShape: [Int], targets: [Double]
  ) throws(ObservationError) {
    let width = inputShape.count == 2 ? inputShape[1] : 1
    guard (1...2).contains(inputShape.count), inputs.count == inputShape.reduce(1, *) else {
      throw .shape(source: source, inputShape, expected: "(rows, columns), or (rows) for one column")
    }
    let count = inputShape[0]
    guard targetShape == [count] || targetShape == [count, 1], targets.count == count else {
      throw .shape(source: targetSource, targetShape, expected: "(\(count)), an observation for each row of \(source)")
    }
    guard width > 0, count > 0 else { throw .empty(source: source, what: width > 0 ? "no rows" : "no columns") }
    try self.init(
      source: source, inputNames: Array(repeating: "", count: width), targetName: "",
      inputs: (0..<count).map { Array(inputs[($0 * width)..<(($0 + 1) * width)]) }, observations: targets,
      lines: Array(1...count), columns: Array(1...width), targetSource: targetSource)
  }

  /// Checks that all numbers are finite, and the observations of a size that can be squared.
  init(
    source: String, inputNames: [String], targetName: String, inputs: [[Double]], observations: [Double], lines: [Int],
    columns: [Int], targetSource: String
  ) throws(ObservationError) {
    self.source = source
    self.inputNames = inputNames
    self.targetName = targetName
    // −0 and 0 are the same point.
    self.inputs = inputs.map { row in row.map { $0 == 0 ? 0 : $0 } }
    self.observations = observations
    self.lines = lines
    self.columns = columns
    for row in inputs.indices {
      for index in inputs[row].indices where !inputs[row][index].isFinite {
        throw .notFinite(source: source, place(row: row, input: index), text: "\(inputs[row][index])")
      }
      if !observations[row].isFinite {
        throw .notFinite(
          source: targetSource, Place(line: lines[row], name: targetName), text: "\(observations[row])")
      }
    }
    if let row = observations.indices.max(by: { observations[$0].magnitude < observations[$1].magnitude }),
      observations[row] != 0, !(1e-140...1e140).contains(observations[row].magnitude)
    {
      throw .extreme(source: targetSource, Place(line: lines[row], name: targetName), observations[row])
    }
  }

  /// The place of a row.
  public func place(row: Int) -> Place { Place(line: lines[row]) }

  /// The place of an input.
  public func place(row: Int, input: Int) -> Place {
    Place(line: lines[row], column: columns[input], name: inputNames[input])
  }
}
