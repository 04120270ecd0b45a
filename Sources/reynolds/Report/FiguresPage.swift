import Reporting

/// Drawings: of the archive, from what was checked for this report, and those of a folder.
struct FiguresPage {
  private let site: ReportSite
  private let figures: [ReportedFigure]

  init(_ site: ReportSite, _ figures: [ReportedFigure]) { (self.site, self.figures) = (site, figures) }

  var content: HTML {
    .parts {
      drawings("Figures of the folder", figures.filter { $0.command == nil })
      drawings("What averaging costs", figures.filter { $0.command != nil })
      Tag.h2 { "What the certificates prove" }
      if maps.isEmpty {
        Tag.p { "There is no valid certificate for exact symmetry with a proved value." }
      } else {
        Tag.p {
          "How many certificates prove each least size, by the order of the group: exact symmetry, valid "
          "certificates whose bounds meet. "
          "On the diagonal nothing but the whole group will do."
        }
        maps
      }
      Tag.h2 { "How much was tried on the claims" }
      if cases.isEmpty {
        Tag.p { "No findings of a verification were kept." }
      } else {
        HTML.figure(
          BarChart(title: "Random cases by family of claims", bars: cases).html,
          caption: "Random cases without a violation in claims that hold or are open, by family")
      }
    }
  }

  private func drawings(_ title: String, _ figures: [ReportedFigure]) -> HTML {
    .parts {
      if !figures.isEmpty {
        Tag.h2 { title }
        for figure in figures {
          drawing(figure)
          if let command = figure.command { HTML.command(command) }
        }
      }
    }
  }

  /// A drawing with its caption below, which the text of the image does not repeat; without a caption the title is that
  /// text.
  private func drawing(_ figure: ReportedFigure) -> HTML {
    let words = figure.caption == nil ? figure.title : "The drawing \(figure.name), described below it"
    return Tag.figure {
      Tag.a(.href(RelativeLink(figure.path))) { Tag.img(.src(RelativeLink(figure.path)), .alt(words)) }
      Tag.figcaption {
        if let caption = figure.caption {
          Tag.p { Tag.strong { figure.title } }
          Tag.p { HTML.mathematics(caption) }
        } else {
          figure.name
        }
      }
    }
  }

  private var maps: [HTML] {
    ["convex", "affine", "uniform"].compactMap { weights in
      let entries = site.contents.certificates.filter { $0.checked.status == .valid }.compactMap(\.proof?.entry)
        .filter { $0.isClosed && $0.symmetry == "exact" && $0.weights == weights }
      if entries.isEmpty { return nil }
      let orders = Set(entries.map(\.order)).sorted()
      let sizes = Set(entries.map(\.upper)).sorted()
      let rows = orders.map { order in
        sizes.map { size in
          let count = entries.count { $0.order == order && $0.upper == size }
          return HeatMap.Entry(value: Double(count), text: count == 0 ? "" : "\(count)")
        }
      }
      return .figure(
        HeatMap(
          title: "Certificates by order of the group and least size, \(weights) weights",
          rowLabels: orders.map { "|G| = \($0)" }, columnLabels: sizes.map(String.init), rows: rows
        ).html,
        caption:
          "\(weights.prefix(1).uppercased() + weights.dropFirst()) weights: the order of the group (rows) "
          + "against the least size (columns)"
      )
    }
  }

  private var cases: [BarChart.Bar] {
    var names: [String] = []
    var counts: [String: Int] = [:]
    for reported in site.contents.claims where reported.claim.expected != .fails {
      guard let record = reported.fresh ?? reported.record, record.cases > 0 else { continue }
      let family = reported.claim.family
      if counts[family] == nil { names.append(family) }
      counts[family, default: 0] += record.cases
    }
    return names.map { .init(label: $0, value: Double(counts[$0] ?? 0), text: "\(counts[$0] ?? 0)") }
  }
}
