import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import PropertyTesting
import Representations
import Testing

@Suite struct CounterexampleFileTests {
  /// An instance with every kind of part.
  static func file() throws -> CounterexampleFile {
    var instance = Instance(group: try InstanceGroup("S3"), functionClass: .polynomials(degree: 2))
    let group = try instance.setting().group
    instance.assign(
      try AveragingScheme([(0, Rational(1, 3)), (2, Rational(2, 3))], weightClass: .convex), as: "ω", in: group)
    instance.vectors["f"] = [Rational(-3, 7), 0, 5]
    instance.numbers["ε"] = Rational(1, 9)
    instance.elements["H"] = [group.permutation(0), group.permutation(1)]
    return CounterexampleFile(
      Witness(
        claim: "made.up", instance: instance,
        violation: Violation(
          statement: "a ≤ b", left: Quantity(Enclosure(Rational(3, 2), 2), closedForm: "√3"), relation: .atMost,
          right: Quantity(1)), origin: .random,
        choices: ChoiceSequence(choices: [Choice(index: 1, max: 5, kind: .integer, isForced: false)], size: 7), seed: 42
      ),
      statement: "a is not larger than b", minimality: "all orders below 6")
  }

  @Test func aFileIsReadAsItWasWritten() throws {
    let file = try Self.file()
    let copy = try CounterexampleFile(text: file.text)
    #expect(copy == file)
    #expect(copy.text == file.text)
    #expect(copy.name == file.name)
    #expect(file.name.wholeMatch(of: /made\.up--[0-9a-f]{16}\.json/) != nil)
  }

  @Test func actionsOfAllKindsAreReadAsTheyWereWritten() throws {
    var file = try Self.file()
    var instance = file.witness.instance
    let flip = SignedPermutation(try Permutation(oneLine: [2, 1]), negated: [true, false])
    let turn = Matrix(rows: [[0, -1], [1, -1]], columnCount: 2)
    let golden = RealCyclotomic(coordinates: [0, 1], conductor: 5)
    let rotation = Matrix(
      rows: [[0, RealCyclotomic(Rational(-1))], [RealCyclotomic(Rational(1)), golden]], columnCount: 2)
    for action in [
      GroupAction.permutation(degree: 2, images: [flip.permutation, flip.permutation]),
      .signedPermutation(dimension: 2, images: [flip, flip]), .matrices(dimension: 2, images: [turn, turn]),
      .fieldMatrices(dimension: 2, conductor: 5, images: [rotation, rotation]),
    ] {
      instance.action = action
      file = CounterexampleFile(
        Witness(claim: "made.up", instance: instance, violation: file.witness.violation, origin: .solver),
        statement: "", minimality: nil)
      #expect(try CounterexampleFile(text: file.text) == file)
    }
  }

  @Test(arguments: [
    ("\"points\" : 3", "\"points\" : -1", "points"), ("(1 2)", "(1 2 9)", "moves"), ("\"1/3\"", "\"1/0\"", "1/0"),
    ("reynolds-counterexample", "reynolds-certificate", "format"), ("\"version\" : 1", "\"version\" : 2", "version 2"),
    ("\"by\" : \"random\"", "\"by\" : \"luck\"", "luck"), ("≤", "≈", "relation"),
    ("polynomials:2", "polynomial", "functionClass"),
    ("\"lower\" : \"3/2\"", "\"lower\" : \"5/2\"", "empty"), ("\"seed\" : \"42\"", "\"seed\" : \"-1\"", "seed"),
    ("\"1/9\"", "\"0.1\"", "ε"), ("\"instance\"", "\"case\"", "instance"),
  ])
  func whatIsMalformedIsRefusedByName(part: String, replacement: String, word: String) throws {
    let text = try Self.file().text
    let changed = text.replacing(part, with: replacement)
    #expect(changed != text)
    let error = #expect(throws: CounterexampleError.self) { try CounterexampleFile(text: changed) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(word), "\(String(describing: error))")
  }

  @Test(arguments: ["", "{", "[]", "null", "{}"])
  func whatIsNoFileIsRefused(text: String) {
    #expect(throws: CounterexampleError.self) { try CounterexampleFile(text: text) }
  }

  @Test func aWrongClaimOrAnotherInequalityIsNotConfirmed() throws {
    let file = try Self.file()
    #expect(throws: CounterexampleError.unknownClaim("made.up")) { try file.confirm(in: .standard) }
    let judged = file.witness.violation
    func ledger(_ expected: Properties.Expectation = .fails, _ judgement: @escaping @Sendable () -> Judgement) -> Ledger
    {
      Ledger([
        Claim(
          id: "made.up", statement: file.statement, formula: "", source: .ours(""), expected: expected,
          generator: .never
        ) { _, _ in judgement() }
      ])
    }
    #expect(throws: CounterexampleError.notViolated("made.up")) { try file.confirm(in: ledger { .holds }) }
    #expect(throws: CounterexampleError.self) {
      try file.confirm(in: ledger { .require(Quantity(3), .atMost, Quantity(1), "a ≤ b") })
    }
    try file.confirm(in: ledger { .require(judged.left, .atMost, judged.right, "a ≤ b") })
    // A true counterexample to a claim that holds is a contradiction, and not to be called valid.
    #expect(throws: CounterexampleError.contradictsLedger(judged, claim: "made.up")) {
      try file.confirm(in: ledger(.holds) { .require(judged.left, .atMost, judged.right, "a ≤ b") })
    }
  }
}
