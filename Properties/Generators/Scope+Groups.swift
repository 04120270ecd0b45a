extension Scope {
  /// Instances made from every group of an order, up to isomorphism.
  public static func everyGroup(
    _ description: String, testOrder: Int, order: Int,
    _ instances: @escaping @Sendable (InstanceGroup) throws -> [Instance]
  ) -> Scope {
    Scope(description, testOrder: testOrder, order: order) { order in
      try InstanceGroup.all(order: order).flatMap(instances)
    }
  }
}
