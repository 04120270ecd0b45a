import FiniteGroups
import PropertyTesting
import Synchronization

extension AdversarialSearch {
  /// How much of the worst √r a simple witness must keep.
  static let keptShare = 0.1

  /// Shrinks the worst pair to a simple one by the property engine.
  ///
  /// An edited pair "fails" if its change is more than rounding and √r at least a tenth of the worst one.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering.
  mutating func shrink(queries: Int) async throws {
    guard let worst = result.worst else { return }
    result.simplest = worst
    let before = used
    defer { result.shrinkingQueries = used - before }
    let edits = WitnessEdits(
      input: worst.pair.input, element: worst.pair.element, elements: shortElements, numberType: source.numberType)
    let trial = ShrinkingTrial(
      session: session, question: question, check: check,
      leastChange: AdversarialSearch.keptShare * worst.judgement.change, queryLimit: session.model.queryCount + queries)
    let property = Property("the model is symmetric at this pair", edits.pairs) { edited in
      try ensure(!trial.isWitness(edited))
    }
    // A pair costs up to 12 queries.
    let settings = Settings(
      cases: 50, seed: seed, shrinkCalls: max(20, queries / 4), enumeratesSmallDomains: false, usesEnvironment: false,
      rerunCommand: "", keepsFailures: false)
    let report = await property.check(settings)
    if let error = trial.error { throw error }
    guard let edited = try property.minimalValue(report), let witness = try trial.witness(edited) else { return }
    result.simplest = witness
    if witness.judgement.change > worst.judgement.change { result.worst = witness }
  }
}

/// Asks whether an edited pair still shows the asymmetry.
///
/// Errors of the model are kept and end the trials: to the engine they would look like failures to be shrunk.
private final class ShrinkingTrial: Sendable {
  let session: ModelSession
  let question: SymmetryQuestion
  let check: RoundingCheck
  let leastChange: Double
  let queryLimit: Int
  private let kept = Mutex<(any Error)?>(nil)

  init(
    session: ModelSession, question: SymmetryQuestion, check: RoundingCheck, leastChange: Double, queryLimit: Int
  ) {
    self.session = session
    self.question = question
    self.check = check
    self.leastChange = leastChange
    self.queryLimit = queryLimit
  }

  var error: (any Error)? { kept.withLock { $0 } }

  func isWitness(_ edited: WitnessEdits.Edited) -> Bool {
    guard error == nil, session.model.queryCount < queryLimit else { return false }
    do { return try witness(edited) != nil } catch {
      kept.withLock { $0 = error }
      return false
    }
  }

  /// The pair with its judgement, if it shows enough.
  func witness(_ edited: WitnessEdits.Edited) throws -> SymmetryWitness? {
    guard !edited.element.isIdentity else { return nil }
    let pairs = try session.pairs(at: [edited.input], elements: [[edited.element]], of: question)
    guard let pair = pairs.first, let change = pair.change, change.squareRoot() >= leastChange else { return nil }
    let judgement = try check.judge(pair, session)
    return judgement.kind == .change ? SymmetryWitness(pair: pair, judgement: judgement) : nil
  }
}
