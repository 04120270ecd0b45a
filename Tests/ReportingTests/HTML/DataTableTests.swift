import Reporting
import Testing

@Suite("Tables and drawings of pages") struct DataTableTests {
  private static func table(isInteractive: Bool) -> String {
    var table = DataTable(
      id: "t", caption: "A <table>", columns: [.init("Name"), .init("Size", .number, isMinor: true)],
      facets: [.init(name: "kind", title: "Kind")], isInteractive: isInteractive)
    table.add([.init("one & only"), .init("1 … 2", key: "1")], facets: ["even\"odd"])
    table.add([.init("two")], facets: ["odd"])
    table.add([.init("three"), .init("3")], facets: ["odd"])
    return table.html.markup
  }

  @Test("heads have a scope, the caption names the region, keys and facets are in the rows")
  func plain() {
    let markup = DataTableTests.table(isInteractive: false)
    let parsed = ParsedMarkup("<div>\(markup)</div>")
    #expect(parsed.isWellFormed)
    let heads = parsed.elements.filter { $0.name == "th" }
    #expect(heads.map { $0.attributes["scope"] } == ["col", "col", "row", "row", "row"])
    #expect(heads[1].attributes["data-kind"] == "number" && heads[1].attributes["class"] == "number minor")
    #expect(
      parsed.elements.contains { $0.attributes["aria-labelledby"] == "t-caption" && $0.attributes["tabindex"] == "0" })
    #expect(parsed.elements.contains { $0.name == "caption" && $0.attributes["id"] == "t-caption" })
    let cells = parsed.elements.filter { $0.name == "td" }
    // The missing cell is there, and empty.
    #expect(cells.count == 3 && cells[0].attributes["data-key"] == "1")
    #expect(
      parsed.elements.compactMap { $0.attributes["data-facets"] } == ["kind=even\"odd", "kind=odd", "kind=odd"])
    #expect(!markup.contains("<form"))
  }

  @Test("the fields are hidden until the script shows them, with a count for each choice")
  func interactive() {
    let parsed = ParsedMarkup("<div>\(DataTableTests.table(isInteractive: true))</div>")
    #expect(parsed.isWellFormed)
    #expect(parsed.elements.first { $0.name == "form" }?.attributes["hidden"] != nil)
    #expect(parsed.elements.contains { $0.name == "table" && $0.attributes["data-sortable"] != nil })
    #expect(parsed.elements.filter { $0.name == "option" }.map { $0.attributes["value"] } == ["", "even\"odd", "odd"])
    #expect(parsed.text.contains("odd (2)") && parsed.text.contains("3 of 3 shown"))
  }

  @Test("bars begin at a common zero")
  func bars() throws {
    let chart = BarChart(
      title: "Weights <ω>",
      bars: [
        .init(label: "e", value: 2, text: "2"), .init(label: "(1 2)", value: -1, text: "−1"),
        .init(label: "nothing", value: .nan, text: "?"), .init(label: "zero", value: 0, text: "0"),
      ])
    let parsed = ParsedMarkup(chart.html.markup)
    #expect(parsed.isWellFormed)
    let drawing = try #require(parsed.elements.first)
    #expect(drawing.attributes["role"] == "img" && drawing.attributes["aria-label"] == "Weights <ω>")
    let bars = parsed.elements.filter { $0.name == "rect" }.map(\.attributes)
    #expect(bars.map { $0["class"] } == ["positive", "negative", "positive", "positive"])
    func number(_ bar: Int, _ name: String) -> Double { bars[bar][name].flatMap(Double.init) ?? .nan }
    let zero = number(0, "x")
    #expect(abs(number(1, "x") + number(1, "width") - zero) < 0.02)
    #expect(abs(number(0, "width") - 2 * number(1, "width")) < 0.02)
    #expect(number(2, "width") == 0 && number(3, "width") == 0)
    // Nothing but zeros is no division by zero, and no bars no drawing that cannot be parsed.
    for empty in [BarChart(title: "t", bars: [.init(label: "a", value: 0, text: "0")]), BarChart(title: "t", bars: [])]
    {
      #expect(ParsedMarkup(empty.html.markup).isWellFormed && !empty.html.markup.contains("nan"))
    }
  }

  @Test("the largest entry of a map has the strongest colour, and signs have their own")
  func map() {
    let map = HeatMap(
      title: "d²", rowLabels: ["1", "2"], columnLabels: ["1", "2"],
      rows: [
        [.init(value: 0, text: "0"), .init(value: -4, text: "−4")],
        [.init(value: 2, text: "2"), .init(value: 0, text: "0")],
      ])
    let parsed = ParsedMarkup(map.html.markup)
    #expect(parsed.isWellFormed)
    let filled = parsed.elements.filter { $0.attributes["fill-opacity"] != nil }.map(\.attributes)
    #expect(filled.map { $0["fill-opacity"] } == ["0", "0.45", "0.23", "0"])
    #expect(filled.map { $0["class"] } == ["positive", "negative", "positive", "positive"])
    #expect(parsed.text.contains("−4"))
  }
}
