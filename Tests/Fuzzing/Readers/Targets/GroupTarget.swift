import BigInt
import FiniteGroups

extension FuzzTarget {
  /// A group as all commands take it: a name, a presentation or generators. Small groups are enumerated too, and the formula
  /// for the order must agree.
  static let group = FuzzTarget("group", lengthLimit: 192) { bytes in
    let description: GroupDescription
    do throws(GroupError) {
      description = try GroupDescription(text(bytes))
    } catch {
      _ = error.description
      return false
    }
    try demand(
      description.degree <= GroupDescription.degreeLimit
        && description.generators.allSatisfy { $0.degree == description.degree },
      "\(description.title): the generators do not move \(description.degree) points")
    if description.name != nil {
      let again = try GroupDescription(description.title)
      try demand(
        again.title == description.title && again.degree == description.degree && again.order == description.order
          && again.generators == description.generators,
        "\(description.title) is not the name of the same group")
    }
    guard let group = try enumerated(description, orderLimit: 2_000) else { return true }
    try demand(
      description.order.map { $0 == BigInt(group.order) } ?? true,
      "\(description.title) has \(group.order) elements, not \(description.order?.description ?? "")")
    return true
  }

  /// The group with its elements; `nil` if it is refused as too large.
  static func enumerated(_ description: GroupDescription, orderLimit: Int) throws -> FiniteGroup? {
    do throws(GroupError) {
      return try description.enumerated(orderLimit: orderLimit)
    } catch {
      if case .orderTooLarge = error { return nil }
      throw error
    }
  }
}
