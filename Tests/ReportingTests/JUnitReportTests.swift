import Reporting
import Testing

@Suite struct JUnitReportTests {
  @Test func suitesAreCountedAndTextIsEscaped() {
    let report = JUnitReport([
      .init(suite: "a", name: "a.one", seconds: 0.5, failure: nil, output: "x < y & \"z\""),
      .init(suite: "b", name: "b.one", seconds: 1, failure: "first\nsecond", output: ""),
      .init(suite: "a", name: "a.two", seconds: 0.25, failure: "\u{1}", output: ""),
    ]).text
    #expect(report.contains("<testsuite name=\"a\" tests=\"2\" failures=\"1\" time=\"0.75\">"))
    #expect(report.contains("<system-out>x &lt; y &amp; &quot;z&quot;</system-out>"))
    #expect(report.contains("<failure message=\"first\">first\nsecond</failure>"))
    #expect(report.contains("\u{FFFD}") && !report.contains("\u{1}"))
    #expect(report.hasPrefix("<?xml") && report.hasSuffix("</testsuites>\n"))
  }
}
