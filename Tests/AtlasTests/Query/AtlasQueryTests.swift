import ExactArithmetic
import Testing

@testable import Atlas

@Suite struct AtlasQueryTests {
  private let rows: [AtlasRow]

  init() throws { rows = try AtlasFixture.standard().dataset().rows }

  /// Queries with what they say, computed without the language.
  static let accepted: [(String, @Sendable (AtlasRow) -> Bool)] = [
    ("", { _ in true }), ("  ", { _ in true }), ("true", { _ in true }), ("false", { _ in false }),
    ("order<=6", { $0.entry.order <= 6 }), ("6 >= order", { $0.entry.order <= 6 }),
    ("order<=12 and weights=convex and gap=0", { $0.entry.weights == "convex" && $0.instance.isClosed }),
    ("closed", { $0.instance.isClosed }), ("not closed", { !$0.instance.isClosed }),
    ("closed=false", { !$0.instance.isClosed }), ("closed != true", { !$0.instance.isClosed }),
    ("not not closed", { $0.instance.isClosed }), ("gap>0", { !$0.instance.isClosed }),
    ("upper*2 <= order", { 2 * $0.instance.upper <= $0.entry.order }),
    ("order - upper = savings", { _ in true }), ("-order < 0", { _ in true }), ("--order < 0", { _ in false }),
    ("order - 1 - 2 = 4", { $0.entry.order == 7 }), ("order - (1 - 2) = 7", { $0.entry.order == 6 }),
    ("order/2/3=1", { $0.entry.order == 6 }), ("2 + order * 2 = 14", { $0.entry.order == 6 }),
    ("(2 + order) * 2 = 16", { $0.entry.order == 6 }), ("irreducibles-occurring<=1", { $0.instance.rows.isEmpty }),
    ("missing = irreducibles - irreducibles-occurring", { _ in true }),
    ("missing=1", { $0.instance.rows == [3] }),
    ("epsilon<=1/9", { $0.entry.epsilon == "1/10" }),
    ("epsilon<=0.125", { $0.entry.epsilon.map { $0 != "2/9" } ?? false }),
    ("epsilon=2/9", { $0.entry.epsilon == "2/9" }), ("epsilon = none", { $0.entry.epsilon == nil }),
    ("epsilon != none and epsilon*9=2", { $0.entry.epsilon == "2/9" }), ("none = degree", { $0.entry.degree == nil }),
    // A comparison with a value that is missing is false.
    ("degree != 3", { $0.entry.degree.map { $0 != 3 } ?? false }), ("not degree = 3", { $0.entry.degree != 3 }),
    ("tight", { $0.entry.group == "SmallGroup(6,1)" }), ("tight=false", { $0.entry.group == "SmallGroup(99,9)" }),
    ("1/gap >= 1", { $0.instance.upper == $0.instance.lower + 1 }),
    ("degree >= threshold", { $0.entry.degree == 3 }), ("kind=difference-set", { $0.entry.kind == .differenceSet }),
    ("kind in {profile, union}", { $0.entry.kind == .profile || $0.entry.kind == .union }),
    ("order in {3, 14/2}", { $0.entry.order != 6 }), ("name=S3", { $0.entry.group == "SmallGroup(6,1)" }),
    ("name=\"SmallGroup(6,1)\"", { $0.entry.group == "SmallGroup(6,1)" }),
    ("name!=S3", { $0.entry.group != "SmallGroup(6,1)" }), ("S3=name", { $0.entry.group == "SmallGroup(6,1)" }),
    ("name~small", { _ in true }), ("group ~ '(7,'", { $0.entry.order == 7 }), ("group~\"\"", { _ in true }),
    ("representation~rational", { $0.entry.kind == .union }), ("rows='2,3'", { $0.instance.rows == [2, 3] }),
    ("symmetry≠exact and order≥7", { $0.entry.symmetry != "exact" }),
    (
      "weights=affine or weights=uniform and order=7",
      { $0.entry.weights == "affine" || $0.entry.weights == "uniform" && $0.entry.order == 7 }
    ),
    ("(weights=affine or weights=uniform) and order=7", { $0.entry.weights == "uniform" && $0.entry.order == 7 }),
    ("certified", { $0.instance.certificate != nil }),
    ("certified = closed", { ($0.instance.certificate != nil) == $0.instance.isClosed }),
    ("stopped~steps", { !$0.instance.isClosed }),
    ("NOT certified AND closed", { $0.instance.certificate == nil && $0.instance.isClosed }),
    ("proofs=hitting", { $0.instance.certificate != nil }), ("group=representation", { _ in false }),
    ("closed in {true}", { $0.instance.isClosed }), ("1<2", { _ in true }), ("none != order", { _ in true }),
    ("(((order)))=6", { $0.entry.order == 6 }), ("0.1 + 0.2 = 0.3", { _ in true }),
  ]

