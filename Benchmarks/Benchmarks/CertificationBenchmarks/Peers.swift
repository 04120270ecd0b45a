import Averaging
import Foundation
import PeerRuns
import Representations

/// What `Scripts/certification_peer.py` reads.
private struct PeerInput: Encodable {
  var order: Int
  var weights: String
  var functions: [[Int]]
  var value: Int
  var seconds: Double
  var tools = PeerAnswer.tools.map(\.key)
}

/// What it prints.
struct PeerAnswer: Decodable {
  /// The programs, and how the table calls them.
  static let tools = [(key: "z3", name: "Z3"), (key: "highs", name: "HiGHS"), (key: "cp-sat", name: "CP-SAT")]

  /// The bounds that one program has established.
  struct Bounds: Decodable {
    var lower: Int?
    var upper: Int?
    var seconds: Double?
    /// Seconds of the processor, on all threads.
    var processor: Double?
    var error: String?

    /// The value, if it was found and proved to its own satisfaction.
    var value: Int? { lower == upper ? lower : nil }

    /// A cell of the table.
    var text: String {
      if error != nil { return "failed" }
      if value != nil, let seconds { return Figure.time(seconds) }
      return "[\(lower.map { "\($0)" } ?? "–"), \(upper.map { "\($0)" } ?? "–")]"
    }
  }

  var versions: [String: String]
  var missing: [String]
  var results: [String: Bounds]

  /// Asks all programs about an instance that was answered here; the answer tells Z3 which size to refute.
  ///
  /// - Returns: `nil` where the interpreter is missing or the script fails.
  init?(_ outcome: Outcome, python: String, seconds: Double) throws {
    let (instance, result) = (outcome.result.instance, outcome.result)
    guard let functions = instance.functionClass.rational else { return nil }
    let space = MatrixCoefficientSpace(of: functions, dimension: result.rank)
    let input = PeerInput(
      order: instance.group.order, weights: instance.weights.rawValue, functions: space.basisValues,
      value: result.upper, seconds: seconds)
    let text = String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
    let output = Peer.output(python, [Repository.path("Scripts/certification_peer.py")], input: text)
    guard let data = output.map({ Data($0.utf8) }),
      let answer = try? JSONDecoder().decode(PeerAnswer.self, from: data)
    else { return nil }
    self = answer
  }

  /// The shortest time among those that found and proved the value.
  func best(_ time: KeyPath<Bounds, Double?>) -> Double? {
    results.values.filter { $0.value != nil }.compactMap { $0[keyPath: time] }.min()
  }

  /// Those that contradict a value, and those that failed.
  func complaints(about title: String, value: Int?) -> [String] {
    PeerAnswer.tools.compactMap { tool in
      guard let bounds = results[tool.key] else { return nil }
      if let error = bounds.error { return "\(title): \(tool.name) failed: \(error)" }
      guard let value, let other = bounds.value, other != value else { return nil }
      return "\(title): \(tool.name) says \(other), but here it is \(value)"
    }
  }
}
