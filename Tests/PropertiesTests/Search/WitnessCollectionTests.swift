import ExactArithmetic
import Properties
import Testing

@Suite struct WitnessCollectionTests {
  private func witness(
    _ group: String, _ number: Int, _ statement: String = "s", _ origin: Witness.Origin = .exhaustive
  ) throws -> Witness {
    var instance = Instance(group: try InstanceGroup(group))
    instance.numbers["n"] = Rational(number)
    return Witness(
      claim: "c", instance: instance,
      violation: Violation(statement: statement, left: Quantity(1), relation: .less, right: Quantity(0)),
      origin: origin)
  }

  private func kept(_ witnesses: [Witness]) throws -> [Witness] {
    var collection = WitnessCollection()
    for witness in witnesses { try collection.insert(witness) }
    return collection.witnesses
  }

  @Test func simplerOnesReplaceOthers() throws {
    let (small, large) = (try witness("C2", 1), try witness("C3", 1))
    #expect(try kept([large, small]) == [small])
    #expect(try kept([small, large]) == [small])
    // Larger groups stay with simpler instances, and with other statements.
    let simpler = try witness("C3", 1)
    let complicated = try witness("C2", 123_456_789_123)
    #expect(try kept([simpler, complicated]) == [complicated, simpler])
    let other = try witness("C3", 1, "t")
    #expect(try kept([small, other]) == [small, other])
  }

  @Test func equalInstancesAreKeptOnceWithTheFirstOrigin() throws {
    let (listed, random) = (try witness("C2", 1), try witness("C2", 1, "s", .random))
    #expect(try kept([random, listed]) == [listed])
    #expect(try kept([listed, random]) == [listed])
  }

  @Test func theOrderOfAddingDoesNotMatter() throws {
    let all = try [
      witness("C2", 12345), witness("C3", 1), witness("C4", 1), witness("C2", 7, "t"), witness("C3", 7, "t", .random),
      witness("C3", 1, "s", .solver), witness("C5", 0),
    ]
    let wanted = try kept(all)
    for shift in all.indices {
      #expect(try kept(Array(all[shift...] + all[..<shift])) == wanted)
      #expect(try kept(Array((all[shift...] + all[..<shift]).reversed())) == wanted)
    }
  }
}
