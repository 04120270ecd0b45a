import Foundation

@testable import Properties

extension FuzzTarget {
  /// An archived counterexample: read, written, read again.
  static let counterexample = FuzzTarget("counterexample", lengthLimit: 8_192) { bytes in
    let file: CounterexampleFile
    do {
      file = try CounterexampleFile(text: text(bytes))
    } catch let error as CounterexampleError {
      _ = error.description
      return false
    }
    let written = file.text
    let again = try CounterexampleFile(text: written)
    try demand(again == file, "the text that was written is another counterexample: \(written)")
    try demand(again.text == written && again.name == file.name, "not written the same again: \(written)")
    return true
  }

  /// The saved state of a campaign, with its own checksum and with the right one, which few mutants have: read, written, read again.
  static let campaign = FuzzTarget("campaign", lengthLimit: 8_192) { bytes in
    var isRead = try readCampaign(text(bytes))
    if var document = try? JSONDecoder().decode(CampaignDocument.self, from: Data(bytes)) {
      document.checksum = document.expectedChecksum
      isRead = try readCampaign(CanonicalJSON.text(document)) || isRead
    }
    return isRead
  }

  private static func readCampaign(_ text: String) throws -> Bool {
    let state: CampaignState
    do {
      state = try CampaignState(text: text)
    } catch let error as CampaignError {
      _ = error.description
      return false
    }
    let written = state.text
    try demand(try CampaignState(text: written).text == written, "not written the same again: \(written)")
    return true
  }
}
