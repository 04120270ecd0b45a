import Foundation
import PropertyTesting

extension CampaignState {
  /// What the field `format` says.
  static let format = "reynolds-campaign"
  /// The version that is written, and the only one that is read. Version 1 had no checksum.
  static let version = 2

  /// The state as JSON; equal states give the same text, and ``init(text:)`` reads it back.
  public var text: String {
    var document = CampaignDocument(self)
    document.checksum = document.expectedChecksum
    return CanonicalJSON.text(document)
  }

  /// Reads a state; the witnesses are judged again when a campaign goes on from it.
  ///
  /// - Throws: ``CampaignError/malformed(_:)`` naming the place and what would be right.
  public init(text: String) throws {
    do {
      self = try JSONDecoder().decode(CampaignDocument.self, from: Data(text.utf8)).state()
    } catch let error as CounterexampleError {
      throw CampaignError.malformed("a witness: \(error)")
    } catch let error as DecodingError {
      throw CampaignError.malformed(CanonicalJSON.explanation(error))
    }
  }
}

/// The JSON object of a campaign's state. Seeds and doubles are strings: not every reader of JSON keeps 64 bits.
///
/// Witnesses are judged again, but that an order was gone through rests on the file alone; hence the checksum.
struct CampaignDocument: Codable {
  struct Progress: Codable {
    var strategy: String
    var order: Int
    var index: Int
    var tried: Int
    var vacuous: Int
    var undecided: Int
    var gap: Int?
    var sizes: [Int]
    var seconds: String
    var isFinished: Bool
  }

  /// Only in the state of a shard.
  struct Shard: Codable {
    var index: Int
    var count: Int
    var strategies: [String]
    var cases: Int?
    var largestOrder: Int
    var longestList: Int
    var solverSeconds: String
    var stopsAtFirst: Bool
    var ending: String?
  }

  var format: String
  var version: Int
  var checksum: String
  var claim: String
  var fingerprint: String
  var seed: String
  var seconds: String
  var margin: String?
  var progress: [Progress]
  var witnesses: [CounterexampleDocument]
  var notes: [String]
  var shard: Shard?

  init(_ state: CampaignState) {
    format = CampaignState.format
    version = CampaignState.version
    checksum = ""
    (claim, fingerprint, seed) = (state.claim, state.fingerprint, "\(state.seed)")
    seconds = "\(state.seconds)"
    margin = state.margin.map { "\($0)" }
    progress = SearchStrategy.allCases.map { strategy in
      let part = state[strategy]
      return Progress(
        strategy: strategy.rawValue, order: part.order, index: part.index, tried: part.tried, vacuous: part.vacuous,
        undecided: part.undecided, gap: part.gap, sizes: part.sizes, seconds: "\(part.seconds)",
        isFinished: part.isFinished)
    }
    witnesses = state.witnesses.map { CounterexampleDocument(CounterexampleFile($0, statement: "", minimality: nil)) }
    notes = state.notes
    shard = state.shard.map { record in
      Shard(
        index: record.shard.index, count: record.shard.count, strategies: record.terms.strategies.map(\.rawValue),
        cases: record.terms.cases, largestOrder: record.terms.largestOrder, longestList: record.terms.longestList,
        solverSeconds: "\(record.terms.solverSeconds)", stopsAtFirst: record.terms.stopsAtFirst,
        ending: record.ending?.rawValue)
    }
  }

  /// A hash of everything else.
  var expectedChecksum: String {
    var bare = self
    bare.checksum = ""
    return StableHash(CanonicalJSON.text(bare)).hexadecimal
  }

  func state() throws -> CampaignState {
    guard format == CampaignState.format else {
      throw CampaignError.malformed("the format is “\(format)”; it must be “\(CampaignState.format)”")
    }
    guard version == CampaignState.version else {
      throw CampaignError.malformed("version \(version) is not known; this program reads \(CampaignState.version)")
    }
    guard let seed = UInt64(seed) else {
      throw CampaignError.malformed("the seed “\(seed)” is not a number from 0 to 2⁶⁴ - 1")
    }
    guard progress.map(\.strategy) == SearchStrategy.allCases.map(\.rawValue) else {
      throw CampaignError.malformed(
        "the progress must be that of " + SearchStrategy.allCases.map(\.rawValue).joined(separator: ", ")
          + ", in this order")
    }
    var state = CampaignState(
      claim: claim, fingerprint: fingerprint, seed: seed, progress: try progress.map { try $0.progress() })
    state.seconds = try CampaignDocument.duration(seconds, "seconds")
    state.margin = try margin.map { text in
      guard let margin = Double(text), !margin.isNaN else {
        throw CampaignError.malformed("the margin “\(text)” is not a number")
      }
      return margin
    }
    state.witnesses = try witnesses.map { try $0.file().witness }
    if let other = state.witnesses.first(where: { $0.claim != claim }) {
      throw CampaignError.malformed("a witness is about \(other.claim), not about \(claim)")
    }
    state.notes = notes
    state.shard = try shard?.record()
    guard checksum == expectedChecksum else {
      throw CampaignError.malformed(
        "it was changed after it was saved: the checksum is another one; begin a new campaign")
    }
    return state
  }

  static func duration(_ text: String, _ what: String) throws -> Double {
    guard let seconds = Double(text), seconds >= 0, seconds.isFinite else {
      throw CampaignError.malformed("\(what) is “\(text)”; it must be a number from 0")
    }
    return seconds
  }
}

extension CampaignDocument.Progress {
  fileprivate func progress() throws -> CampaignState.Progress {
    // The numbers are added and multiplied: nothing near the end of the range is let in.
    for (name, value) in [
      ("order", order), ("index", index), ("tried", tried), ("vacuous", vacuous), ("undecided", undecided),
      ("gap", gap ?? 0),
    ] + sizes.map({ ("a size", $0) }) where !(0...1_000_000_000_000).contains(value) {
      throw CampaignError.malformed("progress, \(strategy): \(name) is \(value); it must be from 0 to 10¹²")
    }
    var result = CampaignState.Progress(order: order)
    (result.index, result.tried, result.vacuous, result.undecided) = (index, tried, vacuous, undecided)
    (result.gap, result.sizes, result.isFinished) = (gap, sizes, isFinished)
    result.seconds = try CampaignDocument.duration(seconds, "progress, \(strategy): seconds")
    return result
  }
}

extension CampaignDocument.Shard {
  fileprivate func record() throws -> CampaignState.ShardRecord {
    guard (1...1_000_000).contains(count), (1...count).contains(index) else {
      throw CampaignError.malformed("there is no shard \(index) of \(count)")
    }
    let known = try strategies.map { name in
      guard let strategy = SearchStrategy(rawValue: name) else {
        throw CampaignError.malformed("shard: “\(name)” is no strategy")
      }
      return strategy
    }
    let terms = CampaignTerms(
      strategies: known, cases: cases, largestOrder: largestOrder, longestList: longestList,
      solverSeconds: try CampaignDocument.duration(solverSeconds, "shard: solverSeconds"), stopsAtFirst: stopsAtFirst)
    let end = try ending.map { words in
      guard let end = CampaignReport.Ending(rawValue: words) else {
        throw CampaignError.malformed("shard: “\(words)” is no ending")
      }
      return end
    }
    return CampaignState.ShardRecord(shard: CampaignShard(index: index, count: count), terms: terms, ending: end)
  }
}
