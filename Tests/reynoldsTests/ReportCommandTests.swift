import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A small archive with what is right and what is not, and the report of it, made once.
struct ReportFixture: Sendable {
  /// A name that would do harm if it came out as markup or as an address.
  static let harmfulName = "a <b>&'\"#?% c.json"

  let folder: String
  let status: Int32
  let output: String

  static let shared = Result { try ReportFixture() }

  static func file(_ path: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Counterexamples/\(path)"), encoding: .utf8)
  }

  /// The claims, the counterexamples and the certificates that the archive holds.
  static let confirmed = [
    "errors.inversion-keeps-strong--075466470b0fc56d", "errors.strong-as-cheap-as-weak--af6853ede39b4a3a",
    "generalization.covering-numbers-fall-by-the-order--a12af1fdf627341c",
    "sampling.tail-without-factor--7bb745e4c817792e",
  ]
  static let certificate = "excluded/S3-polynomials-2-convex-a7bb912ebf03.json"
  static let forged = "errors.factor-below-two--8164b8704d40f4e1"

  /// Writes the archive.
  static func makeArchive(in folder: String, onlyGood: Bool) throws {
    for name in ["refuted", "excluded"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    func write(_ text: String, _ path: String) throws {
      try text.write(toFile: "\(folder)/\(path)", atomically: true, encoding: .utf8)
    }
    for name in confirmed { try write(file("refuted/\(name).json"), "refuted/\(name).json") }
    let proof = try file(certificate)
    try write(proof, certificate)
    if onlyGood { return }
    // The forged one claims that both sides are what they are not.
    try write(
      file("refuted/\(forged).json").replacing("\"lower\" : \"2\"", with: "\"lower\" : \"3\"")
        .replacing("\"upper\" : \"2\"", with: "\"upper\" : \"3\""), "refuted/\(forged).json")
    try write("{ \"format\" : \"reynolds-counterexample\" <script>", "refuted/broken.json")
    try write(proof.replacing("\"order\": 6", with: "\"order\": 5"), "excluded/invalid.json")
    try write(proof.replacing("\"1/3\"", with: "\"1/4\""), "excluded/\(harmfulName)")
    try write("no certificate & nothing else", "excluded/malformed.json")
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-report-\(UUID())").path
    try ReportFixture.makeArchive(in: folder + "/archive", onlyGood: false)
    try AtlasDatasetFixture.write(to: folder + "/atlas")
    let run = try Command([
      "report", "--output", folder + "/report", "--counterexamples", folder + "/archive", "--quiet", "--no-times",
      "--verified", folder + "/none.json", "--atlas", folder + "/atlas",
    ])
    (status, output) = (run.status, run.output + run.errors)
  }

  /// The text of a page.
  func page(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder)/report/\(path)", encoding: .utf8)
  }

  /// The paths of all pages.
  func pages() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder + "/report").filter { $0.hasSuffix(".html") }.sorted()
  }
}

/// Links, identifiers and loaded files of one page.
private final class ReadPage: NSObject, XMLParserDelegate {
  private(set) var links: [String] = []
  private(set) var identifiers: [String] = []
  private(set) var names: [String: Int] = [:]
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names[name, default: 0] += 1
    links += [attributes["href"], attributes["src"]].compactMap { $0 }.filter { $0 != "data:," }
    if let id = attributes["id"] { identifiers.append(id) }
  }
}

