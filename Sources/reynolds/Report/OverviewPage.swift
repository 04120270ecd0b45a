import CertificateFiles
import ClaimCommands
import Properties
import Reporting

/// The first page: what is here, whether everything was confirmed, and how to read it.
struct OverviewPage {
  private let site: ReportSite
  private var contents: ReportContents { site.contents }

  init(_ site: ReportSite) { self.site = site }

  var content: HTML {
    .parts {
      Tag.p(.class("lead")) {
        "What does it cost to make a function symmetric by averaging it over a group? This report holds "
        "statements about that, "
        "the counterexamples to those that are false, and proofs that nothing smaller exists in concrete instances. "
        "Every certificate and every counterexample in it was judged again, in exact arithmetic, while it was written."
      }
      counts
      outcome
      Tag.h2 { "How to read it" }
      Tag.ul {
        Tag.li {
          link("Claims", "claims.html")
          ": each statement in words and in symbols, with its source. It "
          HTML.badge(Expectation.holds)
          " by a proof in the source named (the findings of tests are shown for \(tested)), "
          HTML.badge(Expectation.fails)
          " on a counterexample (the archive has a confirmed one for \(refuted)), or is "
          HTML.badge(Expectation.open)
          "."
        }
        Tag.li {
          link("Counterexamples", "counterexamples.html")
          ": the instance on which a claim fails, as small as it was found: the group, what is averaged, both "
          "sides of the inequality exactly."
        }
        Tag.li {
          link("Certificates", "certificates.html")
          ": a finite group, a class of functions, a scheme, and a proof that no smaller scheme exists, "
          "explained step by step."
        }
        if contents.atlas != nil {
          Tag.li {
            link("Atlas", "atlas.html")
            ": a table of least sizes for many groups, each with its proof."
          }
        }
        if contents.figures != nil {
          Tag.li {
            link("Figures", "figures.html")
            ": drawings of the above."
          }
        }
        Tag.li {
          link("Reproduce", "reproduce.html")
          ": commands and versions."
        }
      }
      Tag.p {
        HTML.mathematics(
          """
          Notation: G is a finite group that acts on a space F of functions; a scheme gives each group element g a weight ω(g), the \
          weights add up to 1, and its size is the number of weights that are not 0. AC_ex(F), AC_wk(F, ε) and AC_st(F, ε) are the \
          least sizes of schemes that make every function of F invariant: exactly, up to ε in the mean over the group, and up to ε under \
          every element. Fractions are exact; what stands after ≈ is rounded.
          """)
      }
      Tag.h2 { "Claims by family" }
      families.html
    }
  }

  private var counts: HTML {
    let claims = contents.claims
    let verdicts = Expectation.allCases.map { verdict in
      let words = "\(claims.count { $0.claim.expected == verdict }) \(verdict.words)"
      return switch verdict {
      case .holds: words + ", of which \(contents.testedCount) with findings"
      case .fails: words + ", of which \(confirmedCount) on a confirmed counterexample"
      case .open: words
      }
    }
    return Tag.ul(.class("counts")) {
      Tag.li {
        Tag.strong { "\(claims.count)" }
        Tag.span { link("claims", "claims.html") }
        Tag.span(.class("quiet")) { verdicts.joined(separator: "; ") }
      }
      Tag.li {
        Tag.strong { "\(contents.counterexamples.count)" }
        Tag.span { link("counterexamples", "counterexamples.html") }
        Tag.span(.class("quiet")) {
          "\(contents.counterexamples.count { $0.checked.status == .valid }) confirmed by their claims"
        }
      }
      Tag.li {
        Tag.strong { "\(contents.certificates.count)" }
        Tag.span { link("certificates", "certificates.html") }
        Tag.span(.class("quiet")) {
          "\(contents.certificates.count { $0.checked.status == .valid }) valid"
            + (contents.omitted > 0 ? "; \(contents.omitted) more in the archive were left out" : "")
        }
      }
      if let atlas = contents.atlas {
        Tag.li {
          Tag.strong { "\(atlas.report.summary.totals.instances)" }
          Tag.span { link("questions of the atlas", "atlas.html") }
          Tag.span(.class("quiet")) {
            "\(atlas.report.summary.totals.closed) closed; "
            "\(atlas.validCount) of \(Words.count(atlas.certificateCount, "certificate")) valid"
          }
        }
      }
    }
  }

