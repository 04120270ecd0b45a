import Reporting
import Testing

@Suite struct TextTableTests {
  @Test func alignsColumns() {
    var table = TextTable([("name", .left), ("n", .right)])
    table.add(["a", "10"])
    table.add(["long name", "7"])
    table.add(["ε"])
    #expect(
      table.text == """
        name        n
        ─────────  ──
        a          10
        long name   7
        ε
        """)
  }

  @Test func anEmptyTableHasItsHead() {
    #expect(TextTable([("x", .left)]).text == "x\n─")
  }
}
