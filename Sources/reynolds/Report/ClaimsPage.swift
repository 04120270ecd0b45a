import Properties
import Reporting

/// The ledger: every claim with its verdict and its evidence in a line.
struct ClaimsPage {
  private let site: ReportSite

  init(_ site: ReportSite) { self.site = site }

  var content: HTML {
    .parts {
      Tag.p {
        "A claim that holds has a proof in its source; tests can only fail to find a violation. "
        failing
        "Nobody knows about an open claim. Each id leads to the hypotheses, the exact reading and the evidence."
      }
      table.html
    }
  }

  /// What the archive has against the claims that fail, as it was found.
  private var failing: String {
    let (count, without) = (site.contents.failingCount, site.contents.unrefuted.count)
    if without == 0 { return "A claim that fails has a counterexample, judged again for this report. " }
    return
      "A claim that fails does so on a counterexample: for \(count - without) of \(count) the archive has one that "
      + "was confirmed for this report; the others are marked. "
  }

  private var table: DataTable {
    var table = DataTable(
      id: "ledger", caption: "The ledger of claims",
      columns: [.init("Claim"), .init("Verdict"), .init("Source", isMinor: true), .init("Evidence", isMinor: true)],
      facets: [
        .init(name: "family", title: "Family"), .init(name: "verdict", title: "Verdict"),
        .init(name: "source", title: "Source"),
      ], isInteractive: true)
    for reported in site.contents.claims {
      let claim = reported.claim
      table.add(
        [
          .init(
            .parts {
              Tag.a(.href(RelativeLink(ReportSite.path(ofClaim: claim.id)))) { claim.id }
              Tag.span(.class("statement")) { HTML.mathematics(claim.statement) }
              Tag.span(.class("statement math")) { HTML.mathematics(claim.formula) }
            }, key: claim.id),
          .init(
            .parts {
              HTML.badge(claim.expected)
              " "
              HTML.badge(reported.refutation)
            }, key: claim.expected.rawValue),
          .init("\(claim.source.document), \(claim.source.place)"), .init(.text(evidence(reported))),
        ], facets: [claim.family, claim.expected.rawValue, claim.source.document])
    }
    return table
  }

  private func evidence(_ reported: ReportedClaim) -> String {
    var parts: [String] = []
    let confirmed = reported.counterexamples.count { $0.checked.status == .valid }
    let refused = reported.counterexamples.count - confirmed
    if confirmed > 0 { parts.append("\(Words.count(confirmed, "counterexample")), confirmed") }
    if refused > 0 { parts.append("\(Words.count(refused, "counterexample")) REFUSED") }
    if reported.claim.expected != .fails, let record = reported.fresh ?? reported.record {
      if record.violation != nil {
        parts.append("a test found a counterexample")
      } else {
        if record.cases > 0 { parts.append("\(record.cases) random cases without a violation") }
        if record.exhaustive != nil { parts.append("small instances exhausted") }
        if record.solver != nil { parts.append("certified in small instances") }
      }
    }
    if reported.fault != nil { parts.append("a kept verification is left out") }
    return parts.isEmpty ? "none archived" : parts.joined(separator: "; ")
  }
}