@Suite("reynolds report") struct ReportCommandTests {
  @Test("every page is well-formed, its identifiers are unique, and its links lead to a file of the folder")
  func pages() throws {
    let fixture = try ReportFixture.shared.get()
    let paths = try fixture.pages()
    #expect(paths.count > 100)
    let files = Set(try FileManager.default.subpathsOfDirectory(atPath: fixture.folder + "/report"))
    for path in paths {
      let page = ReadPage(try fixture.page(path))
      #expect(page.isWellFormed, "\(path)")
      #expect(Set(page.identifiers).count == page.identifiers.count, "\(path)")
      #expect(page.names["main"] == 1 && page.names["h1"] == 1 && page.names["nav"] == 1, "\(path)")
      for link in Set(page.links) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts[0].isEmpty {
          #expect(page.identifiers.contains(parts[1].removingPercentEncoding ?? ""), "\(path): \(link)")
          continue
        }
        var place = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
          if part == ".." { place.removeLast() } else { place.append(part.removingPercentEncoding ?? "?") }
        }
        #expect(files.contains(place.joined(separator: "/")), "\(path): \(link)")
      }
    }
  }

  @Test("every claim, counterexample and certificate is there, with what became of it")
  func everythingIsThere() throws {
    let fixture = try ReportFixture.shared.get()
    let claims = try JSONDecoder().decode(
      [Identified].self, from: Data(Command(["claims", "--format", "json"]).output.utf8))
    let ledger = try fixture.page("claims.html")
    #expect(claims.count > 100)
    for claim in claims {
      #expect(ledger.contains("claims/\(claim.id).html"), "\(claim.id)")
      #expect(FileManager.default.fileExists(atPath: "\(fixture.folder)/report/claims/\(claim.id).html"))
    }
    for name in ReportFixture.confirmed {
      let page = try fixture.page("counterexamples/\(name).html")
      #expect(page.contains("✓ confirmed") && page.contains("reynolds check"), "\(name)")
      #expect(try fixture.page("data/counterexamples/\(name).json") == ReportFixture.file("refuted/\(name).json"))
    }
    let page = try fixture.page("certificates/S3-polynomials-2-convex-a7bb912ebf03.html")
    #expect(page.contains("✓ valid") && page.contains("AC<sub>ex</sub> (convex weights) = 3 for S3"))
    #expect(page.contains("E(x1) = 1/3·x1 + 1/3·x2 + 1/3·x3"), "the proof in words is on the page")
    #expect(try fixture.page("data/certificates/S3-polynomials-2-convex-a7bb912ebf03.json").hasPrefix("{"))
  }

  @Test("what is refused is shown as refused, on every page, and the exit code says so")
  func refusals() throws {
    let fixture = try ReportFixture.shared.get()
    // Malformed is graver than invalid.
    #expect(fixture.status == 65, "\(fixture.output)")
    let forged = try fixture.page("counterexamples/\(ReportFixture.forged).html")
    #expect(forged.contains("✗ refused") && !forged.contains("✓ confirmed") && forged.contains("3 ≤ 3/2"))
    #expect(try fixture.page("claims/errors.factor-below-two.html").contains("✗ refused"))
    #expect(try fixture.page("claims.html").contains("1 counterexample REFUSED"))
    #expect(try fixture.page("counterexamples/broken.html").contains("✗ malformed"))
    #expect(try fixture.page("certificates/invalid.html").contains("✗ invalid"))
    #expect(try fixture.page("certificates/malformed.html").contains("✗ malformed"))
    let overview = try fixture.page("index.html")
    #expect(overview.contains("notice bad") && !overview.contains("Nothing was refused"))
    #expect(overview.contains("certificates/invalid.html") && overview.contains("counterexamples/broken.html"))
  }

  @Test("names and contents of files are text, never markup")
  func escaping() throws {
    let fixture = try ReportFixture.shared.get()
    let name = "a <b>&'\"#?% c"
    let page = try fixture.page("certificates/\(name).html")
    #expect(page.contains("✗ invalid") && page.contains("a &lt;b&gt;&amp;&#39;&quot;#?% c.json"))
    #expect(page.contains("../data/certificates/a%20%3Cb%3E%26%27%22%23%3F%25%20c.json"))
    for path in try fixture.pages() {
      let text = try fixture.page(path)
      #expect(!text.contains("<b>") && !text.contains("<script>"), "\(path)")
    }
  }

  @Test("a counterexample is told in full: group, table of products, both sides, by how much")
  func account() throws {
    let fixture = try ReportFixture.shared.get()
    let page = try fixture.page("counterexamples/\(ReportFixture.confirmed[0]).html")
    for words in [
      "SmallGroup(6,1) = S3", "class=\"cayley\"", "The matrix of (1 2 3)", "The weights of the scheme ω",
      "the two sides differ by", "A function that shows the strong error of ω", "<td>2/3</td>",
      "no violation on groups of order below 6",
    ] { #expect(page.contains(words), "\(words)") }
    // 36 products, each row and column with its element.
    #expect(page.split(separator: "<td class=\"k").count - 1 == 36)
    let distances = try fixture.page("counterexamples/\(ReportFixture.confirmed[2]).html")
    #expect(distances.contains("The squared distances d² of the points"))
    let enclosed = try fixture.page("counterexamples/\(ReportFixture.confirmed[3]).html")
    #expect(enclosed.contains("in [695/12288, 349/6144]"))
  }

  @Test("equal input gives equal bytes, however many files are checked at once")
  func deterministic() throws {
    let fixture = try ReportFixture.shared.get()
    try withTemporaryFolder { folder in
      let run = try Command([
        "report", "-o", folder + "/again", "--counterexamples", fixture.folder + "/archive", "--quiet", "--no-times",
        "--verified", fixture.folder + "/none.json", "--jobs", "1", "--atlas", fixture.folder + "/atlas",
      ])
      #expect(run.status == fixture.status)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder + "/again").sorted()
      #expect(try FileManager.default.subpathsOfDirectory(atPath: fixture.folder + "/report").sorted() == paths)
      for path in paths {
        #expect(
          FileManager.default.contents(atPath: "\(folder)/again/\(path)")
            == FileManager.default.contents(atPath: "\(fixture.folder)/report/\(path)"), "\(path)")
      }
      // With a file of somebody's in it, it is not replaced any more.
      try "mine".write(toFile: folder + "/again/notes.txt", atomically: true, encoding: .utf8)
      let refused = try Command([
        "report", "-o", folder + "/again", "--counterexamples", fixture.folder + "/archive", "--quiet",
      ])
      #expect(refused.status == 73 && refused.errors.contains("notes.txt"), "\(refused.errors)")
    }
  }

  @Test("figures of a folder are images, certificates can be left out, and the pages say so")
  func options() throws {
    try withTemporaryFolder { folder in
      try ReportFixture.makeArchive(in: folder + "/archive", onlyGood: true)
      try FileManager.default.createDirectory(atPath: folder + "/figures", withIntermediateDirectories: true)
      try "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Cost over |G|</title><script>bad()</script></svg>"
        .write(toFile: folder + "/figures/cost.svg", atomically: true, encoding: .utf8)
      let run = try Command([
        "report", "-o", folder + "/out", "--counterexamples", folder + "/archive", "--quiet", "--max-certificates", "0",
        "--no-atlas", "--figure-folder", folder + "/figures",
      ])
      #expect(run.status == 0 && run.output.contains("1 certificate left out"), "\(run.output)\(run.errors)")
      let figures = try String(contentsOfFile: folder + "/out/figures.html", encoding: .utf8)
      #expect(figures.contains("<img src=\"figures/cost.svg\" alt=\"Cost over |G|\" />") && !figures.contains("bad()"))
      let certificates = try String(contentsOfFile: folder + "/out/certificates.html", encoding: .utf8)
      #expect(certificates.contains("the first 0 by path; the other 1"))
      #expect(try String(contentsOfFile: folder + "/out/index.html", encoding: .utf8).contains("Nothing was refused"))
      let reproduce = try String(contentsOfFile: folder + "/out/reproduce.html", encoding: .utf8)
      #expect(reproduce.contains("--no-atlas --max-certificates 0 --figure-folder \(folder)/figures</code>"))
      // With times the day is on every page.
      #expect(certificates.contains(", on 20"))
    }
  }

  @Test(
    arguments: [
      (["--counterexamples", "/no/such/folder"], 66, "--counterexamples"),
      (["--output", "/etc"], 73, "is a folder with other content"),
      (["--output", "/etc/passwd"], 73, "is not a folder"),
      (["--counterexamples", "/usr/share", "--output", "/usr/share/reynolds-report"], 64, "is in the archive"),
      (["--verify-cases", "0"], 64, "--verify-cases is 0"), (["--max-certificates=-1"], 64, "must not be negative"),
      (["--jobs", "0"], 64, "--jobs is 0"), (["--no-figures", "--figure-folder", "x"], 64, "exclude each other"),
      (["--no-atlas", "--atlas", "x"], 64, "--atlas and --no-atlas exclude each other"),
    ] as [([String], Int32, String)])
  func wrongUse(arguments: [String], status: Int32, words: String) throws {
    try withTemporaryFolder { folder in
      let output = arguments.contains("--output") ? [] : ["--output", folder + "/out"]
      let run = try Command(["report", "--quiet"] + output + arguments)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    }
  }

  /// A claim of the ledger, of which only the id counts.
  private struct Identified: Decodable { let id: String }
}
