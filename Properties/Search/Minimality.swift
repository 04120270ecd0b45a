/// Whether a claim is violated on smaller groups than that of a witness, by the claim's list of small instances.
public struct Minimality: Sendable {
  /// What the list contains; `nil` if the claim has none.
  public let description: String?
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
    return Minimality.text(below: order, description)
  }

  /// Goes through the claim's list at all orders below one. Cancelling the task ends it.
  ///
  /// - Throws: what the judge throws, `CancellationError`.
  public static func check(
    _ claim: Claim, below order: Int, operators: Operators = .standard
  ) throws -> Minimality {
    var result = Minimality(description: claim.scope?.description, order: order)
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

  static func text(below order: Int, _ description: String) -> String {
    order <= 1 ? "no group is smaller" : "no violation on groups of order below \(order): \(description)"
  }

  private init(description: String?, order: Int) { (self.description, self.order) = (description, order) }
}
