import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

/// What saved schemes are, and what is refused.
@Suite struct SchemeErrorTests {
  private static let valid = """
    {"format": "reynolds-scheme", "version": 1, "group": "C3", "degree": 3, "generators": ["(1 2 3)"],
     "weights": "convex", "entries": [{"element": "()", "weight": "1/5"}, {"element": "(1 3 2)", "weight": "4/5"}]}
    """

  @Test func savedSchemesAreReadBack() throws {
    var random = SplitMix64(seed: 8)
    for (name, weights) in [("S4", WeightClass.convex), ("Q8", .affine), ("D5", .uniform), ("C1", .convex)] {
      let description = try GroupDescription(name)
      let group = try description.enumerated()
      let scheme = try randomScheme(on: group, size: min(3, group.order), weights: weights, &random)
      let file = SchemeFile(scheme, of: description, enumerated: group)
      let read = try SchemeFile(text: file.text)
      #expect(read == file && read.text == file.text)
      #expect(try read.scheme.indexed(in: try read.groupDescription.enumerated()) == scheme)
      #expect(read.group == description.title)
    }
    #expect(try SchemeFile(text: SchemeErrorTests.valid).scheme.size == 2)
    let large = try GroupDescription("S50")
    let cycle = try Permutation(oneLine: Array(2...50) + [1])
    let file = try SchemeFile(.uniform(on: [cycle, cycle.inverse]), of: large)
    #expect(try SchemeFile(text: file.text) == file)
  }

  @Test(arguments: [
    ("reynolds-scheme", "reynolds-certificate", SchemeError.unknownFormat("reynolds-certificate")),
    ("\"version\": 1", "\"version\": 2", .unknownVersion(2)),
    ("\"version\": 1", "\"version\": \"1\"", .wrongType(place: "“version”", expected: "a whole number")),
    ("\"version\": 1, ", "", .missing(key: "version", place: "the scheme")),
    ("\"degree\": 3", "\"degree\": -1", .degree(-1, limit: 4_096)),
    ("\"degree\": 3", "\"degree\": 1000000", .degree(1_000_000, limit: 4_096)),
    ("convex", "positive", .unknownWeightClass("positive")),
    ("\"1/5\"", "\"0.2\"", .weight(entry: 1, "0.2")),
    ("\"1/5\"", "\"1/0\"", .weight(entry: 1, "1/0")),
    ("\"1/5\"", "0.2", .wrongType(place: "“weight” of entry 1", expected: "a text")),
    ("\"1/5\"", "\"0\"", .weightNotAllowed(entry: 1, 0, .convex)),
    ("\"1/5\"", "\"-1/5\"", .weightNotAllowed(entry: 1, Rational(-1, 5), .convex)),
    ("convex", "uniform", .weightNotAllowed(entry: 2, Rational(4, 5), .uniform)),
    ("4/5", "3/5", .sum(Rational(4, 5))),
    ("(1 3 2)", "()", .repeated(entry: 2, first: 1, element: "()")),
    ("(1 3 2)", "(1 2)", .notInGroup(entry: 2, element: "(1 2)", group: "C3")),
    (", \"weight\": \"4/5\"", "", .missing(key: "weight", place: "entry 2")),
    (
      "\"weight\": \"4/5\"", "\"weight\": \"4/5\", \"note\": 1",
      .unknownKey("note", place: "entry 2", known: ["element", "weight"])
    ),
    (
      "\"degree\": 3", "\"degree\": 3, \"points\": 3",
      .unknownKey(
        "points", place: "the scheme",
        known: ["format", "version", "group", "degree", "generators", "weights", "entries"])
    ),
    ("[\"(1 2 3)\"]", "7", .wrongType(place: "“generators”", expected: "a list")),
    ("[\"(1 2 3)\"]", "[7]", .wrongType(place: "item 1 of “generators”", expected: "a text")),
  ])
  func wrongFilesAreRefused(_ part: String, _ replacement: String, _ error: SchemeError) throws {
    let text = SchemeErrorTests.valid.split(separator: part, omittingEmptySubsequences: false)
      .joined(separator: replacement)
    #expect(text != SchemeErrorTests.valid)
    #expect(throws: error) { try SchemeFile(text: text) }
    #expect(!error.description.isEmpty && !error.description.contains("\n"))
  }

  @Test func whatIsNoPermutationIsNamed() throws {
    func refusal(_ part: String, _ replacement: String) -> SchemeError? {
      let text = SchemeErrorTests.valid.split(separator: part, omittingEmptySubsequences: false)
        .joined(separator: replacement)
      do {
        _ = try SchemeFile(text: text)
        return nil
      } catch {
        return error
      }
    }
    for wrong in ["(1 3 4)", "(1 3 3)", "x", "(1 2),(1 3)", ""] {
      guard case .element(entry: 2, let reason)? = refusal("(1 3 2)", wrong) else {
        Issue.record("“\(wrong)” is no permutation of three points")
        continue
      }
      #expect(!reason.isEmpty)
    }
    guard case .generator(1, _)? = refusal("[\"(1 2 3)\"]", "[\"(1 2 9)\"]") else {
      Issue.record("a generator moves a point that is not there")
      return
    }
    for text in ["", "{", "[1]", SchemeErrorTests.valid + "x", "null"] {
      #expect(throws: SchemeError.self) { try SchemeFile(text: text) }
    }
  }

  @Test func schemesOfOtherGroupsAreNotIndexed() throws {
    let scheme = try PermutationScheme.uniform(
      on: [Permutation(identity: 4), try Permutation(text: "(1 2)", degree: 4)])
    #expect(throws: SchemeError.notInGroup(entry: 2, element: "(1 2)", group: "the group")) {
      try scheme.indexed(in: try GroupDescription("A4").enumerated())
    }
    #expect(throws: SchemeError.self) { try SchemeFile(scheme, of: try GroupDescription("S5")) }
  }
}
