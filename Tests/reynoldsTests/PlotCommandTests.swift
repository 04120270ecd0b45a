import Averaging
import ExactArithmetic
import Foundation
import FoundationXML
import Reporting
import Testing

@Suite struct PlotCommandTests {
  /// Every kind, with small parameters, and a text that its figure must hold.
  @Test(arguments: [
    (
      ["separation", "--family", "binary", "--parameters", "2,3", "--repeats", "1", "--epsilon", "1/4", "--quiet"],
      "ε = 1/4: found"
    ),
    (["phase", "--cells", "8", "--max-order", "1000"], "order |G| of the group"),
    (["profile", "--group", "S3"], "K* = 3 = ΣM−dim"),
    (["profile", "--group", "S3", "--reading", "pointwise"], "|G| = 6"),
    (
      ["spectrum", "--group", "C7", "--class", "regular", "--symmetry", "weak:2/9", "--method", "search"],
      "√ε for weak(2/9)"
    ),
    (
      ["tails", "--group", "C5", "--class", "regular", "--trials", "40", "--sizes", "4,8,16"], "P(weak error &gt; 1/4)"
    ),
    (["rotations", "--resolution", "9", "--rotations", "12", "--count", "3"], "average over all 12"),
    (["tradeoff", "--group", "C3", "--asymmetry", "0.1", "--noise", "1", "--samples", "4,16"], "n = 16"),
    (["c8", "--group", "C3", "--epsilon", "1/2"], "characters:3"),
  ])
  func drawsEveryKind(arguments: [String], text: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a b.svg"
      let run = try Command(["plot"] + arguments + ["--output", path])
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let figure = try String(contentsOfFile: path, encoding: .utf8)
      #expect(figure.contains(">\(text)</text>"), "\(arguments)")
      #expect(XMLParser(data: Data(figure.utf8)).parse())
      // The exact command, and the caption that was printed.
      #expect(figure.contains("with: reynolds plot \(arguments[0])") && figure.contains("&#39;\(path)&#39;</metadata>"))
      let caption = run.output.split(separator: "\n").last.map(String.init) ?? ""
      #expect(figure.contains(caption.prefix(12)))
    }
  }

  /// The least number of queries is in the picture: S3 on three points has 1, 3, 3, 6 (README, `mathematics.md` §3).
  @Test func profileHasItsSteps() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/s3.svg"
      #expect(try Command(["profile", "--group", "S3", "--plot", path]).status == 0)
      let figure = try String(contentsOfFile: path, encoding: .utf8)
      let heights = figure.split(separator: "\n").filter { $0.hasPrefix("<circle") && $0.contains("marker") }.compactMap
      {
        $0.split(separator: "cy=\"").last?.split(separator: "\"").first.flatMap { Double($0) }
      }
      // One more marker in the legend, the first.
      let levels = heights.dropFirst()
      #expect(levels.count == 4)
      let bottom = try #require(levels.first)
      let top = try #require(levels.last)
      let values = levels.map { 1 + 5 * (bottom - $0) / (bottom - top) }
      #expect(zip(values, [1.0, 3, 3, 6]).allSatisfy { ($0 - $1).magnitude < 0.01 }, "\(values)")
    }
  }

  /// `--plot` of the commands, beside what they print.
  @Test func commandsDrawTheirResult() throws {
    try withTemporaryFolder { folder in
      let scheme = "\(folder)/c7.json"
      let runs: [[String]] = [
        [
          "scheme", "--group", "C7", "--class", "regular", "--symmetry", "weak:2/9", "--method", "search", "--output",
          scheme,
        ],
        ["error", scheme, "--class", "regular"],
        ["scaling", "--family", "cyclic", "--parameters", "4", "--repeats", "1", "--construction", "sample"],
        ["table", "--group", "C2"], ["profile", "--group", "C7", "--curve", "0,1/2,2/9"],
        ["tradeoff", "--group", "C3", "--asymmetry", "0.1", "--noise", "1", "--samples", "4"],
        ["symmetrizers", "--group", "C2", "--samples", "2", "--draws", "2"],
      ]
      for arguments in runs {
        let path = "\(folder)/\(arguments[0]).svg"
        let run = try Command(arguments + ["--plot", path])
        #expect(run.status == 0 && !run.output.isEmpty, "\(arguments): \(run.errors)")
        let figure = try String(contentsOfFile: path, encoding: .utf8)
        #expect(figure.hasPrefix("<svg ") && figure.contains("with: reynolds \(arguments[0]) "))
      }
    }
  }

  /// A long run is drawn from what it saved, as if it had just been made.
  @Test func savedDataAreDrawn() throws {
    try withTemporaryFolder { folder in
      func marks(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
          .filter { $0.contains("class=\"") }
      }
      let rows = try Command([
        "scaling", "--family", "cyclic", "--parameters", "4,16", "--repeats", "2", "--construction", "sample",
        "--format",
        "csv", "--plot", "\(folder)/direct.svg",
      ])
      try rows.output.write(toFile: "\(folder)/rows.csv", atomically: true, encoding: .utf8)
      let separation = try Command([
        "plot", "separation", "--data", "\(folder)/rows.csv", "-o", "\(folder)/saved.svg",
      ])
      #expect(separation.status == 0, "\(separation.errors)")
      #expect(try marks("\(folder)/direct.svg") == marks("\(folder)/saved.svg"))

      let tradeoff = try Command([
        "tradeoff", "--group", "C3", "--asymmetry", "0.1", "--noise", "1", "--samples", "4,9", "--csv",
        "\(folder)/curve.csv", "--plot", "\(folder)/direct.svg",
      ])
      #expect(tradeoff.status == 0)
      let saved = try Command(["plot", "tradeoff", "--data", "\(folder)/curve.csv", "-o", "\(folder)/saved.svg"])
      #expect(saved.status == 0, "\(saved.errors)")
      #expect(try marks("\(folder)/direct.svg") == marks("\(folder)/saved.svg"))

      let head =
        "problem,group,logOrder,augmentation,size,relativeSize,trainingQueries,predictionQueries,replicates,risk,riskLower,riskUpper,ratio"
      let wrong = try Command(["plot", "training", "--data", "\(folder)/curve.csv", "-o", "\(folder)/x.svg"])
      #expect(wrong.status == 65 && wrong.errors.contains("line 1 of the table: there is no column “problem”"))
      let training = """
        \(head)
        sum,S6,6.579,none,,,128,1,10,0.9,0.8,,
        sum,S6,6.579,subset,1,0.15,128,1,10,0.9,0.8,1,1
        sum,S6,6.579,subset,7,1.06,896,1,10,0.02,0.01,0.03,1

        """
      try training.write(toFile: "\(folder)/training.csv", atomically: true, encoding: .utf8)
      let drawn = try Command(["plot", "training", "--data", "\(folder)/training.csv", "-o", "\(folder)/training.svg"])
      #expect(drawn.status == 0, "\(drawn.errors)")
      // A line of two points, the band of “none”, and both again in the legend without the line.
      #expect(try marks("\(folder)/training.svg").count { $0.contains("class=\"line\"") } == 1)
      #expect(try marks("\(folder)/training.svg").count { $0.contains("class=\"band\"") } == 2)
    }
  }

  /// Curve a of the phase diagram agrees with the exact sizes: above it a query is saved, below it none.
  @Test func phaseAgreesWithSamplingBound() throws {
    for order in [2, 3] {
      #expect(PhaseFigure.samplingError(order: Double(order)) == nil)
      let size = SamplingBound.kullbackLeibler.sufficientSize(dimension: order - 1, epsilon: Rational(999, 1000)) ?? 0
      #expect(size >= order)
    }
    let curve = try #require(PhaseFigure.samplingError(order: 8))
    for (factor, size) in [(1.001, 7), (0.999, 8)] {
      let epsilon = Rational(Int(curve * factor * 1e9), 1_000_000_000)
      #expect(SamplingBound.kullbackLeibler.sufficientSize(dimension: 7, epsilon: epsilon) == size)
    }
  }

  /// A caption says that the target was missed, and says nothing of the sort where it was reached.
  @Test(arguments: [("1", true), ("2", false)]) func missedTargetsAreNamed(seed: String, isMissed: Bool) throws {
    try withTemporaryFolder { folder in
      let run = try Command([
        "plot", "spectrum", "--group", "S4", "--symmetry", "weak:0.1", "--method", "sample", "--seed", seed, "-o",
        "\(folder)/s.svg",
      ])
      #expect(run.output.contains("weak(1/10) is not reached") == isMissed, "\(run.errors)")
    }
  }

  /// Ctrl-C ends a figure with a word and 130.
  @Test func interruptedFigures() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/t.svg"
      let command = try TerminalCommand(
        ["plot", "tails", "--group", "S4", "--class", "regular", "--trials", "10000000", "-o", path], columns: 80)
      #expect(command.shows("computing the figure"))
      command.interrupt()
      let (status, isKilled, output) = command.end()
      #expect(status == 130 && !isKilled && output.isEmpty)
      #expect(command.text.contains("interrupted: nothing was drawn") && command.text.contains("begin again with: "))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  /// What was wrong, and the exit code.
  @Test(arguments: [
    (["plot"], 64, "KIND is one of"), (["plot", "profil", "-o", "x.svg"], 64, "did you mean profile?"),
    (["plot", "zzzzzzzz"], 64, "there is no plot"),
    (["plot", "profile", "--group", "S3", "-o", "x.jpg"], 64, ".svg, .pdf or .png"),
    (["plot", "profile", "--group", "S3", "-o", "x.svg", "--width", "3"], 64, "from 60 to 1000"),
    (["plot", "profile", "-o", "x.svg"], 64, "--group"), (["plot", "profile", "--group", "S3"], 64, "--output"),
    (["plot", "profile", "--group", "S3", "-o", "/nonexistent/x.svg"], 73, "not a folder"),
    (["plot", "phase", "--cells", "1", "-o", "/tmp/x.svg"], 64, "from 4 to 200"),
    (["plot", "separation", "--data", "/nonexistent.csv", "-o", "/tmp/x.svg"], 66, "cannot read"),
    (["plot", "separation", "-o", "/tmp/x.svg"], 64, "--family"),
    (["plot", "tradeoff", "-o", "/tmp/x.svg"], 64, "--group"),
    (["plot", "tails", "--group", "C3", "--sizes", "0", "-o", "/tmp/x.svg"], 64, "1 to 100000"),
    (["plot", "rotations", "--count", "7", "--rotations", "6", "-o", "/tmp/x.svg"], 64, "--count 1 … 6"),
    (["plot", "spectrum", "--group", "S20", "-o", "/tmp/x.svg"], 65, "too large to list"),
    (["profile", "--survey", "--plot", "x.svg"], 64, "--plot goes without --survey"),
    (["plot", "profile", "--group", "S3", "-o", "x.svg", "--width", "colum"], 64, "did you mean column?"),
    (["scaling", "--family", "cyclic", "--construction", "smpl"], 64, "did you mean sample?"),
    (
      [
        "plot", "c8", "-o", "x.svg", "--epsilon", "1/2", "--epsilon", "1/3", "--epsilon", "1/4", "--epsilon", "1/5",
        "--epsilon", "1/6",
      ], 64, "at most 4 errors"
    ),
    (["table", "--group", "C2", "--plot", "x"], 64, ".svg, .pdf or .png"),
  ])
  func errors(arguments: [String], code: Int32, message: String) throws {
    let run = try Command(arguments)
    #expect(run.status == code && run.errors.contains(message), "\(arguments): \(run.status) \(run.errors)")
    #expect(run.output.isEmpty)
  }
}
