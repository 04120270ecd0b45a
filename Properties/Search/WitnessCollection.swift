/// Distinct minimal witnesses of one claim.
///
/// One witness *makes another superfluous* if both violate the same statement (the words of the violation) and its
/// group order is not larger and its instance is not more complicated. An instance is more complicated than another if
/// its archived text (without the group's title) is longer, or as long and later in the alphabet. Equal instances are
/// kept once, with the first of the origins exhaustive, solver, random, targeted.
///
/// What is kept are the witnesses that no other one makes superfluous: a function of the set of all witnesses ever
/// added, whatever their order. So it depends neither on the number of threads nor on interruptions.
public struct WitnessCollection: Sendable {
  /// A witness with what it is compared by.
  private struct Entry: Sendable {
    let witness: Witness
    let order: Int
    let text: [UInt8]
    let rank: Int

    func isSuperfluous(besides other: Entry) -> Bool {
      guard witness.violation.statement == other.witness.violation.statement else { return false }
      if text == other.text { return (other.rank, other.witness.seed ?? 0) <= (rank, witness.seed ?? 0) }
      return other.order <= order && !other.isMoreComplicated(than: self)
    }

    func isMoreComplicated(than other: Entry) -> Bool {
      text.count == other.text.count ? other.text.lexicographicallyPrecedes(text) : text.count > other.text.count
    }
  }

  private var entries: [Entry] = []

  /// No witnesses.
  public init() {}

  /// The witnesses, those with smaller groups and simpler instances first.
  public var witnesses: [Witness] { entries.map(\.witness) }

  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }

  /// Adds a witness; the result tells whether it is kept.
  ///
  /// - Throws: what enumerating the group throws.
  @discardableResult
  public mutating func insert(_ witness: Witness) throws -> Bool {
    let entry = Entry(
      witness: witness, order: try witness.instance.setting().group.order,
      text: try WitnessCollection.text(of: witness.instance), rank: WitnessCollection.rank(witness.origin))
    if entries.contains(where: { entry.isSuperfluous(besides: $0) }) { return false }
    entries.removeAll { $0.isSuperfluous(besides: entry) }
    let place =
      entries.firstIndex { other in
        entry.order == other.order ? other.isMoreComplicated(than: entry) : other.order > entry.order
      } ?? entries.count
    entries.insert(entry, at: place)
    return true
  }

  private static func rank(_ origin: Witness.Origin) -> Int {
    switch origin {
    case .exhaustive: 0
    case .solver: 1
    case .random: 2
    case .targeted: 3
    }
  }

  /// The text by which instances are compared: that of the archive, with nothing but the instance.
  private static func text(of instance: Instance) throws -> [UInt8] {
    var bare = instance
    bare.group = try InstanceGroup(
      title: "", degree: instance.group.degree, generators: instance.group.generators)
    let nothing = Violation(statement: "", left: Quantity(0), relation: .equal, right: Quantity(0))
    let file = CounterexampleFile(
      Witness(claim: "", instance: bare, violation: nothing, origin: .exhaustive), statement: "", minimality: nil)
    return Array(file.text.utf8)
  }
}
