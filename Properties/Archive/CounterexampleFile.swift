import PropertyTesting

/// A counterexample as it is archived: the instance in mathematical terms, the inequality that fails with both sides exact, and how
/// it was found.
///
/// The format is documented in `Documentation/CounterexampleFormat.md`. Reading a file needs no generator; judging it again
/// (``confirm(in:operators:)``) needs the claim.
public struct CounterexampleFile: Sendable, Hashable {
  /// What the field `format` says.
  public static let format = "reynolds-counterexample"
  /// The version that is written.
  public static let version = 1

  /// The witness.
  public let witness: Witness
  /// The statement of the claim when the file was written.
  public let statement: String
  /// The group orders that were searched completely without finding a smaller one, as a text such as `"all orders below 6"`; `nil`
  /// if that was not done.
  public let minimality: String?

  /// A file.
  public init(_ witness: Witness, statement: String, minimality: String?) {
    self.witness = witness
    self.statement = statement
    self.minimality = minimality
  }
}

extension CounterexampleFile {
  /// Judges the instance again, by the claim of the ledger and nothing else.
  ///
  /// - Throws: ``CounterexampleError`` when the claim is unknown, is said to hold, reads otherwise now, or does not fail on the
  ///   instance as the file says; what the judge throws.
  public func confirm(in ledger: Ledger, operators: Operators = .standard) throws {
    guard let claim = ledger.claim(witness.claim) else { throw CounterexampleError.unknownClaim(witness.claim) }
    guard claim.statement == statement else { throw CounterexampleError.otherStatement(claim.id) }
    guard let violation = try claim.judge(witness.instance, operators).violation else {
      throw CounterexampleError.notViolated(witness.claim)
    }
    guard violation == witness.violation else {
      throw CounterexampleError.otherViolation(claim: witness.claim, stated: witness.violation, found: violation)
    }
    guard violation.relation.holds(violation.left, violation.right) == false else {
      throw CounterexampleError.notViolated(witness.claim)
    }
    if claim.expected == .holds { throw CounterexampleError.contradictsLedger(violation, claim: claim.id) }
  }
}

/// What is wrong with an archived counterexample.
public enum CounterexampleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is no counterexample file.
  case malformed(String)
  /// The ledger has no such claim.
  case unknownClaim(String)
  /// The claim reads otherwise than when the file was written.
  case otherStatement(String)
  /// The claim fails on the instance, but the ledger says that it holds.
  indirect case contradictsLedger(Violation, claim: String)
  /// The claim does not fail on the instance.
  case notViolated(String)
  /// The claim fails, but otherwise than the file says.
  indirect case otherViolation(claim: String, stated: Violation, found: Violation)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .malformed(let reason): reason
    case .unknownClaim(let id): "no claim is called “\(id)”; `reynolds claims` lists them"
    case .otherStatement(let id):
      "the claim \(id) reads otherwise now; search again, or see whether the statement was changed by mistake"
    case .contradictsLedger(let violation, let id):
      "this contradicts the ledger, which says that \(id) holds: \(violation)"
    case .notViolated(let id): "the claim \(id) does not fail on this instance"
    case .otherViolation(let id, let stated, let found):
      "the claim \(id) fails otherwise than the file says: it says “\(stated)”, but “\(found)”"
    }
  }
}

extension CounterexampleFile {
  /// The file's name: the claim, and a hash of the instance, so that the same instance is archived once.
  public var name: String {
    let bare = CounterexampleFile(
      Witness(
        claim: witness.claim, instance: witness.instance, violation: witness.violation, origin: .exhaustive),
      statement: "", minimality: nil)
    return "\(witness.claim)--\(StableHash(bare.text).hexadecimal).json"
  }
}
