/// Whether a claim is violated on smaller groups than that of a witness, by the claim's list of small instances.
public struct Minimality: Sendable {
  /// What the list contains; `nil` if the claim has none.
  public let description: String?
  /// The order up to which the list is complete; `nil` if it is at all orders.
  public let completeOrder: Int?
  /// The order below which the list was gone through.
  public let order: Int
  /// The first violation, of least order; `nil` if there is none.
  public private(set) var smaller: Witness?
  /// How many instances were tried.
  public private(set) var tried = 0
  /// How many of them were not decided.
  public private(set) var undecided = 0

  /// Whether all instances of the list on groups below the order were decided, and none violates the claim.
  public var isMinimal: Bool { description != nil && smaller == nil && undecided == 0 }

  /// What an archived counterexample says of it, such as `"no violation on groups of order below 6: all groups, all
  /// subsets"`; `nil` unless ``isMinimal``.
  public var text: String? {
    guard isMinimal, let description else { return nil }
    return Minimality.text(below: order, description, completeTo: completeOrder)
  }

  /// Goes through the claim's list at all orders below one. Cancelling the task ends it.
  ///
  /// - Throws: what the judge throws, `CancellationError`.
  public static func check(
    _ claim: Claim, below order: Int, operators: Operators = .standard
  ) throws -> Minimality {
    var result = Minimality(claim.scope, below: order)
    guard let scope = claim.scope, order > 1 else { return result }
    for smaller in 1..<order {
      for instance in try scope.instances(smaller) {
        try Task.checkCancellation()
        result.tried += 1
        let judgement = try claim.judge(instance, operators)
        if judgement.undecided != nil { result.undecided += 1 }
        if let violation = judgement.violation {
          result.smaller = Witness(claim: claim.id, instance: instance, violation: violation, origin: .exhaustive)
          return result
        }
      }
    }
    return result
  }

  static func text(below order: Int, _ description: String, completeTo complete: Int?) -> String {
    if order <= 1 { return "no group is smaller" }
    guard let complete, complete < order - 1 else {
      return "no violation on groups of order below \(order): \(description)"
    }
    return "no violation on groups of order up to \(complete), orders from \(complete + 1) to \(order - 1) were not "
      + "searched: \(description)"
  }

  private init(_ scope: Scope?, below order: Int) {
    description = scope?.description
    completeOrder = scope?.completeOrder
    self.order = order
  }
}
