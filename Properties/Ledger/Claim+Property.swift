public import PropertyTesting

extension Claim {
  /// The claim as a property of its random instances.
  ///
  /// A case fails by a violation; cases that are vacuous or undecided are discarded; the margin is a target.
  public func property(_ operators: Operators = .standard, isTargeted: Bool = false) -> Property<Instance> {
    property(operators, isTargeted: isTargeted, until: nil)
  }

  /// The property, which cancels its run when a time has come.
  func property(_ operators: Operators, isTargeted: Bool, until limit: TimeLimit?) -> Property<Instance> {
    let judge = judge
    return Property(id, generator) { instance in
      try limit?.endRunIfOver()
      try instance.recordCoverage()
      let judgement = try judge(instance, operators)
      if let violation = judgement.violation {
        limit?.extend()
        throw ViolationError(violation)
      }
      if judgement.vacuous != nil { throw Discard() }
      if let undecided = judgement.undecided {
        label("undecided: \(undecided)")
        throw Discard()
      }
      if isTargeted, let margin = judgement.margin { target(margin, "margin") }
    }
  }
}

/// How a property of a claim fails.
struct ViolationError: Error, CustomStringConvertible {
  let description: String

  init(_ violation: Violation) { description = violation.description }
}
