import Certificates
import ExactArithmetic
import Foundation
import Testing

@Suite("The text of certificates")
struct CertificateTextTests {
  /// The format's documentation.
  static func page() throws -> String {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Documentation/CertificateFormat.md")
    return try String(contentsOf: page, encoding: .utf8)
  }

  /// The example of the format's documentation, taken from the page itself.
  static func documentExample() throws -> String {
    let text = try page()
    let start = try #require(text.range(of: "```json\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test("the example of the documentation is valid, and in canonical form")
  func example() throws {
    let text = try CertificateTextTests.documentExample()
    let certificate = try Certificate(parsing: text.utf8)
    let report = CertificateChecker().check(certificate)
    #expect(report.verdict == .valid)
    #expect(report.statement.hasPrefix("AC_ex (convex weights) = 3 for S3 (order 6, on 3 points) and polynomials"))
    #expect(report.findings.map(\.line) == [4, 6, 7, 6, 8, 14])
    #expect(certificate.serialized() == text)
  }

  @Test("parsing what was written gives the same certificate, and writing it again the same bytes")
  func roundTrip() throws {
    var odd = Samples.s3Quadratic
    odd.group.name = "\u{0}\u{1F}\"\\/😀\u{7F}\u{2028}"
    odd.action = .matrices(dimension: -3, images: [[], [[]], [[.min, .max], [0]]])
    odd.functionClass = .tuples(size: .min)
    odd.scheme = []
    odd.lower = [
      .delsarte(bound: 0, constant: RealCyclotomic("-123456789012345678901/7") ?? 0, terms: []),
      .rank(bound: -1, prime: 4, constant: true, coefficients: []), .divisibility(bound: 1, coefficients: []),
      .solverClaimed(bound: 9, solver: ""),
    ]
    for certificate in Samples.valid.map(\.certificate) + [Samples.solverClaimed, odd] {
      let text = certificate.serialized()
      let parsed = try Certificate(parsing: text.utf8)
      #expect(parsed == certificate)
      #expect(parsed.serialized() == text)
      #expect(text.hasSuffix("}\n"))
    }
  }

  @Test("spaces, line breaks, the order of keys and escapes are free")
  func freedom() throws {
    let text = """
      \t{"version":1 ,"lower":[],\r\n"scheme":[{"weight":"1","element":[1]}],"claim":{"lower":1,"upper":1,
      "weights":"convex","symmetry":"exact"},"class":{"degree":0,"kind":"polynomials"},"action":{"images":[],
      "dimension":1,"kind":"permutation"},"gr\\u006fup":{"order":1,"generators":[],"points":1,"name":"C1"},
      "comments":["\\ud83d\\ude00 \\u00e9\\n\\/"],"format":"reynolds-certificate"}\n
      """
    let certificate = try Certificate(parsing: text.utf8)
    #expect(certificate.comments == ["😀 é\n/"])
    #expect(CertificateChecker().check(certificate).verdict == .valid)
  }

  @Test("a fault names the line of the part")
  func lines() throws {
    let text = try CertificateTextTests.documentExample().replacing(
      #"[3,1,2], "weight": "1/3""#, with: #"[3,1,2], "weight": "-1/3""#)
    let report = CertificateChecker().check(try Certificate(parsing: text.utf8))
    #expect(report.firstFault?.description == "line 11: scheme[3].weight: convex weights are positive, not -1/3")
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: String
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ message: String) {
      self.old = old
      self.new = new
      self.message = message
    }
  }

  @Test("an edit of the example that makes it malformed", arguments: broken)
  func malformed(edit: Broken) throws {
    let example = try CertificateTextTests.documentExample()
    let range = try #require(example.range(of: edit.old), "the example has changed")
    let text = example.replacingCharacters(in: range, with: edit.new)
    #expect {
      _ = try Certificate(parsing: text.utf8)
    } throws: { error in
      let description = (error as? CertificateSyntaxError)?.description ?? ""
      if !description.contains(edit.message) { Issue.record("found: \(description)") }
      return description.contains(edit.message)
    }
  }

