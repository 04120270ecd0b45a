/// All small instances of a claim, by the order of the group.
///
/// A scope is complete in the sense of its description: nothing of that kind is left out at an order (up to ``completeOrder``). That makes
/// the first counterexample one of least order.
public struct Scope: Sendable {
  /// What is listed, such as `"all groups, all uniform schemes on at most 3 elements"`.
  public let description: String
  /// The largest order of a group that `swift test` goes through.
  public let testOrder: Int
  /// The largest order that `reynolds verify` goes through.
  public let order: Int
  /// The largest order up to which the list is complete; `nil` if it is at all orders. What lies beyond is examples.
  public let completeOrder: Int?
  /// All instances on groups of one order.
  ///
  /// - Throws: what making them throws.
  public let instances: @Sendable (_ order: Int) throws -> [Instance]

  /// A scope.
  public init(
    _ description: String, testOrder: Int, order: Int, completeTo completeOrder: Int? = nil,
    instances: @escaping @Sendable (_ order: Int) throws -> [Instance]
  ) {
    self.description = description
    self.testOrder = testOrder
    self.order = order
    self.completeOrder = completeOrder
    self.instances = instances
  }
}
