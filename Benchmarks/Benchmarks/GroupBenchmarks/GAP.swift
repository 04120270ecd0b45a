import FiniteGroups
import PeerRuns

/// Work for GAP: named expressions, timed in the same way as here.
struct GAP {
  /// What became of an expression.
  struct Result {
    var seconds: Double
    /// The value, as GAP prints it.
    var value: String
  }

  /// What is said where GAP is missing.
  static let missing = "gap not found: apt-get install gap-core gap-smallgrp gap-character-tables"

  private var definitions = ""
  private var measurements: [(name: String, expression: String)] = []

  /// A statement before the measurements.
  mutating func define(_ statement: String) { definitions += statement + ";;\n" }

  /// An expression to be timed. Groups must be made in it: GAP keeps what it knows of a group.
  mutating func measure(_ name: String, _ expression: String) { measurements.append((name, expression)) }

  /// The results by name; empty where GAP is missing.
  func run() -> [String: Result] {
    var script = """
      SizeScreen([4096, 24]);;
      timed := function(name, action)
        local begin, start, times, value;
        begin := NanosecondsSinceEpoch();
        times := [];
        repeat
          start := NanosecondsSinceEpoch();
          value := action();
          Add(times, NanosecondsSinceEpoch() - start);
        until Length(times) = 5 or NanosecondsSinceEpoch() - begin > 10^9;
        Sort(times);
        Print(name, " ", times[QuoInt(Length(times), 2) + 1], " ", value, "\\n");
      end;;

      """
    script += definitions
    for (index, measurement) in measurements.enumerated() {
      script += "timed(\(index), function() return \(measurement.expression); end);\n"
    }
    var results: [String: Result] = [:]
    for line in (Peer.output("gap", ["-q", "-b"], input: script + "QUIT;\n") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let index = Int(words[0]), let nanoseconds = Double(words[1]) else { continue }
      results[measurements[index].name] = Result(seconds: nanoseconds * 1e-9, value: String(words[2]))
    }
    return results
  }

  /// A group by generators, as GAP reads it.
  static func group(_ generators: [Permutation]) -> String {
    "Group([" + generators.map { "PermList(\($0.oneLine))" }.joined(separator: ",") + "],())"
  }
}

extension [String: GAP.Result] {
  /// The time of a measurement, for a line of the table.
  func peer(_ name: String) -> (name: String, seconds: Double?) { ("GAP", self[name]?.seconds) }

  /// What is to be said of GAP under a table: that it is missing, or that its values are others.
  func notes(comparedWith values: [String: String]) -> [String] {
    if isEmpty { return [GAP.missing] }
    return values.sorted { $0.key < $1.key }.compactMap { name, ours in
      switch self[name]?.value {
      case ours: nil
      case let value?: "\(name): GAP has \(value), but here it is \(ours)"
      case nil: "\(name): no answer from GAP"
      }
    }
  }
}
