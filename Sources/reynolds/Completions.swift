import ArgumentParser
import Averaging
import FiniteGroups

/// What a shell offers for values from lists; groups and classes with parameters begin their names only.
enum Completions {
  /// Names of groups: those that are used most, and the beginnings of all others.
  static let groups = CompletionKind.list(
    ["C8", "D6", "S3", "S4", "S5", "A4", "A5", "Q8", "B3", "C2^3", "C2^4", "C4xS3", "M11", "T", "O", "I"]
      + NameSuggestions.groupHeads.map { ["Rubik", "PocketCube"].contains($0) ? $0 : $0 + "(" })

  /// Function classes.
  static let classes = CompletionKind.list(
    NameSuggestions.classes.map { ["functions", "regular"].contains($0) ? $0 : $0 + ":" })

  /// Actions.
  static let actions = CompletionKind.list(NameSuggestions.actions.map { $0 == "cosets" ? "cosets:" : $0 })

  /// Weight classes.
  static let weights = CompletionKind.list(WeightClass.names)

  /// Notions of symmetry.
  static let symmetries = CompletionKind.list(["exact", "weak:", "strong:"])
}
