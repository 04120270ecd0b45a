import Foundation
import Properties
import Testing

/// What articles say of claims is what the ledger says.
@Suite struct LedgerReferencesTests {
  /// Names in code voice that are ids of claims by their form: a family of the ledger, a dot, words.
  static func ids(in text: some StringProtocol) -> [String] {
    let families = Set(Ledger.standard.families)
    return String(text).matches(of: /`([a-z]+)\.([a-z0-9-]+)`/).filter { families.contains(String($0.1)) }
      .map { "\($0.1).\($0.2)" }
  }

  @Test(arguments: Article.all) func `claims that are named exist`(article: Article) {
    for id in LedgerReferencesTests.ids(in: article.text) {
      #expect(Ledger.standard.claim(id) != nil, "\(id) is no claim of the ledger")
    }
  }

  /// A row of a table of claims begins with an id and ends with a verdict.
  @Test(arguments: Article.all) func `verdicts are those of the ledger`(article: Article) {
    for line in article.text.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("| `"), let id = LedgerReferencesTests.ids(in: cells[0]).first else { continue }
      #expect(cells.last == Ledger.standard.claim(id)?.expected.rawValue, "\(id)")
    }
  }

  @Test func `there are references`() {
    #expect(Set(Article.all.flatMap { LedgerReferencesTests.ids(in: $0.text) }).count >= 60)
  }
}
