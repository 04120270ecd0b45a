@testable import CommandSupport
import Testing

@Suite struct ShardTests {
  @Test(arguments: [("1/1", 1, 1), ("3/8", 3, 8), ("8/8", 8, 8), ("007/010", 7, 10), ("1/1000000", 1, 1_000_000)])
  func isRead(text: String, index: Int, count: Int) throws {
    let shard = try Shard(parsing: text)
    #expect((shard.index, shard.count) == (index, count))
    #expect(Shard(argument: text) == shard)
    #expect(try Shard(parsing: "\(shard)") == shard)
  }

  @Test(arguments: [
    ("0/4", ShardError.index(0, count: 4)), ("5/4", .index(5, count: 4)), ("1/0", .count(0)),
    ("1/1000001", .count(1_000_001)), ("3", .malformed("3")), ("a/b", .malformed("a/b")), ("", .malformed("")),
    ("/", .malformed("/")), ("1/", .malformed("1/")), ("/4", .malformed("/4")), ("1/2/3", .malformed("1/2/3")),
    ("+1/4", .malformed("+1/4")), ("-1/4", .malformed("-1/4")), ("1 /4", .malformed("1 /4")),
    ("1/99999999999999999999", .malformed("1/99999999999999999999")), ("١/٤", .malformed("١/٤")),
  ])
  func isRefused(text: String, error: ShardError) {
    #expect(throws: error) { try Shard(parsing: text) }
    #expect(Shard(argument: text) == nil)
  }

  @Test func refusalsSayWhatWouldBeRight() {
    #expect(ShardError.index(5, count: 4).description == "there is no part 5 of 4; write i/4 with i from 1 to 4")
    #expect(ShardError.malformed("3").description == "“3” is not i/n, such as 3/8")
  }

  @Test(arguments: [1, 2, 3, 7, 40]) func balancedPartsAreADivision(count: Int) throws {
    let costs: [Double] = [5, 1, 0, 9, 3, 3, .nan, 7, -2, 8, 2, .infinity, 0, 4]
    let parts = try (1...count).map { try Shard(index: $0, count: count).balancedPositions(costs: costs) }
    #expect(parts.joined().sorted() == Array(costs.indices))
    #expect(parts.allSatisfy { $0 == $0.sorted() })
  }

  @Test func balancedPartsCostAboutTheSame() throws {
    // By hand: 9 | 8 | 7, then 5 to the third (12), 4 to the second (12), 3 to the first (12), 3 to the first (15), 2, 1.
    let costs: [Double] = [9, 8, 7, 5, 4, 3, 3, 2, 1]
    let sums = try (1...3).map { index in
      try Shard(index: index, count: 3).balancedPositions(costs: costs).reduce(0) { $0 + costs[$1] }
    }
    #expect(sums == [15, 14, 13])
    #expect(try Shard(index: 1, count: 3).balancedPositions(costs: costs) == [0, 5, 6])
    // Units without a cost are spread.
    #expect(try Shard(index: 2, count: 3).balancedPositions(costs: [0, 0, 0, 0]) == [1])
  }

  @Test func nothingIsNoWork() { #expect(Shard.whole.balancedPositions(costs: []) == []) }
}
