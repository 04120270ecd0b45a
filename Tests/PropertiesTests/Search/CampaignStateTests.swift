import Foundation
import Testing

@testable import Properties

extension CampaignState {
  /// A text that was changed, with the checksum of what it says now.
  init(signing text: String) throws {
    var document = try JSONDecoder().decode(CampaignDocument.self, from: Data(text.utf8))
    document.checksum = document.expectedChecksum
    try self.init(text: CanonicalJSON.text(document))
  }
}

@Suite struct CampaignStateTests {
  /// Made once for all tests.
  private static let collection = Task {
    try await Campaign(
      MadeUpClaims.orderAndNumber, budget: CampaignBudget(cases: 1000), largestOrder: 8, stopsAtFirst: false
    ).run().state
  }

  private func collected() async throws -> CampaignState { try await CampaignStateTests.collection.value }

  @Test func theTextIsReadBack() async throws {
    let state = try await collected()
    #expect(!state.witnesses.isEmpty)
    #expect(try CampaignState(text: state.text) == state)
    #expect(try CampaignState(text: state.text).text == state.text)
  }

  @Test(arguments: [
    ("\"version\" : 2", "\"version\" : 3", "version 3 is not known"),
    ("\"format\" : \"reynolds-campaign\"", "\"format\" : \"x\"", "the format is “x”"),
    ("\"seed\" : \"24301\"", "\"seed\" : \"-1\"", "the seed “-1” is not a number"),
    ("\"seconds\" : \"", "\"seconds\" : \"-", "must be a number from 0"),
    ("\"tried\" : ", "\"tried\" : -", "it must be from 0 to 10¹²"),
    ("\"strategy\" : \"random\"", "\"strategy\" : \"solver\"", "exhaustive, solver, random, targeted"),
    ("\"witnesses\"", "\"finds\"", "“witnesses” is missing"),
    ("{", "[", "the text is not JSON"),
    ("\"relation\" : \"<\"", "\"relation\" : \"<<\"", "“<<” is no relation"),
    ("made-up.order-and-number\",\n  \"fingerprint", "x\",\n  \"fingerprint", "a witness is about"),
    ("\"order\" : 9", "\"order\" : 10", "it was changed after it was saved"),
    ("\"isFinished\" : true", "\"isFinished\" : false", "it was changed after it was saved"),
    ("\"checksum\"", "\"chec\"", "“checksum” is missing"),
  ])
  func malformedTextsAreRefused(_ part: String, _ other: String, _ message: String) async throws {
    let text = try await collected().text
    let malformed = text.replacing(part, with: other)
    #expect(malformed != text)
    do {
      _ = try CampaignState(text: malformed)
      Issue.record("read: \(part) → \(other)")
    } catch let error as CampaignError {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func statesOfOtherCampaignsAreRefused() async throws {
    let state = try await collected()
    await #expect(throws: CampaignError.otherClaim(stated: state.claim, wanted: "made-up.rare")) {
      try await Campaign(MadeUpClaims.rare).run(from: state)
    }
    await #expect(throws: CampaignError.otherSeed(stated: state.seed, wanted: 3)) {
      try await Campaign(MadeUpClaims.orderAndNumber, seed: 3).run(from: state)
    }
    let changed = try CampaignState(signing: state.text.replacing(state.fingerprint, with: "0"))
    await #expect(throws: CampaignError.changedClaim(state.claim)) {
      try await Campaign(MadeUpClaims.orderAndNumber).run(from: changed)
    }
    // A witness that is none: the judge is asked, not the file.
    let untrue = state.text.replacing("\"value\" : \"7\"", with: "\"value\" : \"0\"")
    #expect(untrue != state.text)
    let signedState = try CampaignState(signing: untrue)
    await #expect(throws: CampaignError.self) {
      try await Campaign(MadeUpClaims.orderAndNumber).run(from: signedState)
    }
  }

  /// Every prefix, and a sample of single bits: whatever is read says what was written.
  @Test func damageIsSeen() async throws {
    let state = try await collected()
    let bytes = Array(state.text.utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 13) {
      #expect(throws: CampaignError.self) {
        try CampaignState(text: String(decoding: bytes[..<length], as: UTF8.self))
      }
    }
    var read = 0
    for bit in stride(from: 0, to: bytes.count * 8, by: 29) {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let other = try? CampaignState(text: String(decoding: damaged, as: UTF8.self)) else { continue }
      #expect(other == state, "bit \(bit)")
      read += 1
    }
    // Spaces and the like only.
    #expect(read * 20 < bytes.count * 8 / 29, "\(read)")
  }
}
