import Atlas
import CommandSupport
import Reporting

/// A group of the atlas: its entries, and each answer with its proof in words.
struct AtlasGroupPage {
  private let page: AtlasPlaces.Page
  private let atlas: ReportedAtlas
  private let places: AtlasPlaces

  init(_ page: AtlasPlaces.Page, _ atlas: ReportedAtlas, _ places: AtlasPlaces) {
    (self.page, self.atlas, self.places) = (page, atlas, places)
  }

  var content: HTML {
    .parts {
      HTML.crumbs("The atlas", "atlas.html")
      thresholds
      Tag.h2 { "Questions" }
      AtlasTable(atlas, places).html(
        page.rows, caption: "What the atlas asks about this group", showsGroup: false, depth: 1)
      for answer in page.answers { section(answer) }
    }
  }

  private var thresholds: HTML {
    let thresholds = atlas.dataset.thresholds.filter { $0.group == page.rows.first?.entry.group }
    if thresholds.isEmpty { return .nothing }
    var table = DataTable(
      id: "thresholds",
      caption: "Threshold degrees of faithful representations, from which on exactness costs the whole group",
      columns: [
        .init("Representation"), .init("Dimension", .number), .init("K*", .number), .init("Sharper bound", .number),
        .init("Bound of the paper", .number),
      ])
    for row in thresholds {
      table.add([
        .init(.text(row.representation)), .init("\(row.dimension)"), .init("\(row.threshold)"),
        .init("\(row.sharpBound)"), .init("\(row.paperBound)"),
      ])
    }
    return table.html
  }

  private func section(_ answer: AtlasInstance) -> HTML {
    .parts {
      Tag.h2(.id("answer-" + answer.id)) { answer.identity }
      Tag.p {
        HTML.badge(answer, in: atlas)
        answer.isClosed
          ? " The least size is \(answer.upper) " : " The least size is from \(answer.lower) to \(answer.upper) "
        "of \(answer.order)."
      }
      HTML.facts([
        ("At least \(answer.lower)", .text("by " + answer.lowerBy.joined(separator: ", "))),
        ("At most \(answer.upper)", .text("by " + answer.upperBy)),
        ("Left open", answer.stopped.map { .text($0) }), ("Error of the certifier", answer.failure.map { .text($0) }),
        ("Refused", atlas.problem(of: answer).map { .text($0) }),
      ])
      if let path = answer.certificate {
        let file = ShellWords.quoted("\(atlas.folder)/\(path)")
        if let explanation = atlas.explanation(of: answer) {
          Tag.details {
            Tag.summary { "The proof in words" }
            ExplanationOutline(explanation).html
            HTML.command("reynolds check \(file)")
          }
        } else {
          Tag.p {
            atlas.problem(of: answer) == nil
              ? "The proof is long; it is printed and checked by" : "More of what is wrong is said by"
          }
          HTML.command("reynolds explain --full \(file)", "reynolds check \(file)")
        }
      }
    }
  }
}
