import ClaimCommands
import Properties
import Reporting

/// One claim: what it says, how it is to be read, and all its evidence.
struct ClaimPage {
  private let reported: ReportedClaim
  private let site: ReportSite
  private var claim: Claim { reported.claim }

  init(_ reported: ReportedClaim, _ site: ReportSite) { (self.reported, self.site) = (reported, site) }

  var content: HTML {
    .parts {
      HTML.crumbs("All claims", "claims.html")
      Tag.p(.class("lead")) { HTML.mathematics(claim.statement) }
      Tag.p(.class("formula")) { HTML.mathematics(claim.formula) }
      HTML.facts([
        ("Verdict", verdict), ("Meaning", .text(meaning)),
        ("Source", "\(claim.source.document), \(claim.source.place)"),
        ("Reading", claim.reading.map { .mathematics($0) }),
        (
          "Hypotheses",
          claim.hypotheses.isEmpty
            ? nil : Tag.ul { for hypothesis in claim.hypotheses { Tag.li { HTML.mathematics(hypothesis) } } }
        ),
      ])
      Tag.h2 { "Evidence" }
      counterexamples
      if let fresh = reported.fresh {
        Tag.h3 { "Found for this report" }
        findings(fresh)
      }
      if let record = reported.record {
        Tag.h3 { "Kept by an earlier verification" + (record.version.map { ", by reynolds \($0)" } ?? "") }
        findings(record)
      }
      if let fault = reported.fault {
        Tag.p { "An earlier verification is left out: \(fault)." }
      } else if reported.counterexamples.isEmpty, reported.fresh == nil, reported.record == nil {
        Tag.p { "There is no counterexample in the archive, and no verification was kept." }
      }
      Tag.h2 { "Look yourself" }
      HTML.command(
        "reynolds claims \(claim.id)", "reynolds verify \(claim.id) --cases 10000",
        "reynolds search \(claim.id) --budget 10m")
      if claim.scope != nil || claim.solver != nil {
        HTML.facts([
          ("reynolds verify exhausts", claim.scope.map { "\($0.description); to order \($0.order)" }),
          ("reynolds verify certifies", claim.solver.map { "\($0.description); to order \($0.order)" }),
        ])
      }
    }
  }

  private var verdict: HTML {
    .parts {
      HTML.badge(claim.expected)
      " "
      HTML.badge(reported.refutation)
    }
  }

  private var meaning: String {
    switch (claim.expected, reported.refutation) {
    case (.holds, _): "there is a proof in the source; a violation would be a defect of the program or of the proof"
    case (.open, _): "neither a proof nor a counterexample is known"
    case (.fails, .confirmed?): "there is a counterexample, below; it was confirmed for this report"
    case (.fails, .refused?):
      "the ledger says that there is a counterexample; what the archive of this report has was not confirmed"
    case (.fails, _): "the ledger says that there is a counterexample; the archive of this report has none"
    }
  }

  private var counterexamples: HTML {
    .parts {
      for file in reported.counterexamples {
        if let place = site.place(of: file) {
          Tag.div(.class(file.checked.status == .valid ? "notice fails" : "notice bad")) {
            Tag.p {
              Tag.a(.href(RelativeLink(place.page, depth: 1))) { "Counterexample" }
              " "
              HTML.badge(file.checked)
            }
            if let counterexample = file.counterexample {
              let violation = counterexample.witness.violation
              Tag.p {
                HTML.mathematics(
                  "On \(counterexample.witness.instance.group.title): demanded is \(violation.statement),")
                " but not \(violation.left.exact) \(violation.relation.rawValue) \(violation.right.exact)."
              }
            }
          }
        }
      }
    }
  }

  private func findings(_ record: VerificationRecord) -> HTML {
    .parts {
      HTML.facts([
        ("Finding", .text(record.agrees ? record.verdict : "\(record.verdict), which is not what the ledger says")),
        ("Small instances", record.exhaustive.map { .text($0) }), ("Solver", record.solver.map { .text($0) }),
        ("Random cases", cases(record)),
        ("Counterexample", record.violation.map { .text($0) }), ("On", record.witness.map { .text($0) }),
        ("Notes", record.notes.isEmpty ? nil : .text(record.notes.joined(separator: "; "))),
      ])
      if !record.coverage.isEmpty, record.cases > 0 {
        Tag.details {
          Tag.summary { "Kinds of random instances" }
          HTML.figure(
            BarChart(
              title: "How many random cases were of each kind",
              bars: bars(record.coverage)
            ).html, caption: "Random cases of each kind; a case can be of several")
        }
      }
    }
  }

  private func cases(_ record: VerificationRecord) -> HTML? {
    if record.cases == 0 { return nil }
    let others = record.vacuousCases > 0 ? "; \(record.vacuousCases) more were no cases" : ""
    return "\(record.cases), seed \(record.seed)\(others)"
  }

  /// The most frequent kinds first.
  private func bars(_ counts: [String: Int]) -> [BarChart.Bar] {
    let sorted = counts.sorted { left, right in
      left.value == right.value ? left.key < right.key : left.value > right.value
    }
    return sorted.map { BarChart.Bar(label: $0.key, value: Double($0.value), text: "\($0.value)") }
  }
}