  private var confirmedCount: Int { contents.failingCount - contents.unrefuted.count }

  /// The claims that hold with findings, as the end of a sentence.
  private var tested: String {
    "\(contents.testedCount) of \(contents.claims.count { $0.claim.expected == .holds })"
  }

  /// The claims that fail with a confirmed counterexample, as the end of a sentence.
  private var refuted: String { "\(confirmedCount) of \(contents.failingCount)" }

  /// What was found when the report was written.
  private var outcome: HTML {
    let summary = contents.summary
    let bad = contents.files.filter { $0.checked.status != .valid }
    let isAtlasGood = contents.atlas.map { $0.exitCode == 0 } ?? true
    let isGood = bad.isEmpty && contents.disagreements.isEmpty && isAtlasGood
    let gravest =
      bad.contains { $0.checked.status != .incomplete } || !contents.disagreements.isEmpty || !isAtlasGood
    let isComplete = contents.unrefuted.isEmpty
    return Tag.div(.class(isGood && isComplete ? "notice good" : gravest ? "notice bad" : "notice")) {
      Tag.p { "Checked for this report: \(summary.line)." }
      if let atlas = contents.atlas { Tag.p { "Of the \(atlas.line)." } }
      if isGood { Tag.p { "Nothing was refused." } }
      if !bad.isEmpty {
        Tag.p { "Not accepted:" }
        Tag.ul {
          for (file, place) in located where file.checked.status != .valid {
            Tag.li {
              Tag.a(.href(RelativeLink(place.page))) { file.name }
              " "
              HTML.badge(file.checked)
            }
          }
        }
      }
      unrefuted
      if let cases = contents.verifiedCases {
        Tag.p {
          "Every claim was tested for this report on \(cases) random cases and the short lists of small instances: "
            + (contents.disagreements.isEmpty
              ? "every finding agrees with the ledger." : "these do not agree with the ledger:")
        }
        if !contents.disagreements.isEmpty {
          Tag.ul {
            for claim in contents.disagreements {
              Tag.li { Tag.a(.href(RelativeLink(ReportSite.path(ofClaim: claim.claim.id)))) { claim.claim.id } }
            }
          }
        }
      }
    }
  }

  /// The claims that are called false without a counterexample that shows it; they may be many.
  private var unrefuted: HTML {
    let claims = contents.unrefuted
    if claims.isEmpty { return .nothing }
    return Tag.details {
      Tag.summary {
        "For \(claims.count) of the \(contents.failingCount) claims that fail by the ledger, the archive has no confirmed "
        "counterexample."
      }
      Tag.ul {
        for claim in claims {
          Tag.li {
            Tag.a(.href(RelativeLink(ReportSite.path(ofClaim: claim.claim.id)))) { claim.claim.id }
            " "
            HTML.badge(claim.refutation)
          }
        }
      }
    }
  }

  private var located: [(ReportedFile, FilePlace)] {
    Array(zip(contents.counterexamples, site.counterexamplePlaces))
      + Array(zip(contents.certificates, site.certificatePlaces))
  }

  private var families: DataTable {
    var table = DataTable(
      id: "families", caption: "How many claims of each family hold, fail and are open",
      columns: [
        .init("Family"), .init("Claims", .number), .init("Hold", .number), .init("Fail", .number),
        .init("Open", .number),
      ])
    var names: [String] = []
    for claim in contents.claims where !names.contains(claim.claim.family) { names.append(claim.claim.family) }
    for name in names {
      let members = contents.claims.filter { $0.claim.family == name }
      table.add(
        [
          .init(
            Tag.a(.href(RelativeLink(["claims.html"], facet: "family", value: name))) { name }),
          .init("\(members.count)"),
        ] + Expectation.allCases.map { verdict in .init("\(members.count { $0.claim.expected == verdict })") })
    }
    return table
  }

  private func link(_ title: String, _ file: String) -> HTML { Tag.a(.href(RelativeLink([file]))) { title } }
}
