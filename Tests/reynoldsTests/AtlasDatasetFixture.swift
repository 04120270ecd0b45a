import Atlas
import Foundation
import Testing

/// A small dataset of the atlas by hand, with one answer and its certificate from `Atlas/data` and one open question.
enum AtlasDatasetFixture {
  /// Writes it.
  ///
  /// - Parameter wrongCost: an answer that contradicts the criterion, in the place of 6.
  static func write(to folder: String, wrongCost: Int? = nil) throws {
    let (plane, whole, seven) = ("SmallGroup(6,1) X3 exact convex", "SmallGroup(6,1) X2,X3 exact convex", "C7 weak")
    let atlas = DocumentedOutputTests.root.appending(path: "Atlas/data")
    let answered = try String(contentsOf: atlas.appending(path: "instances.jsonl"), encoding: .utf8)
      .split(separator: "\n").filter { $0.contains("\"\(plane)\"") }.map(String.init)
    let planes: [AtlasInstance] = try decoded(answered)
    let path = try #require(planes.first?.certificate)
    let file = URL(fileURLWithPath: folder).appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: atlas.appending(path: path), to: file)

    func id(_ identity: String) -> String { AtlasInstance.id(identity: identity) }
    let six = #""group":"SmallGroup(6,1)","order":6,"symmetry":"exact","weights":"convex""#
    let large = #""group":"SmallGroup(7,1)","order":7,"symmetry":"weak","epsilon":"1/10","weights":"convex""#
    let cost = wrongCost ?? 6
    let instances =
      answered + [
        #"{\#(six),"id":"\#(id(whole))","identity":"\#(whole)","rows":[2,3],"irreducibleCount":3,"coefficientDimension":6,"lower":\#(cost),"upper":\#(cost),"lowerBy":["rank"],"upperBy":"whole group"}"#,
        #"{\#(large),"id":"\#(id(seven))","identity":"\#(seven)","rows":[2,3,4,5,6,7],"irreducibleCount":7,"coefficientDimension":7,"lower":5,"upper":7,"lowerBy":["plancherel"],"upperBy":"whole-group","stopped":"steps"}"#,
      ]
    let profile = #"\#(six),"kind":"profile","names":["S3","<b>"],"representation":"natural""#
    let entries = [
      #"{\#(profile),"degree":1,"instance":"\#(id(plane))"}"#, #"{\#(profile),"degree":2,"instance":"\#(id(plane))"}"#,
      #"{\#(profile),"degree":3,"instance":"\#(id(whole))"}"#,
      #"{\#(large),"kind":"curve","names":["C7"],"representation":"regular","instance":"\#(id(seven))"}"#,
    ]
    let thresholds = [
      #"{"group":"SmallGroup(6,1)","order":6,"representation":"natural","dimension":3,"threshold":3,"sharpBound":3,"paperBound":5}"#
    ]
    try AtlasDataset(
      entries: decoded(entries), instances: decoded(instances), thresholds: decoded(thresholds), specification: "{}",
      libraryVersion: "0.1.0"
    ).write(to: folder)
  }

  private static func decoded<Record: Decodable>(_ lines: [String]) throws -> [Record] {
    try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
  }
}
