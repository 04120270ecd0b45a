import Atlas

/// Where the entries of the atlas are in the report: a page for each group, or several where it has very many entries.
struct AtlasPlaces: Sendable {
  /// One page.
  struct Page: Sendable {
    let path: [String]
    let title: String
    let rows: [AtlasRow]
    /// The answers that are explained on this page: those of its rows that no page before explains.
    let answers: [AtlasInstance]
  }

  /// A table with more rows is no help in a browser.
  static let mostRows = 3000

  let pages: [Page]
  private let pageOfAnswer: [String: Int]

  init(_ dataset: AtlasDataset) {
    var names = PageNames()
    var pages: [Page] = []
    var pageOfAnswer: [String: Int] = [:]
    let rows = dataset.rows
    // Rows are sorted by order and group, so those of a group stand together.
    for rowsOfGroup in rows.chunked(by: { $0.entry.group == $1.entry.group }) {
      guard let entry = rowsOfGroup.first?.entry else { continue }
      let stem = String(entry.group.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        .split(separator: "-").joined(separator: "-")
      let aliases = entry.names.isEmpty ? "" : " = " + entry.names.joined(separator: " = ")
      let count = (rowsOfGroup.count + AtlasPlaces.mostRows - 1) / AtlasPlaces.mostRows
      for part in 0..<count {
        let begin = rowsOfGroup.startIndex + part * AtlasPlaces.mostRows
        let end = min(rowsOfGroup.endIndex, begin + AtlasPlaces.mostRows)
        var answers: [AtlasInstance] = []
        for row in rowsOfGroup[begin..<end] where pageOfAnswer[row.instance.id] == nil {
          pageOfAnswer[row.instance.id] = pages.count
          answers.append(row.instance)
        }
        pages.append(
          Page(
            path: ["atlas", names.take(stem, suffix: ".html")],
            title: entry.group + aliases + (count > 1 ? ", part \(part + 1) of \(count)" : ""),
            rows: Array(rowsOfGroup[begin..<end]), answers: answers))
      }
    }
    self.pages = pages
    self.pageOfAnswer = pageOfAnswer
  }

  /// The page and the place on it where an answer is explained.
  func place(of answer: String) -> (path: [String], anchor: String)? {
    pageOfAnswer[answer].map { (pages[$0].path, "answer-" + answer) }
  }
}

extension Array {
  /// Neighbours that belong together, as slices.
  fileprivate func chunked(by areAlike: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && !areAlike(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
