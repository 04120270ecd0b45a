import Atlas

extension FuzzTarget {
  /// The specification of an atlas; nothing is enumerated.
  static let atlasSpec = FuzzTarget("atlas-spec", lengthLimit: 4_096) { bytes in
    let spec: AtlasSpec
    do throws(AtlasError) {
      spec = try AtlasSpec(parsing: bytes)
    } catch {
      _ = error.description
      return false
    }
    try demand(spec.text == text(bytes), "the text is not the one that was read")
    try demand(try AtlasSpec(parsing: spec.text.utf8) == spec, "the text is another specification: \(spec.text)")
    return true
  }

  /// A query to a dataset, a list of its fields, or an ordering.
  static let atlasQuery = FuzzTarget("atlas-query", lengthLimit: 512) { bytes in
    let text = text(bytes)
    var isRead = try FuzzTarget.isRead { _ = try AtlasQuery(text) }
    isRead = try FuzzTarget.isRead { _ = try AtlasField.list(text) } || isRead
    return try FuzzTarget.isRead { _ = try AtlasOrdering(text) } || isRead
  }

  private static func isRead(_ read: () throws -> Void) throws -> Bool {
    do {
      try read()
      return true
    } catch let error as AtlasQueryError {
      _ = error.description
      return false
    }
  }
}
