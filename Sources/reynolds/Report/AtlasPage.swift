import Atlas
import CommandSupport
import Reporting

/// The atlas: what it shows, and the way to every entry.
struct AtlasPage {
  private let atlas: ReportedAtlas
  private let places: AtlasPlaces
  private let site: ReportSite

  init(_ atlas: ReportedAtlas, _ places: AtlasPlaces, _ site: ReportSite) {
    (self.atlas, self.places, self.site) = (atlas, places, site)
  }

  private var summary: AtlasSummary { atlas.report.summary }

  var content: HTML {
    .parts {
      Tag.p(.class("lead")) {
        "A table of what symmetry by averaging costs: for groups, representations, symmetries and weights, how few "
        "elements of the group have to be asked, with a proof for each number, or an interval where the proofs do not meet."
      }
      verdict
      counts.html
      Tag.h2 { "What it shows" }
      almostFull
      open
      differenceSets
      thresholds
      Tag.h2 { "What it says of the claims" }
      claims.html
      contradictions
      observations
      Tag.h2 { "All questions" }
      entries
      Tag.h2 { "Check it again" }
      HTML.command(
        "reynolds atlas check \(ShellWords.quoted(atlas.folder))",
        "reynolds atlas summary --dataset \(ShellWords.quoted(atlas.folder))",
        "reynolds atlas query 'order<=12 and weights=convex and gap=0' --dataset \(ShellWords.quoted(atlas.folder))")
    }
  }

  /// Whether every answer is proved, and the first that is not.
  private var proved: String {
    guard let first = atlas.faults.first else { return "and every answer proved." }
    return "and \(Words.count(atlas.faults.count, "answer")) NOT proved, the first: \(first)."
  }

  private var verdict: HTML {
    let totals = summary.totals
    let isGood = atlas.exitCode == 0
    return Tag.div(.class(isGood ? "notice good" : "notice bad")) {
      Tag.p {
        "\(totals.entries) entries with \(Words.count(totals.instances, "different question")): \(totals.closed) closed "
        "(\(AtlasSummaryReport.share(totals.closed, of: totals.instances))), \(totals.open) open. "
        "Checked for this report: \(atlas.validCount) of \(Words.count(atlas.certificateCount, "certificate")) valid, "
        proved
      }
      for row in atlas.report.contradictions {
        Tag.p { "An instance contradicts \(row.check.claim), which holds by the ledger." }
      }
    }
  }

  private var counts: DataTable {
    var table = DataTable(
      id: "counts", caption: "What was asked, and how much of it is closed",
      columns: [
        .init("Kind"), .init("Symmetry"), .init("Weights"), .init("Entries", .number), .init("Questions", .number),
        .init("Closed", .number),
      ])
    for row in summary.counts {
      table.add([
        .init(.text(row.kind.rawValue)), .init(.text(row.symmetry)), .init(.text(row.weights)),
        .init("\(row.entries)"), .init("\(row.instances)"),
        .init(.text(AtlasSummaryReport.share(row.closed, of: row.entries))),
      ])
    }
    return table
  }

  private func ranking(_ id: String, _ caption: String, _ rows: some Sequence<AtlasSummary.Ranked>) -> HTML {
    let columns: [DataTable.Column] = [
      .init("Question"), .init("|G|", .number), .init("Least size", .number), .init("Missing", .number),
    ]
    let isOpen = rows.contains { $0.stopped != nil }
    var table = DataTable(
      id: id, caption: caption, columns: columns + (isOpen ? [.init("Why it is open", isMinor: true)] : []))
    for row in rows {
      // Cells without a column are left out.
      table.add([
        .init(link(row)), .init("\(row.order)"), .init(.text(AtlasSummaryReport.cost(row))), .init("\(row.missing)"),
        .init(.text(row.stopped ?? "")),
      ])
    }
    return table.html
  }

  private func link(_ row: AtlasSummary.Ranked) -> HTML {
    guard let place = places.place(of: row.id) else { return .text(row.identity) }
    return Tag.a(.href(RelativeLink(place.path, anchor: place.anchor))) { row.identity }
  }

  private var almostFull: HTML {
    .parts {
      for sort in summary.almostFull where sort.instances > 0 {
        let words = sort.missing == 1 ? "one irreducible representation is" : "two irreducible representations are"
        ranking(
          "missing-\(sort.missing)",
          "Exact symmetry, convex weights, where only \(words) missing: the cheapest of "
            + Words.count(sort.instances, "question"), sort.cheapest)
      }
    }
  }

  private static let listed = 25

