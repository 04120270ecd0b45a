import Certificates
import ExactArithmetic
import Testing

@Suite("The text of hitting proofs")
struct HittingTextTests {
  /// All kinds of nodes and witnesses in one proof, which need not be right.
  static let everything = HittingSamples.s3Packing.with {
    let map = HittingSamples.map(1, inverts: true, left: 2, right: 3)
    let set = Certificate.HittingProof.SupportSet(witness: 1, map: map)
    $0.lower = [
      .hitting(
        Certificate.HittingProof(
          size: 2, automorphisms: [[1, 2], [3, 5]], labels: [[1, 0, 0], [0, 1, 0]],
          witnesses: [
            .init(function: .terms([HittingSamples.term(1, 2, -1)]), value: 2, averagesConjugates: true),
            .init(function: .pairs([HittingSamples.signs])), .init(function: .pairs([])),
            .init(function: .triples([.init(element: 4, left: HittingSamples.vector(1), right: [])])),
          ],
          tree: [
            .identity, .branch(on: nil, children: []),
            .branch(
              on: set,
              children: [
                .init(element: 1),
                .init(element: 2, merged: [.init(element: 3, map: map), .init(element: 4, map: map)]),
              ]),
            .average(witness: 1),
            .packing(denominator: 7, sets: [.init(weight: 3, set: set), .init(weight: 1, set: set)]),
            .sum(set), .exhausted, .quotients(element: 3), .tile(elements: [3, 1], limit: 2),
            .tile(elements: [], limit: -1),
            .tilePacking(denominator: 7, sets: [.init(weight: 3, set: set)]),
          ])),
      .subclass(
        Certificate.SubclassProof(
          functionClass: .functions, symmetry: .strong, epsilon: Rational(1, 3), weights: .affine,
          lower: [.subclass(Certificate.SubclassProof(functionClass: .linear, symmetry: .exact, lower: []))])),
      .plancherel(bound: 1, prime: 2, constant: true, coefficients: []),
      .positiveDefinite(bound: 1, constant: -1, terms: [.init(label: [1], coefficient: 3)]),
      .smallComplement(.init(bound: 1, prime: 2, constant: false, coefficients: [], basis: [[1, -1], []])),
      .normalSubgroup(
        .init(
          bound: -1, generators: [[2, 1], []], order: 0,
          lower: [
            .normalSubgroup(.init(bound: 1, generators: [], order: 1, lower: [])),
            .nontrivial(bound: 2, generator: 1, column: [1]),
          ])),
    ]
  }

  @Test("parsing what was written gives the same proof, a node in each line")
  func roundTrip() throws {
    let text = HittingTextTests.everything.serialized()
    let parsed = try Certificate(parsing: text.utf8)
    #expect(parsed == HittingTextTests.everything)
    #expect(parsed.serialized() == text)
    for line in [
      "      {\"terms\": [[1,2,\"-1\"]], \"value\": \"2\", \"averaged\": true},",
      "      {\"pairs\": [[[[1,\"1\"],[2,\"-1\"]],[[1,\"1\"],[2,\"-1\"]]]]},",
      "      {\"triples\": [[4,[[1,\"1\"]],[]]]}", "      [\"e\"],", "      [\"b\",null,[]],",
      "      [\"b\",[1,1,1,2,3],[[1,[]],[2,[[3,1,1,2,3],[4,1,1,2,3]]]]],", "      [\"o\",1],",
      "      [\"p\",7,[[3,1,1,1,2,3],[1,1,1,1,2,3]]],", "      [\"s\",1,1,1,2,3],", "      [\"f\"],",
      "      [\"d\",3],", "      [\"t\",[3,1],2],", "      [\"t\",[],-1],",
      "      [\"q\",7,[[3,1,1,1,2,3]]]",
    ] {
      #expect(text.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
    }
  }

  @Test("the example of the documentation is right")
  func example() throws {
    let page = try CertificateTextTests.page()
    let start = try #require(page.range(of: "```\n{\"kind\": \"hitting\""))
    let end = try #require(page.range(of: "\n```", range: start.upperBound..<page.endIndex))
    let proof = "{\"kind\": \"hitting\"" + page[start.upperBound..<end.lowerBound]
    let text = BoundSamples.s3Complement.with { $0.lower = [] }.serialized()
      .replacing("\"lower\": []", with: "\"lower\": [\(proof)]")
    let report = CertificateChecker().check(try Certificate(parsing: text.utf8))
    #expect(report.verdict == .valid, "\(report.findings.map(\.description))")
    #expect(report.provedLower == 3)
  }

