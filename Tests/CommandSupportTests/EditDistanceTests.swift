@testable import CommandSupport
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("S4", "S5", 1), ("waek", "weak", 1),
    ("sings", "signs", 1), ("abcd", "badc", 2),
  ])
  func letters(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }
}
