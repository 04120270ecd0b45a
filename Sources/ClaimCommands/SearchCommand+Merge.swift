import CommandSupport
import Foundation
import Properties

extension SearchCommand {
  /// Puts the states of all shards together, prints what the campaign found, and archives it. The states are left as
  /// they are: with a larger budget the shards can go on.
  func mergeShards(of claim: Claim) throws {
    let states = try merge.map { try StateFile($0).state() }
    let report: CampaignReport
    do {
      report = try Campaign.merge(claim, states)
    } catch let error as CampaignError {
      throw CommandFailure.exit(CommandFailure.data, "\(error)")
    }
    print(report)
    try archive(report, of: claim)
    try ProcessEnd.finish(report.contradictsLedger ? 1 : report.ending == .cancelled ? 2 : 0)
  }
}
