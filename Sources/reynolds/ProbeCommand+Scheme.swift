import Averaging
import FiniteGroups
import Foundation
import Probing
import Reporting

extension ProbeCommand {
  /// Saves the scheme that was measured to reach the target, if it is wished and there is one, and notes in the report what became of it.
  func save(_ scheme: PermutationScheme?, _ description: GroupDescription, in report: inout ProbeReport) throws {
    guard let saveScheme else { return }
    guard let scheme else {
      report.unsaved = ProbeReport.UnsavedScheme(file: saveScheme, reason: Self.reasonForNoScheme(report))
      return
    }
    try AtomicFile.write(try SchemeFile(scheme, of: description).text, to: saveScheme, replacing: true)
    report.averaging?.saved = ProbeReport.SavedScheme(file: saveScheme, command: symmetrizeCommand(saveScheme))
  }

  /// Why there is no scheme to save.
  private static func reasonForNoScheme(_ report: ProbeReport) -> String {
    if let averaging = report.averaging {
      return averaging.trials.isEmpty ? "no trial of averaging was run" : "no trial reached the target"
    }
    if report.measurement?.isReached == true { return "the model reaches the target without averaging" }
    if !report.explanations.isEmpty { return "the model is symmetric under another action, so averaging was not tried" }
    return "the target was not found to be missed, or the probe ended before averaging"
  }

  /// The command that puts the model behind a saved scheme, for a shell.
  func symmetrizeCommand(_ path: String) -> String {
    var words = ["reynolds", "symmetrize", "--group", model.group, "--action", model.action]
    if model.output == .representation {
      words += ["--output", "representation"]
      if let action = model.outputAction { words += ["--output-action", action] }
    }
    let usual = ModelProcessOptions()
    for (name, seconds, usual) in [
      ("--start-timeout", model.startTimeout, usual.startLimit),
      ("--answer-timeout", model.answerTimeout, usual.answerLimit),
    ] where seconds != usual { words += [name, "\(seconds)"] }
    if let file = model.modelStderr { words += ["--model-stderr", file] }
    words += ["--by", "scheme:" + path, "--"]
    // A recording does not answer what the average asks.
    let command = model.command.isEmpty ? ["MODEL"] : model.command.map { ShellWord.quoted($0) }
    return (words.map { ShellWord.quoted($0) } + command).joined(separator: " ")
  }
}

/// Words of a command line.
enum ShellWord {
  private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=+,@%")

  /// A word as a POSIX shell reads it back: in single quotes unless it needs none.
  static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.allSatisfy({ plain.contains($0) }) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
