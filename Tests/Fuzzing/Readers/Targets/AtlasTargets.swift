import Atlas

extension FuzzTarget {
  /// Specifications of an atlas.
  static let atlasSpecification = FuzzTarget("atlas-spec", lengthLimit: 2_048) { bytes in
    let spec: AtlasSpec
    do throws(AtlasError) { spec = try AtlasSpec(parsing: bytes) } catch {
      _ = error.description
      return false
    }
    try demand(!spec.parts.isEmpty, "a specification without parts")
    return true
  }

  /// Queries to a dataset, and the fields by which rows are sorted.
  static let atlasQuery = FuzzTarget("atlas-query", lengthLimit: 512) { bytes in
    let text = text(bytes)
    _ = try? AtlasOrdering(text)
    do throws(AtlasQueryError) { _ = try AtlasQuery(text) } catch {
      _ = error.description
      return false
    }
    return true
  }
}