  private var open: HTML {
    if summary.open.isEmpty { return Tag.p { "No question is open." } }
    let count = summary.open.count
    let first = count > AtlasPage.listed ? ", the first \(AtlasPage.listed) of \(count)" : ""
    return ranking(
      "open", "Open questions by the gap between the bounds in proportion to |G|" + first,
      summary.open.prefix(AtlasPage.listed))
  }

  private var differenceSets: HTML {
    let lines = AtlasDifferenceLine.all(summary.differenceSets)
    if lines.isEmpty { return .nothing }
    var table = DataTable(
      id: "difference-sets", caption: "Difference sets of k elements, 1 < k < |G| − 1, where counting allows them",
      columns: [.init("|G|", .number), .init("k with one"), .init("k without"), .init("k open"), .init("Groups")])
    for line in lines {
      table.add([
        .init("\(line.order)"), .init(.text(line.found)), .init(.text(line.excluded)), .init(.text(line.open)),
        .init(.text(line.groups)),
      ])
    }
    return table.html
  }

  private var thresholds: HTML {
    let thresholds = summary.thresholds
    if thresholds.count == 0 { return .nothing }
    return Tag.p {
      HTML.mathematics(
        "Of \(Words.count(thresholds.count, "threshold degree")) K* of faithful representations, \(thresholds.tight) are the "
          + "sharper bound min{|G| − 1, Σ M_λ − dim ρ}, and \(thresholds.tightForPaper) the bound of the paper, "
          + "min{|G|, Σ M_λ − 1}. The pages of the groups have them.")
    }
  }

  private var claims: DataTable {
    var table = DataTable(
      id: "claims", caption: "Claims of the ledger, tested wherever the atlas has the instances that they speak of",
      columns: [
        .init("Claim"), .init("Ledger"), .init("Tests", .number), .init("Decided", .number), .init("Violated", .number),
        .init("In this dataset"),
      ])
    for row in atlas.report.checks {
      let name = Tag.span {
        if let link = site.link(toClaim: row.check.claim, depth: 0) {
          Tag.a(.href(link)) { row.check.claim }
        } else {
          row.check.claim
        }
        Tag.span(.class("statement math")) { HTML.mathematics(row.check.statement) }
      }
      table.add([
        .init(name, key: row.check.claim), .init(.text(row.expected)), .init("\(row.check.tested)"),
        .init("\(row.check.decided)"), .init("\(row.check.violations.count)"), .init(.text(row.finding)),
      ])
    }
    return table
  }

  /// Where claims fail, the first instances of each.
  private var contradictions: HTML {
    let violated = atlas.report.checks.filter { !$0.check.violations.isEmpty }
    if violated.isEmpty { return .nothing }
    return Tag.details {
      Tag.summary { "Where claims are violated: the first instances of each" }
      for row in violated {
        Tag.h3 { row.check.claim }
        Tag.ul { for violation in row.check.violations.prefix(5) { Tag.li { violation.words } } }
      }
    }
  }

  private var observations: HTML {
    if summary.observations.isEmpty { return .nothing }
    var table = DataTable(
      id: "observations", caption: "Observations: patterns of this dataset, no theorems",
      columns: [
        .init("Pattern"), .init("Questions", .number), .init("It holds on", .number), .init("Not on, for example"),
      ])
    for row in summary.observations {
      table.add([
        .init(.mathematics(row.statement)), .init("\(row.tested)"), .init("\(row.holds)"),
        .init(.text(row.exceptions.first ?? "")),
      ])
    }
    return table.html
  }

  /// All entries where one table can hold them, else the groups.
  private var entries: HTML {
    let rows = places.pages.flatMap(\.rows)
    if rows.count <= AtlasPlaces.mostRows {
      return AtlasTable(atlas, places).html(
        rows, caption: "All entries of the atlas; each leads to its answer and the proof", showsGroup: true, depth: 0)
    }
    var table = DataTable(
      id: "groups", caption: "The groups of the atlas; each leads to its questions, answers and proofs",
      columns: [
        .init("Group"), .init("|G|", .number), .init("Entries", .number), .init("Open entries", .number),
      ],
      facets: [.init(name: "order", title: "Order"), .init(name: "closed", title: "Bounds")], isInteractive: true)
    for page in places.pages {
      guard let entry = page.rows.first?.entry else { continue }
      let open = page.rows.count { !$0.instance.isClosed }
      table.add(
        [
          .init(Tag.a(.href(RelativeLink(page.path))) { page.title }), .init("\(entry.order)"),
          .init("\(page.rows.count)"), .init("\(open)"),
        ], facets: ["\(entry.order)", open == 0 ? "closed" : "some open"])
    }
    return table.html
  }
}
