import CommandSupport
import CertificateFiles
import Certificates
import FiniteGroups
import Reporting

/// One certificate: what it proves, whether the checker accepts it, and the proof in words.
struct CertificatePage {
  private let file: ReportedFile
  private let place: FilePlace
  private let site: ReportSite

  /// Schemes with more elements are not drawn.
  private static let drawnSize = 48

  init(_ file: ReportedFile, _ place: FilePlace, _ site: ReportSite) {
    (self.file, self.place, self.site) = (file, place, site)
  }

  var title: String {
    guard let entry = file.proof?.entry else { return "Certificate \(file.name)" }
    return "\(entry.instance), \(entry.symmetry), \(entry.weights) weights"
  }

  var content: HTML {
    .parts {
      HTML.crumbs("All certificates", "certificates.html")
      verdict
      if let proof = file.proof {
        summary(proof)
        scheme(proof.certificate)
        Tag.h2 { "The proof in words" }
        ExplanationOutline(proof.explanation).html
      }
      Tag.h2 { "Check it again" }
      HTML.command(
        "reynolds check \(ShellWords.quoted(file.path))", "reynolds explain --full \(ShellWords.quoted(file.path))")
      if let copy = place.copy {
        Tag.p {
          "The file itself: "
          Tag.a(.href(RelativeLink(copy, depth: 1))) { file.name }
          ". Documentation/CertificateFormat.md of Reynolds says what is in it and why it proves what it claims; "
          "reynolds-check checks it without a solver."
        }
      }
    }
  }

  private var verdict: HTML {
    let isValid = file.checked.status == .valid
    let isIncomplete = file.checked.status == .incomplete
    return Tag.div(.class(isValid ? "notice good" : isIncomplete ? "notice" : "notice bad")) {
      Tag.p {
        HTML.badge(file.checked)
        " "
        HTML.mathematics(file.checked.statement ?? "This is not a certificate that can be read.")
      }
      Tag.p {
        "Checked for this report by the checker of reynolds \(LibraryVersion.current), in exact arithmetic"
          + (site.contents.showsTimes ? ", in \(file.milliseconds) ms" : "") + "."
      }
      for finding in file.checked.findings where finding.outcome != .ok { Tag.p { finding.description } }
    }
  }

  private func cycles(_ oneLine: [Int]) -> String {
    guard let permutation = try? Permutation(oneLine: oneLine) else { return "\(oneLine)" }
    return permutation.isIdentity ? "e" : permutation.description
  }

  private func summary(_ proof: ReportedFile.Proof) -> HTML {
    let entry = proof.entry
    return HTML.facts([
      ("Group", .text((proof.certificate.group.name.map { "\($0), " } ?? "") + "order \(entry.order)")),
      ("Symmetry", .text(entry.symmetry)), ("Weights", .text(entry.weights)),
      (
        "Claimed",
        .text(
          entry.isClosed
            ? "the least size is \(entry.upper)" : "the least size is from \(entry.lower) to \(entry.upper)")
      ),
      ("Proofs", .text(entry.proofWords)), ("SHA-256", Tag.code { entry.sha256 }),
    ])
  }

  private func scheme(_ certificate: Certificate) -> HTML {
    guard !certificate.scheme.isEmpty, certificate.scheme.count <= CertificatePage.drawnSize else { return .nothing }
    let bars = certificate.scheme.map { entry in
      BarChart.Bar(
        label: cycles(entry.element), value: entry.weight.approximation,
        text: "\(entry.weight)".replacing("-", with: "−"))
    }
    return .figure(
      BarChart(title: "The weights of the scheme", bars: bars).html,
      caption: "The scheme of the certificate: the elements with a weight other than 0, and their weights")
  }
}
