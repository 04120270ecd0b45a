import ArgumentParser
import Atlas
import CommandSupport
import Foundation

/// `reynolds atlas`: the dataset of averaging complexities.
struct AtlasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "Compute, check and query the atlas: a dataset of averaging complexities with certificates.",
    discussion: """
      A specification says what the atlas contains; its questions are cut into units that any number of processes share. What they find
      is merged into a dataset, where every certificate is checked again. Documentation/AtlasFormat.md describes the files.

      Examples:
        reynolds atlas plan                                            how much work Atlas/spec.json is
        reynolds atlas run --output work                               all of it, on all cores; goes on where it was interrupted
        reynolds atlas run --output work --shard 3/8                   a part of it
        reynolds atlas merge --output work --into Atlas/data           check everything and write the dataset
        reynolds atlas check Atlas/data                                prove a dataset again
        reynolds atlas query 'order<=12 and weights=convex and gap=0'   choose entries
        reynolds atlas summary                                         what the dataset shows
      """,
    subcommands: [
      AtlasPlanCommand.self, AtlasRunCommand.self, AtlasMergeCommand.self, AtlasCheckCommand.self,
      AtlasQueryCommand.self, AtlasSummaryCommand.self,
    ])
}

/// Which atlas.
struct AtlasSpecOption: ParsableArguments {
  @Option(help: "The specification.", completion: .file(extensions: ["json"]))
  var spec = "Atlas/spec.json"

  /// The specification and its plan.
  func plan() throws -> (spec: AtlasSpec, plan: AtlasPlan) {
    let spec = try AtlasSpec(file: spec)
    return (spec, AtlasPlan(try AtlasContents(spec)))
  }
}

/// How many threads.
struct AtlasJobsOption: ParsableArguments {
  @Option(help: "Threads; all cores unless it is given.")
  var jobs: Int?

  /// The number of threads.
  func count() throws -> Int {
    let count = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...1_024).contains(count) else {
      throw CommandFailure.exit(CommandFailure.usage, "--jobs takes a number from 1 to 1024, not \(count)")
    }
    return count
  }
}

/// Lists in reports: the first ones, and how many more.
enum AtlasListing {
  private static let listed = 20

  static func text(_ title: String, _ items: [String]) -> String? {
    if items.isEmpty { return nil }
    let more = items.count > listed ? ["  … and \(items.count - listed) more"] : []
    return (["\(title): \(items.count)"] + items.prefix(listed).map { "  \($0)" } + more).joined(separator: "\n")
  }
}