  static let broken: [Broken] = [
    Broken(
      "\"version\": 2", "\"version\": 3", "line 3: version: version 3 is unknown; this checker reads versions 1 and 2"),
    Broken("reynolds-certificate", "reynolds", "line 2: format: “reynolds” is not “reynolds-certificate”"),
    Broken("\"version\": 2,", "\"version\": 2, \"author\": 1,", "line 3: unknown key “author”"),
    Broken("\"points\": 3", "\"points\": 3, \"degree\": 2", "line 4: group: unknown key “degree”"),
    Broken("\"points\": 3, ", "", "line 4: group: the key “points” is missing"),
    Broken("\"lower\": [\n", "\"lowr\": [\n", "line 13: unknown key “lowr”"),
    Broken("\"points\": 3", "\"points\": 3, \"points\": 3", "line 4: the key “points” is given twice"),
    Broken("\"points\": 3", "\"points\": 3, \"p\\u006fints\": 3", "line 4: the key “points” is given twice"),
    Broken("\"order\": 6", "\"order\": 6.0", "line 4: numbers are integers without a decimal point"),
    Broken("\"order\": 6", "\"order\": 6e0", "line 4: numbers are integers without a decimal point"),
    Broken("\"order\": 6", "\"order\": 06", "line 4: “06” has a leading zero"),
    Broken("\"order\": 6", "\"order\": -0", "line 4: “-0” has a leading zero or a signed zero"),
    Broken("\"order\": 6", "\"order\": +6", "line 4: a JSON value was expected, not “+”"),
    Broken("\"order\": 6", "\"order\": -", "line 4: a digit was expected"),
    Broken("\"order\": 6", "\"order\": 9223372036854775808", "line 4: the integer “9223372036854775808” does not fit"),
    Broken("\"order\": 6", "\"order\": \"6\"", "line 4: group.order: an integer was expected, not a string"),
    Broken("\"order\": 6", "\"order\": true", "line 4: group.order: an integer was expected, not a Boolean"),
    Broken("\"order\": 6", "\"order\": nul", "line 4: a JSON value was expected"),
    Broken("[2,3,1]", "[2,3,\"1\"]", "line 4: group.generators[1][3]: an integer was expected, not a string"),
    Broken("[2,3,1]", "[2,3,1,]", "line 4: a JSON value was expected, not “]”"),
    Broken("[2,3,1]", "[2 3,1]", "line 4: “,” or “]” was expected in a list, not “3”"),
    Broken("[2,3,1]", "231", "line 4: group.generators[1]: a list of integers was expected, not an integer"),
    Broken("{\"name\": \"S3\"", "{\"name\": null", "line 4: group.name: a string was expected, not null"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"2/6\"", "scheme[1].weight: “2/6” is not in lowest terms; write “1/3”"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"-0\"", "scheme[1].weight: “-0” is not in lowest terms; write “0”"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"007\"", "scheme[1].weight: “007” is not in lowest terms; write “7”"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"1/-3\"", "scheme[1].weight: “1/-3” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"1/0\"", "scheme[1].weight: “1/0” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"+1/3\"", "scheme[1].weight: “+1/3” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \" 1/3\"", "scheme[1].weight: “ 1/3” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"0.5\"", "scheme[1].weight: “0.5” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"1/1\"", "scheme[1].weight: “1/1” is not in lowest terms; write “1”"),
    Broken("\"weight\": \"1/3\"", "\"weight\": \"\"", "scheme[1].weight: “” is not a rational number"),
    Broken("\"weight\": \"1/3\"", "\"weight\": 1", "line 9: scheme[1].weight: a rational number in quotation marks"),
    Broken(
      "\"weight\": \"1/3\"", "\"weight\": \"1\(String(repeating: "0", count: 10_000))\"", "at most 10000 characters"),
    Broken("\"exact\"", "\"weak\"", "line 7: claim: the key “epsilon” is missing, which weak symmetry needs"),
    Broken("\"convex\"", "\"Convex\"", "claim.weights: “Convex” is not one of convex, affine, uniform"),
    Broken("\"kind\": \"permutation\"", "\"kind\": \"perm\"", "action.kind: “perm” is not one of permutation"),
    Broken("\"kind\": \"polynomials\"", "\"kind\": \"linear\"", "class: unknown key “degree”; known here: kind"),
    Broken("\"kind\": \"polynomials\"", "\"kind\": \"tuples\"", "class: unknown key “degree”; known here: kind, size"),
    Broken("\"kind\": \"polynomials\"", "\"kind\": \"forms\"", "class: the kind “forms” is not one of functions"),
    Broken("\"kind\": \"polynomials\", ", "", "class: the key “kind” is missing"),
    Broken("\"kind\": \"delsarte\"", "\"kind\": \"magic\"", "lower[1]: the kind “magic” is not one of nontrivial"),
    Broken("\"kind\": \"delsarte\"", "\"kind\": \"rank\"", "lower[1]: unknown key “terms”"),
    Broken("\"kind\": \"delsarte\"", "\"kind\": 1", "lower[1].kind: a string was expected, not an integer"),
    Broken("\"constant\": \"-1\"", "\"constant\": -1", "lower[1].constant: a rational number in quotation marks"),
    Broken("\"comments\": [", "\"comments\": [7, ", "comments[1]: a string was expected, not an integer"),
    Broken("0.1.0\"]\n}", "0.1.0\"]\n} x", "line 19: there is text after the end"),
    Broken("0.1.0\"]\n}", "0.1.0\"]\n}{}", "line 19: there is text after the end"),
    Broken("0.1.0\"]\n}", "0.1.0\"]", "line 19: “,” or “}” was expected in an object, not the end of the text"),
    Broken("0.1.0\"]\n}\n", "0.1.0", "line 18: the text ends inside a string"),
    Broken("0.1.0", "0.1.0\n", "line 18: a string holds a control character or a line break"),
    Broken("0.1.0", "\\x", "a string holds an unknown escape"),
    Broken("0.1.0", "\\ud800", "half of a surrogate pair"),
    Broken("0.1.0", "\\ud800\\u0041", "half of a surrogate pair"),
    Broken("0.1.0", "\\udc00", "half of a surrogate pair"),
    Broken("0.1.0", "\\u12", "four hexadecimal digits"),
    Broken("0.1.0", "\\u-001", "four hexadecimal digits"),
    Broken("{\n  \"format\"", "// certificate\n{\n  \"format\"", "line 1: a JSON value was expected, not “/”"),
    Broken("{\n  \"format\"", "\u{FEFF}{\n  \"format\"", "line 1: the text begins with a byte order mark"),
    Broken("{\n  \"format\"", "[{\n  \"format\"", "line 20: “,” or “]” was expected in a list"),
    Broken("{\n  \"format\"", "{\n  format", "line 2: a key in quotation marks was expected, not “f”"),
    Broken("{\n  \"format\":", "{\n  \"format\" \"", "line 2: “:” was expected after the key “format”, not “\"”"),
  ]

  @Test(
    "bytes that are no certificate",
    arguments: [
      [], [0], [0x20, 0x0A], [0xFF, 0xFE], Array("null".utf8), Array("[]".utf8), Array("{}".utf8), Array("\"".utf8),
      Array("{\"a\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), Array("{\"\\".utf8), Array("{\"\\u".utf8),
      Array("tru".utf8), [UInt8](repeating: UInt8(ascii: "["), count: 100_000),
      Array(String(repeating: "{\"a\":", count: 100_000).utf8), Array("1".utf8) + [0],
    ] as [[UInt8]])
  func hopeless(bytes: [UInt8]) {
    #expect(throws: CertificateSyntaxError.self) { _ = try Certificate(parsing: bytes) }
  }

  @Test("64 levels are read and 65 are not")
  func depth() {
    func message(_ levels: Int) -> String? {
      let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      do throws(CertificateSyntaxError) {
        _ = try Certificate(parsing: text.utf8)
        return nil
      } catch { return error.message }
    }
    #expect(message(64) == "an object was expected, not a list")
    #expect(message(65) == "lists and objects are nested more than 64 deep")
  }
}
