@testable import CommandSupport
import Foundation
import Synchronization
import Testing

/// A terminal that keeps what is written to it.
private final class Paper: Sendable {
  private let text = Mutex("")
  var written: String { text.withLock { $0 } }

  func terminal(isLive: Bool, width: Int = 40) -> Terminal {
    Terminal(isLive: isLive, width: { width }, write: { [self] more in text.withLock { $0 += more } })
  }

  /// Waits until something is there; true if it came.
  func contains(_ part: String) -> Bool {
    for _ in 0..<6_000 {
      if written.contains(part) { return true }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return false
  }
}

@Suite struct ProgressDisplayTests {
  @Test func aTerminalHasOneLineWhichIsRewrittenAndCleared() {
    let paper = Paper()
    let display = ProgressDisplay(ProgressState("first"), quiet: false, on: paper.terminal(isLive: true), every: 0.01)
    #expect(paper.contains("first"))
    display.phase("second " + String(repeating: "x", count: 100))
    display.result("long words on a result", short: "best")
    #expect(paper.contains("second") && paper.contains("best"))
    display.finish()
    let text = paper.written
    #expect(text.hasSuffix("\r\u{1B}[K") && !text.contains("\n") && !text.contains("long words"))
    for line in text.components(separatedBy: "\r\u{1B}[K") { #expect(line.count <= 39) }
    display.phase("third")
    Thread.sleep(forTimeInterval: 0.05)
    #expect(paper.written == text)
  }

  @Test func aLogHasResultsAndNoControlCharacters() {
    let paper = Paper()
    let display = ProgressDisplay(ProgressState("first"), quiet: false, on: paper.terminal(isLive: false), every: 0.01)
    display.result("S3: 6", short: "S3")
    display.finish()
    display.result("S4: 24", short: "S4")
    #expect(paper.written == "S3: 6\n")
  }

  /// A log has the facts of the line now and then.
  @Test func aLogHasTheFactsOfALine() {
    let paper = Paper()
    let facts = ProgressState("S4", done: 3, total: 9, unit: "groups", best: "S3: 6")
    let display = ProgressDisplay(facts, quiet: false, on: paper.terminal(isLive: false), every: 0.01, firstLine: 0.05)
    #expect(paper.contains("\n"))
    display.finish()
    let lines = paper.written.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("3 of 9 groups, ") && $0.hasSuffix(" s · S4 · S3: 6") }, "\(lines)")
    #expect(!paper.written.contains("\u{1B}"))
  }

  @Test(arguments: [true, false]) func quietIsSilent(isLive: Bool) {
    let paper = Paper()
    let display = ProgressDisplay(ProgressState("first"), quiet: true, on: paper.terminal(isLive: isLive), every: 0.001)
    display.result("S3: 6", short: "S3")
    Thread.sleep(forTimeInterval: 0.05)
    display.finish()
    #expect(paper.written.isEmpty)
  }

  @Test func outputComesBetween() {
    let paper = Paper()
    let display = ProgressDisplay(ProgressState("first"), quiet: false, on: paper.terminal(isLive: true), every: 0.01)
    #expect(paper.contains("first"))
    // The line is cleared before and not written during the body.
    var during = ""
    display.interlude { during = paper.written }
    #expect(during.hasSuffix("\r\u{1B}[K"))
    display.finish()
  }
}
