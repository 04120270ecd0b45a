import Reporting

/// The files of the pages and of the copies: names as in the archive, told apart where two would be the same on some
/// file system.
struct PageNames: Sendable {
  private var taken: Set<String> = []

  /// A free name like the wanted one.
  ///
  /// - Parameter suffix: how the name ends, with its dot; a number comes before it.
  mutating func take(_ stem: String, suffix: String) -> String {
    var name = stem + suffix
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)\(suffix)"
      number += 1
    }
    return name
  }
}

/// Where a file of the archive is in the report.
struct FilePlace: Sendable {
  /// Its page.
  let page: [String]
  /// The copy of the file itself; `nil` where it could not be read.
  let copy: [String]?

  /// The places of files, in their order.
  static func all(_ files: [ReportedFile], folder: String) -> [FilePlace] {
    var (pages, copies) = (PageNames(), PageNames())
    return files.map { file in
      let suffix = [".json.gz", ".json"].first { file.name.hasSuffix($0) } ?? ""
      let stem = String(file.name.dropLast(suffix.count))
      return FilePlace(
        page: [folder, pages.take(stem, suffix: ".html")],
        copy: file.bytes.isEmpty ? nil : ["data", folder, copies.take(stem, suffix: suffix)])
    }
  }
}
