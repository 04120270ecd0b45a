import CommandSupport
import Reporting

/// How to get everything in the report again.
struct ReproducePage {
  private let site: ReportSite

  init(_ site: ReportSite) { self.site = site }

  var content: HTML {
    let archive = ShellWords.quoted(site.contents.archive)
    return .parts {
      Tag.p {
        "The commands are run in the folder of the repository, or of a release with its archive. With the same "
        "seed, random cases are the same "
        "on every machine and for any number of threads."
      }
      Tag.h2 { "Commands" }
      Tag.p { "Check every certificate and every counterexample again, with an exit code:" }
      HTML.command("reynolds check \(archive)")
      Tag.p { "The certificates alone, with the checker that builds without a solver:" }
      HTML.command(
        "swift build -c release --product reynolds-check", ".build/release/reynolds-check \(archive)/excluded")
      Tag.p {
        "Test, exhaust and certify every claim against the ledger; the second form keeps the findings that this "
        "report shows:"
      }
      HTML.command(
        "reynolds verify --cases 10000", "reynolds verify --cases 10000 --record Documentation/verified.json")
      Tag.p { "This report:" }
      HTML.command(site.contents.command)
      Tag.h2 { "Versions" }
      versions.html
    }
  }

  private var versions: DataTable {
    var table = DataTable(
      id: "versions", caption: "What this report was made with", columns: [.init("Program"), .init("Version")])
    for row in site.contents.versions.rows { table.add([.init(.text(row.name)), .init(.text(row.version))]) }
    return table
  }
}
