public import PropertyTesting

/// A published statement, as something that random testing, small cases and the solver can attack.
///
/// A claim is about ``Instance``s: it knows how to draw them, how to list all small ones, and how to judge one. The judge is a
/// function of the instance and of the ``Operators`` alone, so that a violation can be checked again from a file, without the
/// generator that found it, and so that tests can plant defects in the operators.
public struct Claim: Sendable, Identifiable {
  /// The stable name, such as `"averaging.reynolds-projection"`: family, dot, words.
  public let id: String
  /// The statement in words.
  public let statement: String
  /// The statement in symbols.
  public let formula: String
  /// Where the statement comes from.
  public let source: ClaimSource
  /// What is assumed; an instance that does not satisfy it is no case.
  public let hypotheses: [String]
  /// Which reading of an ambiguous statement this is.
  public let reading: String?
  /// The ledger's verdict.
  public let expected: Expectation
  /// Random instances.
  public let generator: Gen<Instance>
  /// Decides one instance, exactly.
  public let judge: @Sendable (Instance, Operators) throws -> Judgement
  /// All small instances; `nil` where there is no sensible list.
  public let scope: Scope?
  /// The part that the solver decides; `nil` without an encoding.
  public let solver: SolverAttack?
  /// How many random cases `swift test` runs; a claim whose cases are slow has fewer.
  public let testCases: Int

  /// A claim.
  ///
  /// - Parameters:
  ///   - id: family, dot, words.
  ///   - requires: what the judge takes for granted; instances that do not satisfy it are no cases.
  ///   - statement: in words.
  ///   - formula: in symbols.
  ///   - source: where it comes from.
  ///   - hypotheses: what is assumed, in words.
  ///   - reading: which reading of an ambiguous statement this is.
  ///   - expected: the verdict.
  ///   - testCases: how many random cases `swift test` runs.
  ///   - scope: all small instances.
  ///   - solver: the part that the solver decides.
  ///   - generator: random instances.
  ///   - judge: decides one instance, exactly.
  public init(
    id: String, requires: [Requirement] = [], statement: String, formula: String, source: ClaimSource,
    hypotheses: [String] = [],
    reading: String? = nil, expected: Expectation = .holds, testCases: Int = 60, scope: Scope? = nil,
    solver: SolverAttack? = nil, generator: Gen<Instance>,
    judge: @escaping @Sendable (Instance, Operators) throws -> Judgement
  ) {
    self.id = id
    self.statement = statement
    self.formula = formula
    self.source = source
    self.hypotheses = hypotheses
    self.reading = reading
    self.expected = expected
    self.testCases = testCases
    self.generator = generator
    self.judge = requires.isEmpty ? judge : Claim.guarded(judge, by: requires)
    self.scope = scope
    self.solver = solver
  }

  /// A judge that looks at hypotheses first.
  private static func guarded(
    _ judge: @escaping @Sendable (Instance, Operators) throws -> Judgement, by requirements: [Requirement]
  ) -> @Sendable (Instance, Operators) throws -> Judgement {
    { instance, operators in
      for requirement in requirements {
        guard try requirement.holds(instance) else { return .vacuous(requirement.description) }
      }
      return try judge(instance, operators)
    }
  }

  /// The part of the ``id`` before the dot.
  public var family: String { String(id.prefix { $0 != "." }) }
}

/// What the ledger says of a claim.
public enum Expectation: String, Sendable, Hashable, CaseIterable, Codable {
  /// No counterexample exists, by proof; a violation is a defect of the program (or of the proof).
  case holds
  /// A counterexample is archived.
  case fails
  /// Nobody knows; a violation is a discovery.
  case open
}

/// Where a statement comes from.
public struct ClaimSource: Sendable, Hashable {
  /// The document, such as `"Tahmasebi & Weber, arXiv 2512.11855"`.
  public let document: String
  /// The place in it, such as `"Proposition 10"`.
  public let place: String

  /// A source.
  public init(_ document: String, _ place: String) {
    self.document = document
    self.place = place
  }

  /// The paper on exact and approximate symmetry.
  public static func paper(_ place: String) -> ClaimSource {
    ClaimSource("Tahmasebi & Weber, arXiv 2512.11855 (ICLR 2026)", place)
  }

  /// What this project proves beyond its sources.
  public static func ours(_ place: String) -> ClaimSource { ClaimSource("Reynolds, mathematics", place) }

  /// The review of the paper, with its simulated rebuttal.
  public static func review(_ place: String) -> ClaimSource {
    ClaimSource("Pith review of arXiv 2512.11855, 2026-05-17", place)
  }
}
