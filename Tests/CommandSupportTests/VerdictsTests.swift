@testable import CommandSupport
import Testing

@Suite struct VerdictsTests {
  private func plain(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9]+m/, with: "")
  }

  @Test(arguments: [
    ("valid       file.json  AC_ex", "\u{1B}[32mvalid\u{1B}[0m       file.json  AC_ex"),
    ("AC_ex = 3   [certified]   by z3", "AC_ex = 3   [\u{1B}[32mcertified\u{1B}[0m]   by z3"),
    ("x = 3   [open, proved ≥ 2]", "x = 3   [\u{1B}[33mopen\u{1B}[0m, proved ≥ 2]"),
    ("a  holds  fails ✗  12", "a  \u{1B}[32mholds\u{1B}[0m  \u{1B}[31mfails ✗\u{1B}[0m  12"),
    ("a  still open", "a  \u{1B}[33mstill open\u{1B}[0m"),
  ])
  func cellsAreColoured(text: String, painted: String) {
    #expect(Verdicts.painted(text) == painted)
    #expect(plain(painted) == text)
  }

  @Test(arguments: [
    "the claim holds here and there", "1 certificate: 1 valid", "openness", "invalidate", "", "a  validity",
  ])
  func sentencesStayAsTheyAre(text: String) { #expect(Verdicts.painted(text) == text) }

  @Test(arguments: [
    (ColorChoice.auto, true, [String: String](), true), (.auto, false, [:], false),
    (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
    (.auto, true, ["TERM": "dumb"], false),
    (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
    (.auto, false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (.always, false, ["NO_COLOR": "1"], true),
    (.never, true, ["CLICOLOR_FORCE": "1"], false),
  ])
  func theChoice(choice: ColorChoice, isTerminal: Bool, environment: [String: String], isOn: Bool) {
    #expect(choice.isOn(isTerminal: isTerminal, environment: environment) == isOn)
  }
}
