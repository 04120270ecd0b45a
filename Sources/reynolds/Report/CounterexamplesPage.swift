import Properties
import Reporting

/// The archive of counterexamples.
struct CounterexamplesPage {
  private let site: ReportSite

  init(_ site: ReportSite) { self.site = site }

  var content: HTML {
    .parts {
      if site.contents.counterexamples.isEmpty {
        Tag.p { "The archive has none." }
      } else {
        Tag.p {
          "Each of these instances is to refute one claim. For this report the claim judged each of them again, from "
          "the instance in the file alone, and compared both sides of the inequality with those in the file; the "
          "status says what came of it."
        }
        table.html
      }
    }
  }

  private var table: DataTable {
    var table = DataTable(
      id: "refuted", caption: "Counterexamples, with the inequality that fails",
      columns: [
        .init("Refuted claim"), .init("Group", isMinor: true), .init("Demanded, but not"), .init("Fails by", .number),
        .init("Status"),
      ],
      facets: [.init(name: "family", title: "Family"), .init(name: "status", title: "Status")], isInteractive: true)
    for (file, place) in zip(site.contents.counterexamples, site.counterexamplePlaces) {
      let link = Tag.a(.href(RelativeLink(place.page))) { file.counterexample?.witness.claim ?? file.name }
      guard let witness = file.counterexample?.witness else {
        table.add(
          [.init(link), .init("–"), .init("the file cannot be read"), .init("–", key: "0"), status(file)],
          facets: ["none", file.checked.statusWord])
        continue
      }
      let violation = witness.violation
      table.add(
        [
          .init(link), .init(.mathematics(witness.instance.group.title)),
          .init(
            .parts {
              Tag.span { HTML.mathematics(violation.statement) }
              Tag.span(.class("statement")) {
                "not \(violation.left.exact) \(violation.relation.rawValue) \(violation.right.exact)"
              }
            }, key: violation.statement),
          .init(
            .text(violation.gap.enclosure.width.isZero ? violation.gap.exact : violation.gap.decimal),
            key: "\(violation.gap.enclosure.midpoint.approximation)"), status(file),
        ], facets: [String(witness.claim.prefix { $0 != "." }), file.checked.statusWord])
    }
    return table
  }

  private func status(_ file: ReportedFile) -> DataTable.Cell {
    .init(.badge(file.checked), key: file.checked.statusWord)
  }
}
