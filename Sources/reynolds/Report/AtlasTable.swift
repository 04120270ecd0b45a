import Atlas
import Reporting

/// Entries of the atlas as a table of a page, each with a link to its answer.
struct AtlasTable {
  private let atlas: ReportedAtlas
  private let places: AtlasPlaces

  init(_ atlas: ReportedAtlas, _ places: AtlasPlaces) { (self.atlas, self.places) = (atlas, places) }

  /// The table; one of a page.
  ///
  /// - Parameter depth: how many folders below the top the page is.
  func html(_ rows: [AtlasRow], caption: String, showsGroup: Bool, depth: Int) -> HTML {
    var columns: [DataTable.Column] = [
      .init("Question"), .init("Kind", isMinor: true), .init("Symmetry"), .init("Weights"),
      .init("Least size", .number),
      .init("Missing", .number, isMinor: true), .init("Proofs", isMinor: true), .init("Certificate"),
    ]
    var facets: [DataTable.Facet] = [
      .init(name: "kind", title: "Kind"), .init(name: "symmetry", title: "Symmetry"),
      .init(name: "weights", title: "Weights"), .init(name: "closed", title: "Bounds"),
    ]
    if showsGroup {
      columns.insert(contentsOf: [.init("Group"), .init("|G|", .number)], at: 1)
      facets.append(.init(name: "order", title: "Order"))
    }
    var table = DataTable(id: "entries", caption: caption, columns: columns, facets: facets, isInteractive: true)
    for row in rows {
      let entry = row.entry
      let state = row.instance.isClosed ? "closed" : "open"
      var cells: [DataTable.Cell] = [
        .init(question(row, depth: depth)), .init(.text(entry.kind.rawValue)), .init(.text(entry.symmetryWords)),
        .init(.text(entry.weights)), .init(.text(row.instance.size), key: "\(row.instance.lower)"),
        .init("\(row.instance.irreducibleCount - row.instance.rows.count - 1)"),
        .init(.text(row.instance.lowerBy.joined(separator: " + "))),
        .init(HTML.badge(row.instance, in: atlas)),
      ]
      if showsGroup {
        cells.insert(
          contentsOf: [
            .init(.text(([entry.group] + entry.names).joined(separator: " = "))), .init("\(entry.order)"),
          ], at: 1)
      }
      table.add(
        cells,
        facets: [entry.kind.rawValue, entry.symmetry, entry.weights, state] + (showsGroup ? ["\(entry.order)"] : []))
    }
    return table.html
  }

  private func question(_ row: AtlasRow, depth: Int) -> HTML {
    let words = row.entry.words
    guard let place = places.place(of: row.instance.id) else { return .text(words) }
    return Tag.a(.href(RelativeLink(place.path, depth: depth, anchor: place.anchor))) { words }
  }
}

extension AtlasEntry {
  /// What is asked, without the group, the symmetry and the weights.
  var words: String {
    switch kind {
    case .profile, .curve: representation + (degree.map { ", degree ≤ \($0)" } ?? "")
    case .union: representation
    case .differenceSet: "difference set of \(size ?? 0)"
    }
  }

  /// The symmetry with its ε.
  var symmetryWords: String { symmetry + (epsilon.map { ", ε = \($0)" } ?? "") }
}

extension AtlasInstance {
  /// The size that is proved, or its bounds.
  var size: String { isClosed ? "\(upper)" : "\(lower) … \(upper)" }
}

extension HTML {
  /// Whether an answer is proved; without a certificate it rests on a theorem.
  static func badge(_ answer: AtlasInstance, in atlas: ReportedAtlas) -> HTML {
    if atlas.problem(of: answer) != nil { return Tag.span(.class("badge bad")) { "✗ refused" } }
    return answer.certificate == nil
      ? Tag.span(.class("badge")) { "theorem" } : Tag.span(.class("badge good")) { "✓ valid" }
  }
}
