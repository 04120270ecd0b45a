import FiniteGroups

extension FuzzTarget {
  /// A group of small order in the first line, one of its actions in the second.
  static let action = FuzzTarget("action", lengthLimit: 192) { bytes in
    guard let lines = lines(bytes, count: 2), let (_, group, action) = try acting(lines, orderLimit: 200) else {
      return false
    }
    switch action {
    case .permutation(let degree, let images):
      try demand(images.count == group.generators.count, "not an image for each generator")
      try demand(images.allSatisfy { $0.degree == degree }, "an image moves other than \(degree) points")
    case .signedPermutation(let dimension, let images):
      try demand(images.count == group.generators.count, "not an image for each generator")
      try demand(images.allSatisfy { $0.negated.count == dimension }, "an image of another dimension")
    case .matrices(let dimension, let images):
      try demand(images.count == group.generators.count, "not an image for each generator")
      try demand(images.allSatisfy { $0.rowCount == dimension }, "an image of another dimension")
    case .fieldMatrices(let dimension, _, let images):
      try demand(images.count == group.generators.count, "not an image for each generator")
      try demand(images.allSatisfy { $0.rowCount == dimension }, "an image of another dimension")
    }
    return true
  }

  /// The group of the first line with the action of the second; `nil` if one of them is refused.
  static func acting(
    _ lines: [String], orderLimit: Int
  ) throws -> (GroupDescription, FiniteGroup, GroupAction)? {
    let (description, specification): (GroupDescription, ActionSpecification)
    do throws(GroupError) {
      description = try GroupDescription(lines[0])
      specification = try ActionSpecification(lines[1])
    } catch {
      _ = error.description
      return nil
    }
    try demand(specification.description == lines[1], "an action is not written as it was read")
    guard let group = try enumerated(description, orderLimit: orderLimit) else { return nil }
    do throws(GroupError) {
      return (description, group, try description.action(specification, of: group))
    } catch {
      _ = error.description
      return nil
    }
  }
}
