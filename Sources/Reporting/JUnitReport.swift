/// A JUnit XML report, as continuous integration reads it.
public struct JUnitReport: Sendable {
  /// One test case.
  public struct Case: Sendable {
    /// The suite it belongs to.
    public let suite: String
    /// Its name.
    public let name: String
    /// How long it took.
    public let seconds: Double
    /// Why it failed; `nil` if it did not.
    public let failure: String?
    /// What it printed.
    public let output: String

    /// A test case.
    public init(suite: String, name: String, seconds: Double, failure: String?, output: String) {
      self.suite = suite
      self.name = name
      self.seconds = seconds
      self.failure = failure
      self.output = output
    }
  }

  /// The cases, in order.
  public let cases: [Case]

  /// A report.
  public init(_ cases: [Case]) { self.cases = cases }

  /// The XML text.
  ///
  /// - Complexity: O(length)
  public var text: String {
    var suites: [String] = []
    for name in cases.map(\.suite) where !suites.contains(name) { suites.append(name) }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for suite in suites {
      let members = cases.filter { $0.suite == suite }
      let failures = members.count { $0.failure != nil }
      let seconds = members.reduce(0) { $0 + $1.seconds }
      lines.append(
        "  <testsuite name=\"\(MarkupText.escaped(suite))\" tests=\"\(members.count)\" failures=\"\(failures)\" time=\"\(seconds)\">"
      )
      for member in members {
        lines.append(
          "    <testcase classname=\"\(MarkupText.escaped(suite))\" name=\"\(MarkupText.escaped(member.name))\" time=\"\(member.seconds)\">"
        )
        if let failure = member.failure {
          let first = failure.split(separator: "\n").first.map(String.init) ?? ""
          lines.append(
            "      <failure message=\"\(MarkupText.escaped(first))\">\(MarkupText.escaped(failure))</failure>")
        }
        if !member.output.isEmpty {
          lines.append("      <system-out>\(MarkupText.escaped(member.output))</system-out>")
        }
        lines.append("    </testcase>")
      }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }
}
