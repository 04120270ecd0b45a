import CommandSupport
import ClaimCommands
import Properties
import Reporting

/// One counterexample, told so that a reader can judge it without the program.
struct CounterexamplePage {
  private let file: ReportedFile
  private let place: FilePlace
  private let site: ReportSite

  init(_ file: ReportedFile, _ place: FilePlace, _ site: ReportSite) {
    (self.file, self.place, self.site) = (file, place, site)
  }

  var title: String { "Counterexample to " + (file.counterexample?.witness.claim ?? "an unknown claim: \(file.name)") }

  var content: HTML {
    .parts {
      HTML.crumbs("All counterexamples", "counterexamples.html")
      verdict
      if let counterexample = file.counterexample {
        claim(counterexample)
        inequality(counterexample.witness.violation)
        InstanceAccount(
          counterexample.witness.instance,
          of: site.contents.claims.first { $0.claim.id == counterexample.witness.claim }?.claim
        ).content
        Tag.h2 { "How it was found" }
        HTML.facts([
          ("By", .text(counterexample.witness.origin.words)), ("Smallest", counterexample.minimality.map { .text($0) }),
          ("Seed", counterexample.witness.seed.map { "\($0)" }),
        ])
      }
      Tag.h2 { "Judge it again" }
      HTML.command("reynolds check \(ShellWords.quoted(file.path))")
      Tag.p {
        "The command reads the instance, asks the claim, and compares both sides exactly with those in the file; "
        "the search that found the "
        "instance is not needed. "
        if let copy = place.copy {
          "The file itself: "
          Tag.a(.href(RelativeLink(copy, depth: 1))) { file.name }
          "."
        }
      }
    }
  }

  private var verdict: HTML {
    Tag.div(.class(file.checked.status == .valid ? "notice good" : "notice bad")) {
      Tag.p {
        HTML.badge(file.checked)
        file.checked.status == .valid
          ? " The claim fails on this instance as the file says; judged for this report."
          : " This is no counterexample to what the ledger states now:"
      }
      for finding in file.checked.findings { Tag.p { finding.description } }
    }
  }

  private func claim(_ counterexample: CounterexampleFile) -> HTML {
    let id = counterexample.witness.claim
    return .parts {
      Tag.h2 { "The claim" }
      Tag.blockquote { Tag.p { HTML.mathematics(counterexample.statement) } }
      Tag.p {
        if let link = site.link(toClaim: id, depth: 1) {
          Tag.a(.href(link)) { id }
          " in the ledger, with its source."
        } else {
          "The ledger has no claim called \(id)."
        }
      }
    }
  }

  private func inequality(_ violation: Violation) -> HTML {
    var table = DataTable(
      id: "sides", caption: "Both sides of what was demanded",
      columns: [.init("Side"), .init("Exactly"), .init("As a decimal")])
    table.add([.init("left side"), .init(.text(violation.left.exact)), .init(.text(violation.left.decimal))])
    table.add([.init("right side"), .init(.text(violation.right.exact)), .init(.text(violation.right.decimal))])
    table.add([
      .init(.text(violation.gapWords)), .init(.text(violation.gap.exact)), .init(.text(violation.gap.decimal)),
    ])
    return .parts {
      Tag.h2 { "What fails" }
      Tag.p { "Demanded is" }
      Tag.p(.class("formula")) { HTML.mathematics(violation.statement) }
      Tag.p {
        "but it is not true that \(violation.left.exact) \(violation.relation.rawValue) \(violation.right.exact):"
      }
      table.html
    }
  }
}
