import Foundation
import PeerRuns

// What errors, bounds and constructions reach over all groups of order below 64.
//
//   AveragingBenchmarks [errors] [constructions] [failure-rates] [survey]
//
// runs the named sections, all without a name. `constructions` takes some minutes.

let sections: [(name: String, run: () throws -> Void)] = [
  ("errors", errorFigures), ("survey", surveyFigures), ("failure-rates", failureRateFigures),
  ("constructions", constructionFigures),
]
let names = CommandLine.arguments.dropFirst()
if let unknown = names.first(where: { name in !sections.contains { $0.name == name } }) {
  FileHandle.standardError.write(
    Data("there is no section “\(unknown)”: \(sections.map(\.name).joined(separator: ", "))\n".utf8))
  exit(1)
}
for section in sections where names.isEmpty || names.contains(section.name) {
  do { try section.run() } catch {
    FileHandle.standardError.write(Data("\(section.name): \(error)\n".utf8))
    exit(1)
  }
}
