import ArgumentParser
import Properties

extension LedgerInUse {
  /// The ids of the claims, for a shell.
  static let claimCompletion = CompletionKind.custom { _, _, _ in current.claims.map(\.id) }

  /// The families, for a shell.
  static let familyCompletion = CompletionKind.custom { _, _, _ in current.families }
}
