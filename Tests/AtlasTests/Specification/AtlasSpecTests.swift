import Averaging
import ExactArithmetic
import Foundation
import Testing

@testable import Atlas

@Suite struct AtlasSpecTests {
  /// A specification with one part, of which some fields may be other ones.
  static func text(
    format: String = "\"reynolds-atlas-spec 1\"", groups: String = "[{\"orders\": [2, 3]}]",
    asked: String = "\"unions\": true", weights: String = "[\"convex\"]",
    limits: String = "{\"steps\": 100, \"seconds\": 60, \"memoryMiB\": 64}", more: String = ""
  ) -> String {
    """
    {"format": \(format), "title": "T", "parts": [{"groups": \(groups), \(asked), "weights": \(weights), "limits": \(limits)}]\(more)}
    """
  }

  static func spec(_ text: String) throws -> AtlasSpec { try AtlasSpec(parsing: Array(text.utf8)) }

  @Test func everyFieldIsRead() throws {
    let spec = try AtlasSpecTests.spec(
      AtlasSpecTests.text(
        groups:
          "[{\"orders\": [2, 4]}, {\"name\": \"C3\"}, {\"pattern\": \"S#\", \"range\": [3, 4]}, {\"pattern\": \"PSL(2,#)\", \"values\": [7]}]",
        asked:
          "\"profiles\": [\"natural\", \"plane\"], \"differenceSets\": true, \"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"1/4\", \"1/order\"]}",
        weights: "[\"affine\", \"uniform\"]"))
    let part = try #require(spec.parts.first)
    #expect(
      part.groups == [
        "SmallGroup(2,1)", "SmallGroup(3,1)", "SmallGroup(4,1)", "SmallGroup(4,2)", "C3", "S3", "S4", "PSL(2,7)",
      ])
    #expect(part.profiles == [.natural, .plane])
    #expect(!part.unions && part.differenceSets)
    #expect(part.curves?.errors.map { $0.value(order: 6) } == [Rational(1, 4), Rational(1, 6)])
    #expect(part.curves?.bases == [.regular])
    #expect(part.weights == [.affine, .uniform])
    #expect(part.limits == AtlasSpec.Limits(steps: 100, seconds: 60, memoryMiB: 64))
  }

  /// What is wrong with a text, and how the message begins.
  @Test(arguments: [
    (text(format: "\"reynolds-atlas-spec 2\""), "format: “reynolds-atlas-spec 2” is unknown"),
    (text(format: "1"), "format: a string was expected, not an integer"),
    (text(more: ", \"extra\": 1"), "unknown key “extra”"),
    (text(groups: "[]"), "parts[1].groups: the list is empty"),
    (text(groups: "[{\"orders\": [3, 2]}]"), "parts[1].groups[1].orders: 3 is more than 2"),
    (text(groups: "[{\"orders\": [1, 64]}]"), "parts[1].groups[1].orders[2]: 64 is out of range"),
    (text(groups: "[{\"orders\": [1]}]"), "parts[1].groups[1].orders: write the first and the last"),
    (text(groups: "[{\"name\": \"Q9\"}]"), "parts[1].groups[1].name: "),
    (text(groups: "[{\"name\": \"S4\"}, {\"pattern\": \"S\", \"range\": [1, 2]}]"), "parts[1].groups[2].pattern: "),
    (text(groups: "[{\"pattern\": \"S#\"}]"), "parts[1].groups[1]: write one of"),
    (text(groups: "[{\"group\": \"S4\"}]"), "parts[1].groups[1]: unknown key “group”"),
    (text(asked: "\"unions\": 1"), "parts[1].unions: true or false was expected, not an integer"),
    (text(asked: "\"unions\": false"), "parts[1]: nothing is asked"),
    (text(asked: "\"profiles\": [\"regular\"]"), "parts[1].profiles[1]: “regular” is unknown"),
    (text(asked: "\"profiles\": [\"plane\", \"plane\"]"), "parts[1].profiles[2]: “plane” is there twice"),
    (text(asked: "\"curves\": {\"symmetries\": [\"exact\"], \"errors\": [\"1/2\"]}"), "parts[1].curves.symmetries: "),
    (
      text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"2/4\"]}"), "parts[1].curves.errors[1]: “2/4”"
    ),
    (text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"0\"]}"), "parts[1].curves.errors[1]: “0”"),
    (text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"2\"]}"), "parts[1].curves.errors[1]: “2”"),
    (text(asked: "\"curves\": {\"symmetries\": [\"weak\"]}"), "parts[1].curves: the key “errors” is missing"),
    (
      text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"1/2\"], \"of\": [\"plane\"]}"),
      "parts[1].curves.of[1]: “plane” is unknown; known here: regular, natural, irreducibles"
    ),
    (
      text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"1/2\"], \"of\": \"regular\"}"),
      "parts[1].curves.of: a list was expected, not a string"
    ),
    (
      text(asked: "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"1/2\"], \"of\": []}"),
      "parts[1].curves.of: the list is empty"
    ),
    (text(weights: "[\"rational\"]"), "parts[1].weights[1]: “rational” is unknown"),
    (text(weights: "\"convex\""), "parts[1].weights: a list was expected, not a string"),
    (text(limits: "{\"steps\": 0, \"seconds\": 60, \"memoryMiB\": 64}"), "parts[1].limits.steps: 0 is out of range"),
    (
      text(limits: "{\"steps\": 1.5, \"seconds\": 60, \"memoryMiB\": 64}"),
      "line 1: numbers are integers without a decimal"
    ),
    (text(limits: "{\"steps\": 1e1, \"seconds\": 60, \"memoryMiB\": 64}"), "line 1: numbers are integers without"),
    (
      text(limits: "{\"steps\": 10, \"steps\": 20, \"seconds\": 60, \"memoryMiB\": 64}"),
      "line 1: the key “steps” is given twice in one object"
    ),
    (text(limits: "{\"steps\": 10, \"seconds\": 60}"), "parts[1].limits: the key “memoryMiB” is missing"),
    ("{\n\"format\": ", "line 2: a JSON value was expected, not the end of the text"),
    ("[]", "an object was expected, not a list"),
  ])
  func whatIsWrongIsNamed(text: String, message: String) throws {
    let error = #expect(throws: AtlasError.self) { try AtlasSpecTests.spec(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  /// The specification of this repository is of the format.
  @Test func theSpecificationOfTheAtlasIsRead() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let spec = try AtlasSpec(file: root.appending(path: "Atlas/spec.json").path)
    let unions = spec.parts.filter(\.unions).flatMap(\.groups)
    // The groups of order ≤ 16.
    #expect(unions.count == 42)
    #expect(Set(spec.parts.flatMap(\.groups)).isSuperset(of: ["S7", "A7", "B5", "C2^8", "Clifford(2)", "PSL(2,7)"]))
  }
}
