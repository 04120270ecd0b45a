/// A set of claims with distinct ids.
public struct Ledger: Sendable {
  /// The claims, in the order of their families.
  public let claims: [Claim]

  /// A ledger of claims.
  ///
  /// - Precondition: the ids are distinct; a test of the standard ledger makes sure.
  public init(_ claims: [Claim]) { self.claims = claims }

  /// The claims of Reynolds.
  public static let standard = Ledger(
    [
      Claim.averaging, Claim.errors, Claim.exactness, Claim.threshold, Claim.sampling, Claim.bounds, Claim.witnesses,
      Claim.fields,
      Claim.designs, Claim.rebuttal, Claim.frames, Claim.separation, Claim.symmetrizers,
      Claim.generalization,
    ].flatMap { $0 })

  /// The names of the families, in order.
  public var families: [String] {
    claims.map(\.family).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The claim of an id; `nil` if there is none.
  public func claim(_ id: String) -> Claim? { claims.first { $0.id == id } }

  /// The claims of a family.
  public func family(_ name: String) -> [Claim] { claims.filter { $0.family == name } }
}
