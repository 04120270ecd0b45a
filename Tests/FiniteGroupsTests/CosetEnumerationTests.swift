import FiniteGroups
import Testing

@Suite struct CosetEnumerationTests {
  /// Indices: classical presentations (Coxeter and Moser, "Generators and Relations for Discrete Groups"); computed
  /// with GAP as well.
  @Test(arguments: [
    ("<a,b | a^2, b^3, (ab)^5>", "", 60), ("<a,b | a^2, b^3, (ab)^5>", "a", 30), ("<a,b | a^2, b^3, (ab)^5>", "ab", 12),
    ("<a,b | a^2, b^3, (ab)^7, [a,b]^4>", "", 168), ("<a,b | a*b^2=b^3*a, b*a^2=a^3*b>", "", 1),
    ("<r,s,t | r^2,s^2,t^2,(rt)^2,(rs)^3,(st)^4>", "r,s", 8), ("<a | a^6>", "a^4", 2), ("<a,b | >", "a,b", 1),
    ("<a,b | >", "a^2,b,a^-1 b a", 2),
  ])
  func countsCosets(_ text: String, _ subgroup: String, _ index: Int) throws {
    let presentation = try Presentation(text)
    let names = presentation.generators.joined(separator: ",")
    let words = subgroup.isEmpty ? [] : try Presentation("<\(names) | \(subgroup)>").relators
    let cosets = try #require(CosetEnumeration(of: presentation, subgroup: words))
    #expect(cosets.count == index)
    // The images are permutations that satisfy the relators, and fix coset 0 under the subgroup.
    let steps = cosets.images.map { $0.map { $0 + 1 } }
    let permutations = try steps.map { try Permutation(oneLine: $0) }
    func follow(_ coset: Int, _ word: Presentation.Word) -> Int {
      word.reduce(coset) { $1 > 0 ? permutations[$1 - 1]($0) : permutations[-$1 - 1].inverse($0) }
    }
    for relator in presentation.relators { #expect((0..<index).allSatisfy { follow($0, relator) == $0 }) }
    for word in words { #expect(follow(0, word) == 0) }
  }

  @Test func infiniteGroupsReachTheLimit() throws {
    #expect(CosetEnumeration(of: try Presentation("<a,b | a^2, b^2>"), subgroup: [], limit: 1_000) == nil)
    #expect(CosetEnumeration(of: try Presentation("<a,b | a^2, b^3, (ab)^6>"), subgroup: [[1]], limit: 1_000) == nil)
    #expect(CosetEnumeration(of: try Presentation("<a | a^5>"), subgroup: [], limit: 4) == nil)
    #expect(CosetEnumeration(of: try Presentation("<a | a^5>"), subgroup: [], limit: 5)?.count == 5)
  }

  /// The regular representation is a homomorphism from the presentation for products as functions.
  @Test func relatorsHoldInTheGroup() throws {
    let generated = try Presentation("<a,b | a^7, b^3, b a b^-1 = a^2>").generated()
    let (a, b) = (generated.generators[0], generated.generators[1])
    #expect(b * a * b.inverse == a * a)
    #expect(generated.order == 21 && generated.degree == 21)
  }
}