  @Test(
    "edits that make it malformed",
    arguments: [
      ("[\"e\"]", "[\"x\"]", "the node “x” is not one of e, t, b, o, p, q, s, f, d"),
      ("[\"e\"]", "[\"e\",1]", "[\"e\"] was expected"),
      ("[\"e\"]", "[]", "a list that begins with a letter"), ("[\"e\"]", "{}", "a list that begins with a letter"),
      ("[\"e\"]", "\"e\"", "a list that begins with a letter"), ("[\"f\"]", "[\"f\",1]", "[\"f\"] was expected"),
      ("[\"o\",1]", "[\"o\"]", "[\"o\", w] was expected, not a list of 0"),
      ("[\"o\",1]", "[\"o\",\"1\"]", "an integer was expected"),
      ("[\"d\",3]", "[\"d\",3,4]", "[\"d\", g] was expected"),
      ("[\"s\",1,1,1,2,3]", "[\"s\",1,1,1,2]", "[\"s\", w, a, i, l, r] was expected, not a list of 4"),
      ("[\"s\",1,1,1,2,3]", "[\"s\",1,1,2,2,3]", "an inversion is 0 or 1, not 2"),
      ("[\"t\",[3,1],2]", "[\"t\",[3,1]]", "[\"t\", elements, limit] was expected"),
      ("[\"q\",7,", "[\"q\",", "[\"q\", denominator, sets] was expected"),
      ("[\"p\",7,", "[\"p\",", "[\"p\", denominator, sets] was expected"),
      ("[3,1,1,1,2,3]", "[3,1,1,1,2]", "[k, w, a, i, l, r] was expected, not a list of 5"),
      ("[\"b\",null,[]]", "[\"b\",null]", "[\"b\", set, children] was expected"),
      ("[\"b\",null,[]]", "[\"b\",0,[]]", "a list of integers was expected"),
      ("[\"b\",[1,1,1,2,3],", "[\"b\",[1,1,1,2],", "null or [w, a, i, l, r] was expected"),
      ("[3,1,1,2,3]", "[3,1,1,2]", "[g, a, i, l, r] was expected"), ("[1,[]],[2", "[1],[2", "[g, merged] was expected"),
      ("[1,2,\"-1\"]", "[1,2]", "[row, column, coefficient] was expected"),
      ("[1,2,\"-1\"]", "[1,2,-1]", "a rational number in quotation marks"),
      ("\"averaged\": true", "\"averaged\": false", "“averaged” is true or absent"),
      ("\"terms\":", "\"pairs\": [], \"terms\":", "a witness has one of the keys terms, pairs, triples"),
      ("{\"terms\": [[1,2,\"-1\"]], \"value\"", "{\"value\"", "a witness has one of the keys"),
      ("[4,[[1,\"1\"]],[]]", "[4,[[1,\"1\"]]]", "[h, u, v] was expected"),
      ("[4,[[1,\"1\"]],[]]", "[4,[[1]],[]]", "[label, value] was expected"),
      ("\"size\": 2", "\"size\": \"2\"", "an integer was expected"), ("\"size\": 2, ", "", "the key “size” is missing"),
      ("\"epsilon\": \"1/3\"", "\"epsilon\": \"2/6\"", "is not in lowest terms"),
      ("\"epsilon\": \"1/3\", ", "", "the key “epsilon” is missing, which strong symmetry needs"),
      ("\"symmetry\": \"strong\", ", "", "“epsilon” goes with “symmetry”"),
      (
        "\"weights\": \"convex\", \"lower\": 3", "\"epsilon\": \"1\", \"weights\": \"convex\", \"lower\": 3",
        "has no “epsilon”"
      ),
      ("\"version\": 2", "\"version\": 1", "version 1 has no hitting; write 2"),
    ])
  func malformed(old: String, new: String, message: String) throws {
    let text = HittingTextTests.everything.serialized()
    try #require(text.contains(old))
    #expect {
      _ = try Certificate(parsing: text.replacing(old, with: new, maxReplacements: 1).utf8)
    } throws: { error in
      let description = (error as? CertificateSyntaxError)?.description ?? ""
      if !description.contains(message) { Issue.record("found: \(description)") }
      return description.contains(message)
    }
  }

  @Test("a fault in a tree names the line of the node")
  func lines() throws {
    let text = HittingSamples.c4Chain.serialized().replacing("[[2,[]]]", with: "[[3,[]]]")
    let report = CertificateChecker().check(try Certificate(parsing: text.utf8))
    let fault = try #require(report.firstFault)
    #expect(fault.part == "lower[1].tree[3][2]")
    let line = try #require(fault.line)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].contains("[[3,[]]]"))
  }

  @Test("files of version 1 are still read")
  func version1() throws {
    for (_, certificate) in Samples.version1 {
      let text = certificate.serialized().replacing("\"version\": 2", with: "\"version\": 1")
      #expect(try Certificate(parsing: text.utf8) == certificate)
    }
  }

  @Test("packings with rational weights get a common denominator")
  func packings() {
    typealias Node = Certificate.HittingProof.Node
    let set = HittingSamples.set(1)
    #expect(
      Node.packing([(set, Rational(1, 2)), (set, Rational(2, 3))])
        == .packing(denominator: 6, sets: [.init(weight: 3, set: set), .init(weight: 4, set: set)]))
    #expect(Node.packing([]) == .packing(denominator: 1, sets: []))
    #expect(Node.packing([(set, Rational(1, 1 << 31))]) == nil)
    #expect(Node.packing([(set, Rational(1, 65537)), (set, Rational(1, 65539))]) == nil)
  }
}
