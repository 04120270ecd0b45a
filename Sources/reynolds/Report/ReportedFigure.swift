import Foundation
import Reporting

/// A drawing, shown as an image, so that nothing in it can act on the page.
struct ReportedFigure: Sendable {
  /// Where it is in the report.
  let path: [String]
  let title: String
  /// What it shows, in words; `nil` for one of a folder.
  let caption: String?
  /// The command that draws it; `nil` for one of a folder.
  let command: String?
  let bytes: [UInt8]

  /// The name of its file.
  var name: String { path.last ?? "" }

  /// The `*.svg` of a folder, sorted.
  ///
  /// - Throws: what reading the folder or a file throws.
  static func all(in folder: String) throws -> [ReportedFigure] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".svg") }.sorted()
    var files = PageNames()
    return try names.map { name in
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: name)))
      let stem = String(name.dropLast(4))
      return ReportedFigure(
        path: ["figures", files.take(stem, suffix: ".svg")], title: title(bytes) ?? stem, caption: nil, command: nil,
        bytes: bytes)
    }
  }

  /// The first `<title>` of the drawing, if it is text alone.
  private static func title(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let match = text.firstMatch(of: /<title[^>]*>([^<&]+)<\/title>/) else { return nil }
    let title = match.1.trimmingCharacters(in: .whitespacesAndNewlines)
    return title.isEmpty ? nil : title
  }
}
