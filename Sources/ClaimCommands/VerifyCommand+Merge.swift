import CommandSupport
import Foundation
import Properties

extension VerifyCommand {
  /// Puts the records of all shards together and says what they found; with --record they are kept in one file, byte
  /// for byte that of a run without shards.
  func mergeRecords(of claims: [Claim]) throws {
    var records: [String: (record: VerificationRecord, path: String)] = [:]
    let wanted = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for path in merge {
      for record in try VerificationFile.list(in: path) {
        guard let claim = wanted[record.claim] else {
          throw refuse("\(path) has a finding on \(record.claim), which is not among the claims to merge")
        }
        if let fault = record.fault(about: claim) { throw refuse("\(path): \(fault)") }
        if let other = records[record.claim], other.record != record {
          throw refuse("\(other.path) and \(path) have different findings on \(record.claim)")
        }
        records[record.claim] = (record, path)
      }
    }
    let found = claims.compactMap { records[$0.id] }
    for (next, before) in zip(found.dropFirst(), found) {
      guard next.record.version == before.record.version else {
        throw refuse("\(before.path) and \(next.path) were written by different versions of Reynolds")
      }
    }
    // A claim that had no random cases has no seed.
    let drawn = found.filter { $0.record.cases > 0 }
    for (next, before) in zip(drawn.dropFirst(), drawn) where next.record.seed != before.record.seed {
      throw refuse("\(before.path) and \(next.path) have the seeds \(before.record.seed) and \(next.record.seed)")
    }
    let missing = claims.map(\.id).filter { records[$0] == nil }
    guard missing.isEmpty else {
      throw CommandFailure.exit(
        2,
        "\(missing.count) of \(claims.count) claims are in none of the files, so nothing was merged: "
          + missing.joined(separator: ", "))
    }
    let all = found.map(\.record)
    switch format {
    case .json: print(try OutputFormat.json(all))
    case .text:
      print(
        VerificationTable.summary(
          count: all.count, contradictions: all.filter { !$0.agrees && !$0.isInconclusive }.map(\.claim),
          inconclusive: all.filter { !$0.agrees && $0.isInconclusive }.map(\.claim)))
      for record in all where !record.agrees {
        print("\n\(record.claim): the ledger says \(record.expected); found: \(record.verdict)")
        for line in [record.witness, record.violation].compactMap({ $0 }) + record.notes { print("  \(line)") }
      }
    }
    if let record { try keep(all, in: record) }
    try ProcessEnd.finish(all.contains { !$0.agrees && !$0.isInconclusive } ? 1 : all.contains { !$0.agrees } ? 2 : 0)
  }

  private func refuse(_ reason: String) -> any Error { CommandFailure.exit(CommandFailure.data, reason) }
}
