import ExactArithmetic
import Foundation
import Testing

@testable import Atlas

@Suite struct AtlasFieldTests {
  @Test func fieldsHaveTheirKinds() throws {
    let rows = try AtlasFixture.standard().dataset().rows
    #expect(Set(AtlasField.all.map(\.name)).count == AtlasField.all.count)
    for field in AtlasField.all {
      #expect(AtlasField.named(field.name)?.meaning == field.meaning)
      for row in rows {
        switch (field.kind, field.value(row)) {
        case (.integer, .number(let value)): #expect(value.isInteger)
        case (.rational, .number), (.list, .list), (.boolean, .boolean), (_, .missing): break
        case (.text, .text(let text)): #expect(field.values.isEmpty || field.values.contains(text))
        default: Issue.record("\(field.name) is \(field.value(row))")
        }
      }
    }
  }

  @Test func lists() throws {
    #expect(try AtlasField.list("group, upper,gap").map(\.name) == ["group", "upper", "gap"])
    let error = try #require(throws: AtlasQueryError.self) { _ = try AtlasField.list("group, uper") }
    #expect(error.position == 8 && error.unknown?.word == "uper")
    #expect(try #require(throws: AtlasQueryError.self) { _ = try AtlasField.list("group,") }.position == 7)
    #expect(try #require(throws: AtlasQueryError.self) { _ = try AtlasOrdering("gap,-x") }.position == 6)
  }

  @Test func rowsAreSorted() throws {
    let rows = try AtlasFixture.standard().dataset().rows
    let sorted = try AtlasOrdering("-gap,order,-epsilon").sorted(rows)
    #expect(sorted.count == rows.count && Set(sorted) == Set(rows))
    #expect(sorted.prefix(3).map(\.instance.upper) == [6, 6, 3])
    // What has no ε is last among equals, also where ε descends.
    #expect(sorted.suffix(4).map(\.entry.epsilon) == ["2/9", "2/9", "1/8", "1/8"])
    let degrees = try AtlasOrdering("-degree").sorted(rows).map(\.entry.degree)
    #expect(
      degrees.prefix(12).compactMap(\.self) == [3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0]
        && degrees.suffix(7).allSatisfy { $0 == nil })
  }

  @Test func valuesInJSON() throws {
    let values: [AtlasValue] = [
      .missing, .boolean(true), .number(3), .number(Rational(1, 4)), .text("a"), .list(["a", "b"]),
    ]
    let encoder = JSONEncoder()
    #expect(String(decoding: try encoder.encode(values), as: UTF8.self) == #"[null,true,3,"1\/4","a",["a","b"]]"#)
    #expect(values.map(\.description) == ["", "true", "3", "1/4", "a", "a; b"])
  }
}
