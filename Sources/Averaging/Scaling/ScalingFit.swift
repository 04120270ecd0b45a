/// The line through the sizes of one family by one construction.
public struct ScalingFit: Sendable, Hashable, Codable {
  /// The family.
  public let family: ScalingFamily
  /// The construction.
  public let construction: ScalingConstruction
  /// What the sizes are compared with.
  public let against: LinearFit.Predictor
  /// The line; `nil` where there are too few different points.
  public let line: LinearFit?

  /// The fits of all families and constructions in some rows, in the order of their first rows; rows without a scheme are left out.
  ///
  /// - Complexity: O(rows · fits)
  public static func all(of rows: [ScalingRow], confidence: Double = 0.95) -> [ScalingFit] {
    var groups: [(family: ScalingFamily, construction: ScalingConstruction, rows: [ScalingRow])] = []
    for row in rows where row.size != nil {
      let place = groups.firstIndex { $0.family == row.family && $0.construction == row.construction }
      if let place { groups[place].rows.append(row) } else { groups.append((row.family, row.construction, [row])) }
    }
    return groups.flatMap { group in
      LinearFit.Predictor.allCases.map { predictor in
        ScalingFit(
          family: group.family, construction: group.construction, against: predictor,
          line: LinearFit(group.rows, against: predictor, confidence: confidence))
      }
    }
  }
}
