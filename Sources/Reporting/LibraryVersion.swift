/// The version of Reynolds that these sources are.
package enum LibraryVersion {
  /// As `reynolds --version` says it, without the name.
  package static let current = "0.1.0"
}
