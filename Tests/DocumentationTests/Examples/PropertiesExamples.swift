import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import PropertyTesting
import Testing

// The claim of the guide “My own claim”: it is false, and the smallest group shows it.
let twiceHalves = Claim(
  id: "mine.twice-halves",
  statement: "Averaging twice with the same scheme halves the weak error at least.",
  formula: "weak(ω∗ω) ≤ ½ weak(ω)",
  source: ClaimSource("MyClaims", "a guess"),
  expected: .holds,
  scope: .everyGroup("all groups, one or two elements on the regular class", testOrder: 6, order: 20) { group in
    let enumerated = try Instance(group: group).setting().group
    return try (1...min(2, enumerated.order)).map { size in
      var instance = Instance(group: group, functionClass: .regular)
      instance.assign(try AveragingScheme.uniform(on: Array(0..<size)), as: "ω", in: enumerated)
      return instance
    }
  },
  generator: Gen { source in
    var instance = try source.draw(.classOnGroup(order: 12))
    let group = try instance.setting().group
    instance.assign(try source.draw(.scheme(in: group, .convex)), as: "ω", in: group)
    return instance
  }
) { instance, operators in
  let setting = try instance.setting()
  let scheme = try instance.scheme("ω")
  let twice = operators.averaging.convolution(scheme, scheme, setting.group)
  let errors = try setting.errors()
  let (once, again) = (operators.averaging.weakError(scheme, errors), operators.averaging.weakError(twice, errors))
  return .require(
    Quantity(again), .atMost, Quantity(once.scaled(by: Rational(1, 2))), "weak(ω∗ω) ≤ ½ weak(ω)")
}

@Suite struct PropertiesExamples {
  @Test func verifyingOneClaim() async throws {
    let claim = try #require(Ledger.standard.claim("errors.factor-below-two"))
    #expect(claim.expected == .fails)

    let verifier = Verifier(settings: Settings(cases: 100, keepsFailures: false), extent: .test)
    let result = await verifier.verify(claim)
    #expect(result.agrees)
    // The smallest group on which the strong error is more than 3/2 of the weak one.
    #expect(try result.witness?.instance.setting().group.order == 2)
  }

  @Test func aClaimOfOnesOwn() async throws {
    let verifier = Verifier(settings: Settings(cases: 100, keepsFailures: false), extent: .test)
    let result = await verifier.verify(twiceHalves)
    #expect(!result.agrees)
    // A single point moves every function as much as it did before, on every group with more than one element.
    #expect(try result.witness?.instance.setting().group.order == 2)
  }
}
