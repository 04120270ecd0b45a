import CertificateFiles
import Foundation
import Properties
import Reporting

// The small parts that several pages have in common.

extension HTML {
  /// The verdict of the ledger.
  static func badge(_ verdict: Expectation) -> HTML {
    switch verdict {
    case .holds: Tag.span(.class("badge good")) { "✓ holds" }
    case .fails: Tag.span(.class("badge fails")) { "✗ fails" }
    case .open: Tag.span(.class("badge")) { "? open" }
    }
  }

  /// What became of a file.
  static func badge(_ file: CheckedFile) -> HTML {
    switch file.status {
    case .valid: Tag.span(.class("badge good")) { file.statusWord == "confirmed" ? "✓ confirmed" : "✓ valid" }
    case .incomplete: Tag.span(.class("badge")) { "… incomplete" }
    default: Tag.span(.class("badge bad")) { "✗ \(file.statusWord)" }
    }
  }

  /// A command as it is typed.
  static func command(_ words: String...) -> HTML {
    Tag.pre { Tag.code { words.joined(separator: "\n") } }
  }

  /// Terms with what they mean; those without anything are left out.
  static func facts(_ rows: [(term: String, meaning: HTML?)]) -> HTML {
    Tag.dl(.class("facts")) {
      for row in rows {
        if let meaning = row.meaning {
          Tag.dt { row.term }
          Tag.dd { meaning }
        }
      }
    }
  }

  /// A drawing that can be scrolled, with its caption.
  static func figure(_ drawing: HTML, caption: String) -> HTML {
    Tag.figure {
      Tag.figcaption { caption }
      Tag.div(.class("scroll"), .role("group"), .label(caption), .focusable) { drawing }
    }
  }

  /// Where one is.
  static func crumbs(_ title: String, _ file: String) -> HTML {
    Tag.p(.class("crumbs")) { Tag.a(.href(RelativeLink([file], depth: 1))) { "← \(title)" } }
  }
}

extension CheckedFile {
  /// The outcome as a word: counterexamples are confirmed or refused.
  var statusWord: String {
    guard kind == .counterexample else { return status.rawValue }
    return status == .valid ? "confirmed" : status == .invalid ? "refused" : status.rawValue
  }
}

/// Counts with their nouns.
enum Words {
  /// `1 claim`, `2 claims`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
