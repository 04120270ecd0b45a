import Reporting

/// The archive of certificates.
struct CertificatesPage {
  private let site: ReportSite

  init(_ site: ReportSite) { self.site = site }

  var content: HTML {
    let contents = site.contents
    return .parts {
      Tag.p {
        "Each certificate proves the least size of a scheme for one group, one class of functions, one kind of "
        "symmetry and one kind of "
        "weights, or an interval for it. The status is what the checker said of the file while this report was "
        "written; it rebuilds the group and "
        "its action from the generators in the file, in exact arithmetic, and knows nothing of how the proof was found."
      }
      if contents.omitted > 0 {
        Tag.p {
          "These are the first \(contents.certificates.count) by path; the other \(contents.omitted) "
          "were neither checked nor listed (--max-certificates)."
        }
      }
      if contents.certificates.isEmpty { Tag.p { "The archive has none." } } else { table.html }
    }
  }

  private var table: DataTable {
    var columns: [DataTable.Column] = [
      .init("Instance"), .init("Symmetry"), .init("Weights"), .init("|G|", .number), .init("Least size", .number),
      .init("Proofs", isMinor: true), .init("Status"),
    ]
    if site.contents.showsTimes { columns.append(.init("Checked in", .number, isMinor: true)) }
    var table = DataTable(
      id: "certificates", caption: "Certificates, with the status found for this report", columns: columns,
      facets: [
        .init(name: "symmetry", title: "Symmetry"), .init(name: "weights", title: "Weights"),
        .init(name: "proofs", title: "Proofs"), .init(name: "status", title: "Status"),
      ], isInteractive: true)
    for (file, place) in zip(site.contents.certificates, site.certificatePlaces) {
      let status = DataTable.Cell(.badge(file.checked), key: file.checked.statusWord)
      let time = DataTable.Cell("\(file.milliseconds) ms", key: file.milliseconds)
      guard let entry = file.proof?.entry else {
        let link = Tag.a(.href(RelativeLink(place.page))) { file.name }
        let nothing = DataTable.Cell("–", key: "0")
        table.add(
          [.init(link), .init("–"), .init("–"), nothing, nothing, .init("–"), status, time],
          facets: ["none", "none", "none", file.checked.statusWord])
        continue
      }
      table.add(
        [
          .init(Tag.a(.href(RelativeLink(place.page))) { HTML.mathematics(entry.instance) }),
          .init(.text(entry.symmetry)),
          .init(.text(entry.weights)), .init("\(entry.order)"),
          .init(.text(entry.size), key: "\(entry.lower)"), .init(.text(entry.proofWords)), status, time,
        ], facets: [entry.symmetry, entry.weights, entry.proofWords, file.checked.statusWord])
    }
    return table
  }
}

extension ArchiveEntry {
  /// The size that is proved, or its bounds.
  var size: String { isClosed ? "\(upper)" : "\(lower) … \(upper)" }

  /// The kinds of proofs, each once.
  var proofWords: String {
    var seen: Set<Substring> = []
    return proofs.split(separator: "+").filter { seen.insert($0).inserted }.joined(separator: " + ")
  }
}

extension ReportedFile {
  /// How long checking took, in thousandths of a second.
  var milliseconds: String {
    let hundredths = Int((seconds * 100_000).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }
}
