public import Certificates
public import Solving

/// The part of a claim that the certification engine and Z3 decide, with certificates.
public struct SolverAttack: Sendable {
  /// What is decided, such as `"AC_ex of every union of rational irreducibles"`.
  public let description: String
  /// The largest order of a group that `swift test` goes through.
  public let testOrder: Int
  /// The largest order that `reynolds verify` goes through.
  public let order: Int
  /// All instances on groups of one order.
  public let instances: @Sendable (_ order: Int) throws -> [Instance]
  /// Decides one instance by certifying.
  public let judge: @Sendable (Instance, SolverBudget) throws -> SolverFinding

  /// An attack.
  public init(
    _ description: String, testOrder: Int, order: Int,
    instances: @escaping @Sendable (_ order: Int) throws -> [Instance],
    judge: @escaping @Sendable (Instance, SolverBudget) throws -> SolverFinding
  ) {
    self.description = description
    self.testOrder = testOrder
    self.order = order
    self.instances = instances
    self.judge = judge
  }
}

/// What the solver side found on one instance.
public struct SolverFinding: Sendable {
  /// The judgement; ``Judgement/undecided`` when a certificate stayed open.
  public let judgement: Judgement
  /// The certificates it rests on, accepted by the checker.
  public let certificates: [Certificate]

  /// A finding.
  public init(_ judgement: Judgement, certificates: [Certificate]) {
    self.judgement = judgement
    self.certificates = certificates
  }
}
