@testable import CommandSupport
import Testing

@Suite struct SuggestionTests {
  private let names = ["threshold", "errors", "exactness", "designs", "errors.factor-below-two"]

  @Test(arguments: [
    ("treshold", ["threshold"]), ("ERRORS", ["errors", "errors.factor-below-two"]), ("erorrs", ["errors"]),
    ("factor", ["errors.factor-below-two"]), ("zebra", []), ("", []), ("x", []),
  ])
  func near(text: String, found: [String]) { #expect(Suggestion.near(text, among: names) == found) }

  /// Of a short list the nearest name is taken, too, of which up to half of the letters are wrong, but no more than three.
  @Test(arguments: [("smpl", ["sample"]), ("greedy", ["greedy"]), ("xy", []), ("zzzzzzzz", []), ("", [])])
  func nearestOfAShortList(text: String, found: [String]) {
    #expect(Suggestion.near(text, among: ["sample", "greedy", "designs"], isShortList: true) == found)
    #expect(text == "greedy" || Suggestion.near(text, among: ["sample", "greedy", "designs"]).isEmpty)
  }

  @Test func sentences() {
    #expect(Suggestion.hint("treshold", among: names) == "did you mean threshold? ")
    #expect(Suggestion.hint("zebra", among: names).isEmpty)
    #expect(
      Suggestion.unknown("--weights", "convx", among: ["convex", "affine", "uniform"])
        == "--weights convx: did you mean convex? write convex, affine or uniform")
    #expect(Suggestion.list(["a"]) == "a" && Suggestion.list([]).isEmpty && Suggestion.list(["a", "b"]) == "a or b")
  }

  @Test(arguments: [
    (["reynolds", "certify", "--all", "order<=8 x functions"], "reynolds certify --all 'order<=8 x functions'"),
    (["a", "", "it's", "S4"], "a '' 'it'\\''s' S4"), (["--target=weak:1/9", "$HOME"], "--target=weak:1/9 '$HOME'"),
  ])
  func commandLinesAreQuoted(words: [String], text: String) { #expect(ShellWords.text(words) == text) }
}