  @Test func whatQueriesSay() throws {
    for (text, expected) in AtlasQueryTests.accepted {
      let query = try AtlasQuery(text)
      for row in rows { #expect(query.matches(row) == expected(row), "\(text): \(row.entry) \(row.instance)") }
    }
    // The table tells them apart.
    #expect(rows.count == 19)
  }

  /// Texts that are no queries, where that is seen, and what is said.
  static let refused: [(String, Int, String)] = [
    ("order<=", 8, "a field, a number, a text, not or ( expected, the end found"),
    ("order 12", 7, "and, or, a comparison, or the end expected, 12 found"),
    ("1<order<3", 8, "a < b < c is written a < b and b < c"), ("(1<order<3)", 9, "not chained"),
    ("ordr<=12", 1, "“ordr” is not a field; fields are kind, group"), ("closed and opn", 12, "“opn” is not a field"),
    ("upper-lower>0", 1, "write spaces around the minus, upper - lower"),
    ("weights=convx", 9, "weights is never “convx”; it is one of convex, affine, uniform"),
    ("'Convex' = weights", 1, "weights is never “Convex”"), ("kind in {profil}", 10, "kind is never “profil”"),
    ("order", 1, "a condition expected, such as a comparison; this is a number alone"),
    ("group", 1, "this is a text alone"), ("none", 1, "this is none alone"), ("natural", 1, "“natural” is not a field"),
    ("order=convex", 7, "“convex” is not a field"), ("order='12'", 7, "a number is compared with a text"),
    ("group=12", 7, "a text is compared with a number"), ("closed=1", 8, "a condition is compared with a number"),
    ("closed<true", 1, "conditions can only be compared by = and !=, not by <"),
    ("group<natural", 1, "texts can only be compared by =, != and ~"), ("order~1", 1, "~ is for texts"),
    ("epsilon<none", 1, "none can only be compared by = and !=, not by <"),
    ("none=none", 1, "none is compared with a field"),
    ("none=convex", 6, "“convex” is not a field"), ("order+closed=1", 7, "a number expected, a condition found"),
    ("order/0=1", 7, "nothing can be divided by 0"), ("order*group=1", 7, "a number expected, a text found"),
    ("-closed", 2, "a number expected, a condition found"), ("(order=1", 9, ") expected, the end found"),
    ("order=1)", 8, "expected, “)” found"), ("order in 1", 10, "a list in braces"),
    ("order in {1 2}", 13, "a comma or } expected, 2 found"),
    ("order in {}", 11, "expected, “}” found"), ("order=1 and", 12, "expected, the end found"),
    ("and", 1, "expected, “and” found"),
    ("not", 4, "expected, the end found"), ("order = $1", 9, "“$” found"),
    ("group='S3", 7, "a quote ' that ends the text expected"),
    ("order=1\u{0}", 8, "U+0 found"), ("order = 1;", 10, "“;” found"), ("order ! 3", 7, "“!” found"),
    ("order = 1..2", 10, "“.” found"),
    ("order=" + String(repeating: "9", count: 61), 7, "a number has at most 60 digits"),
    (String(repeating: "(", count: 65), 66, "nested at most 64 deep"),
    (String(repeating: "not ", count: 65), 261, "nested at most 64"),
    ("order=" + String(repeating: "-", count: 65) + "1", 72, "nested at most 64"),
    (String(repeating: " ", count: 4097), 4097, "a query has at most 4096 characters"),
  ]

  @Test(arguments: refused)
  func whatIsNoQuery(text: String, position: Int, words: String) throws {
    let error = try #require(throws: AtlasQueryError.self, "\(text)") { _ = try AtlasQuery(text) }
    #expect(error.position == position, "\(error)")
    #expect(error.description.contains(words), "\(error)")
  }

  @Test func unknownWordsAreTold() throws {
    let field = try #require(throws: AtlasQueryError.self) { _ = try AtlasQuery("gep=0") }
    #expect(field.unknown?.word == "gep" && field.unknown?.known.contains("gap") == true)
    let value = try #require(throws: AtlasQueryError.self) { _ = try AtlasQuery("symmetry=week") }
    #expect(value.unknown?.word == "week" && value.unknown?.known == ["exact", "weak", "strong"])
    #expect(try #require(throws: AtlasQueryError.self) { _ = try AtlasQuery("1+") }.unknown == nil)
  }

  /// The longest chains and the deepest nesting that are allowed.
  @Test func longQueries() throws {
    let row = rows[0]
    #expect(try AtlasQuery("1" + String(repeating: "+1", count: 1000) + "=1001").matches(row))
    #expect(
      try AtlasQuery("2" + String(repeating: "*2", count: 1000) + "=2" + String(repeating: "*2", count: 1000)).matches(
        row))
    #expect(try AtlasQuery("true" + String(repeating: " and true", count: 400)).matches(row))
    #expect(try AtlasQuery(String(repeating: "(", count: 64) + "true" + String(repeating: ")", count: 64)).matches(row))
    #expect(try AtlasQuery(String(repeating: "not ", count: 64) + "true").matches(row))
  }

  /// Pieces of queries in any order, and queries with changed characters: each is read or refused at a place in it.
  @Test func anyTextIsReadOrRefused() {
    let pieces = [
      "order", "gap", "closed", "group", "convex", "weights", "=", "!=", "<", "~", "+", "-", "*", "/", "(", ")", "{",
      "}",
      ",", "in", "and", "or", "not", "none", "true", "1", "0", "1.5", "'x'", "\"", "'", " ", "é", "\u{301}", "$", "ε",
    ]
    var generator = SplitMix64(seed: 7)
    var accepted = 0
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
      }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
      do throws(AtlasQueryError) {
        let query = try AtlasQuery(text)
        accepted += 1
        _ = query.matches(rows[0])
      } catch {
        #expect((1...(text.unicodeScalars.count + 1)).contains(error.position), "\(text): \(error)")
      }
    }
    #expect(accepted > 10)
  }
}
