/// Why nothing can be said from data.
public indirect enum ObservationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file cannot be opened, or is too large.
  case unreadable(source: String, reason: String)
  /// It is not a text.
  case binary(source: String, line: Int)
  /// There are no rows, or no columns.
  case empty(source: String, what: String)
  /// The first line holds numbers only.
  case noHeading(source: String, first: String)
  /// A row has another number of fields than the heading.
  case ragged(source: String, line: Int, count: Int, expected: Int)
  /// A quote stands within a field, or does not end in its line.
  case quote(source: String, ObservationTable.Place)
  /// A field is no number.
  case notANumber(source: String, ObservationTable.Place, text: String)
  /// A field is infinite or NaN.
  case notFinite(source: String, ObservationTable.Place, text: String)
  /// The largest observation is so large or so small that squares of observations are no numbers.
  case extreme(source: String, ObservationTable.Place, Double)
  /// The observations are not larger than their noise.
  case noSignal(source: String)
  /// No column, or more than one, has the name or number given.
  case unknownColumn(source: String, String, names: [String], isAmbiguous: Bool)
  /// An array has a shape that does not fit.
  case shape(source: String, [Int], expected: String)
  /// The rows have more or fewer inputs than a point has numbers.
  case width(source: String, Int, expected: String)
  /// A number that should be that of a point is none.
  case notAPoint(source: String, ObservationTable.Place, Double, points: Int)
  /// The action or class has no points that rows could be read as.
  case unsuitable(String)
  /// An orbit is too large to be listed.
  case orbitTooLarge(source: String, ObservationTable.Place, limit: Int)
  /// No two rows lie in one orbit.
  case noPairs(source: String, rows: Int)
  /// Rows lie in one orbit, but no orbit of several points is observed at all its points.
  case noCompleteOrbit(source: String, pairs: Int, observed: Int, size: Int)
  /// The noise is not given, and no point is observed twice.
  case unknownNoise(source: String)
  /// An observation exceeds the bound that is said to hold for all.
  case beyondBound(source: String, ObservationTable.Place, Double, bound: Double)
  /// A confidence, bound or noise outside its range.
  case outOfRange(String, Double, allowed: String)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let source, let reason): "\(source) cannot be read: \(reason)"
    case .binary(let source, let line):
      "\(source), line \(line): this is not a text in UTF-8; comma-separated values with a heading are read, and .npy arrays by their ending"
    case .empty(let source, let what):
      "\(source) has \(what); a heading and a row of inputs and one observation for each measurement are expected"
    case .noHeading(let source, let first):
      "\(source), line 1: the names of the columns are expected, and there are only numbers (\(first), …)"
    case .ragged(let source, let line, let count, let expected):
      "\(source), line \(line): \(count) \(count == 1 ? "field" : "fields") instead of the \(expected) of the heading"
    case .quote(let source, let place):
      "\(source), \(place): a quote stands within a field or does not end in its line"
    case .notANumber(let source, let place, let text):
      "\(source), \(place): “\(text.prefix(40))” is no number\(text.isEmpty ? "; leave out rows with missing values" : "")"
    case .notFinite(let source, let place, let text):
      "\(source), \(place): \(text.prefix(40)) is not finite; leave out rows with missing values"
    case .extreme(let source, let place, let value):
      "\(source), \(place): the largest observation is \(value); it must lie between 1e-140 and 1e140, or all be 0, so that squares can be computed: choose another unit"
    case .noSignal(let source):
      "\(source): the observations are not larger than their noise, so the size of the target is not known; give --signal"
    case .unknownColumn(let source, let name, let names, let isAmbiguous):
      "\(source): \(isAmbiguous ? "several columns are" : "no column is") called “\(name)”; the columns are "
        + names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
        + ", or give a number from 1 to \(names.count)"
    case .shape(let source, let shape, let expected):
      "\(source) has the shape (\(shape.map(String.init).joined(separator: ", "))); expected is \(expected)"
    case .width(let source, let count, let expected):
      "\(source) has \(count) input \(count == 1 ? "column" : "columns"); expected is \(expected)"
    case .notAPoint(let source, let place, let value, let points):
      "\(source), \(place): \(value) is no point; for functions on the points of the action they are numbered from 1 to \(points)"
    case .unsuitable(let what): what
    case .orbitTooLarge(let source, let place, let limit):
      "\(source), \(place): the orbit of this point has more than \(limit) points, too many to be listed"
    case .noPairs(let source, let rows):
      "\(source): none of the \(rows) rows lies in the orbit of another point, so they say nothing of the asymmetry; measure some points and their images under the group, or give --asymmetry"
    case .noCompleteOrbit(let source, let pairs, let observed, let size):
      "\(source): \(pairs) \(pairs == 1 ? "pair" : "pairs") of rows at different points of one orbit, but no orbit is observed at all its points (at most \(observed) of \(size)); "
        + "what the target is at the others is not known. If within each orbit rows are drawn at random, all points being equally likely, give --bound B with |y| ≤ B for every observation"
    case .unknownNoise(let source):
      "\(source): no point is observed twice, so the noise cannot be told from the asymmetry; give --noise"
    case .beyondBound(let source, let place, let value, let bound):
      "\(source), \(place): the observation \(value) exceeds the bound ±\(bound)"
    case .outOfRange(let what, let value, let allowed): "\(what) must be \(allowed), not \(value)"
    }
  }
}
