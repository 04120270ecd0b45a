import FiniteGroups
import Testing

@Suite struct GroupNameTests {
  @Test(arguments: [
    "", "X5", "C", "C0", "C-1", "C08", "S3x", "xS3", "C2^", "C2^0", "C2^-1", "C2^99999", "D2", "Q6", "Q4", "c8", "Z8",
    "S 3 y",
    "SmallGroup(64,1)", "SmallGroup(16,15)", "SmallGroup(16)", "SmallGroup(16,0)", "SmallGroup(0,1)",
    "C999999999999999999999",
    "[1,1]", "[0,1]", "[2,3]", "(1 2", "(1 2)(2 3)", "(1 x)", "(0 1)", "[1,2],", "(1 2) [2,1]", "[", "(1 9999999)",
  ])
  func refuses(_ text: String) {
    #expect(throws: GroupError.self) { try GroupDescription(text) }
  }

  @Test func errorsSayWhatWouldBeRight() {
    #expect(
      throws: GroupError.unknownGroup(
        "D2", hint: "Dn is the group of the n-gon, n ≥ 3, of order 2n (for D1 and D2 write C2 and C2xC2)")
    ) {
      try GroupDescription("D2")
    }
    #expect(
      throws: GroupError.unknownGroup("SmallGroup(16,15)", hint: "there are 14 groups of order 16, numbered from 1")
    ) {
      try GroupDescription("SmallGroup(16,15)")
    }
  }

  /// The order is known from the name, so nothing is computed or allocated.
  @Test func hugeGroupsAreRefusedAtOnce() throws {
    for name in ["S20", "S4000", "A13", "B9", "C2^40", "S8xS8", "C100^9"] {
      let description = try GroupDescription(name)
      #expect { _ = try description.enumerated() } throws: { error in
        if case GroupError.orderTooLarge = error { true } else { false }
      }
    }
    // Numbers nobody would read are told by their length: 2000! has 5736 digits, 20! has 19.
    #expect {
      try GroupDescription("S2000").enumerated()
    } throws: {
      "\($0)" == "S2000 has about 10^5735 elements or more; a group of more than 100000 is not enumerated"
    }
    #expect {
      try GroupDescription("S20").enumerated()
    } throws: {
      "\($0)".hasPrefix("S20 has 2432902008176640000 elements")
    }
    #expect(throws: GroupError.self) { try GroupDescription("S60000") }
    // Without a name the orbits of the stabilizer chain tell.
    let cycles = try GroupDescription("(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20),(1 2)")
    #expect { _ = try cycles.enumerated() } throws: { error in
      if case GroupError.orderTooLarge = error { true } else { false }
    }
  }

  @Test func spellings() throws {
    #expect(try GroupName("C4 × S3").description == "C4xS3")
    #expect(try GroupName("C2^2xC3").order == 12)
    #expect(try GroupDescription("  S3 ").title == "S3")
    #expect(try GroupDescription("(1 2 3)").title == "⟨(1 2 3)⟩")
    #expect(try GroupDescription("(1, 2, 3)(4 5)").generators[0].oneLine == [2, 3, 1, 5, 4])
    #expect(try GroupDescription("(1 3)").degree == 3)
  }

  @Test func permutationsPrintAsCycles() throws {
    #expect(try Permutation(oneLine: [2, 1, 4, 5, 3]).description == "(1 2)(3 4 5)")
    #expect(Permutation(identity: 3).description == "()")
    #expect(throws: GroupError.notAPermutation([1, 3])) { try Permutation(oneLine: [1, 3]) }
  }
}
