import Foundation
import Reporting

/// All files of the report: the pages, what they need, and copies of the data they are about.
struct ReportSite {
  static let title = "Reynolds report"
  static let places = [
    HTMLPage.Place(title: "Overview", file: "index.html"), HTMLPage.Place(title: "Claims", file: "claims.html"),
    HTMLPage.Place(title: "Counterexamples", file: "counterexamples.html"),
    HTMLPage.Place(title: "Certificates", file: "certificates.html"),
    HTMLPage.Place(title: "Atlas", file: "atlas.html"),
    HTMLPage.Place(title: "Figures", file: "figures.html"), HTMLPage.Place(title: "Reproduce", file: "reproduce.html"),
  ]

  let contents: ReportContents
  let counterexamplePlaces: [FilePlace]
  let certificatePlaces: [FilePlace]
  private let counterexamplePages: [String: FilePlace]

  init(_ contents: ReportContents) {
    self.contents = contents
    counterexamplePlaces = FilePlace.all(contents.counterexamples, folder: "counterexamples")
    certificatePlaces = FilePlace.all(contents.certificates, folder: "certificates")
    counterexamplePages = Dictionary(
      zip(contents.counterexamples.map(\.path), counterexamplePlaces), uniquingKeysWith: { first, _ in first })
  }

  /// The places of the navigation; figures and the atlas only where they are there.
  var places: [HTMLPage.Place] {
    ReportSite.places.filter { place in
      (contents.figures != nil || place.file != "figures.html") && (contents.atlas != nil || place.file != "atlas.html")
    }
  }

  /// Where a counterexample has its page.
  func place(of file: ReportedFile) -> FilePlace? { counterexamplePages[file.path] }

  /// The address of the page of a claim; `nil` if the ledger has no such claim.
  func link(toClaim id: String, depth: Int) -> RelativeLink? {
    guard contents.claims.contains(where: { $0.claim.id == id }) else { return nil }
    return RelativeLink(ReportSite.path(ofClaim: id), depth: depth)
  }

  static func path(ofClaim id: String) -> [String] { ["claims", id + ".html"] }

  /// The files, in an order that does not depend on anything but the contents.
  func files() -> [ReportFolder.File] {
    var files = [
      ReportFolder.File([HTMLPage.styleFile], HTMLPage.style),
      ReportFolder.File([HTMLPage.scriptFile], HTMLPage.script),
      page(["index.html"], title: ReportSite.title, place: "index.html", OverviewPage(self).content),
      page(["claims.html"], title: "Claims", place: "claims.html", ClaimsPage(self).content),
      page(
        ["counterexamples.html"], title: "Counterexamples", place: "counterexamples.html",
        CounterexamplesPage(self).content),
      page(["certificates.html"], title: "Certificates", place: "certificates.html", CertificatesPage(self).content),
      page(["reproduce.html"], title: "Reproduce", place: "reproduce.html", ReproducePage(self).content),
    ]
    for claim in contents.claims {
      files.append(
        page(
          ReportSite.path(ofClaim: claim.claim.id), title: claim.claim.id, place: "claims.html",
          ClaimPage(claim, self).content))
    }
    for (file, place) in zip(contents.counterexamples, counterexamplePlaces) {
      let account = CounterexamplePage(file, place, self)
      files.append(page(place.page, title: account.title, place: "counterexamples.html", account.content))
      if let copy = place.copy { files.append(ReportFolder.File(copy, bytes: file.bytes)) }
    }
    for (file, place) in zip(contents.certificates, certificatePlaces) {
      let account = CertificatePage(file, place, self)
      files.append(page(place.page, title: account.title, place: "certificates.html", account.content))
      if let copy = place.copy { files.append(ReportFolder.File(copy, bytes: file.bytes)) }
    }
    if let atlas = contents.atlas {
      let places = AtlasPlaces(atlas.dataset)
      files.append(
        page(["atlas.html"], title: "The atlas", place: "atlas.html", AtlasPage(atlas, places, self).content))
      for group in places.pages {
        files.append(
          page(group.path, title: group.title, place: "atlas.html", AtlasGroupPage(group, atlas, places).content))
      }
    }
    if let figures = contents.figures {
      files.append(page(["figures.html"], title: "Figures", place: "figures.html", FiguresPage(self, figures).content))
      files += figures.map { ReportFolder.File($0.path, bytes: $0.bytes) }
    }
    return files
  }

  private func page(_ path: [String], title: String, place: String, _ content: HTML) -> ReportFolder.File {
    let page = HTMLPage(
      title: title, site: ReportSite.title, places: places, place: place, depth: path.count - 1, footer: footer
    ) { content }
    return ReportFolder.File(path, page.text)
  }

  private var footer: String {
    "Written by reynolds \(LibraryVersion.current), command “reynolds report”"
      + (contents.date.map { ", on \($0)" } ?? "") + (contents.versions.commit.map { ", commit \($0)" } ?? "") + "."
  }
}
