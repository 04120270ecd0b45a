import ArgumentParser
import Atlas
import CommandSupport

/// `reynolds atlas check`.
struct AtlasCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove a dataset of the atlas again: hashes, tables, certificates, and that each is about its question.",
    discussion: """
      The entries, threshold degrees and questions are compared with what the specification asks, computed anew.

      Exit codes: 0 all is proved, 1 an answer is not, or the tables are not about the specification, 65 a file is not what the manifest says,
      66 there is no dataset or no specification.

      Examples:
        reynolds atlas check Atlas/data
        reynolds atlas check --spec small.json small
      """)

  @Argument(help: "The folder of the dataset.", completion: .directory)
  var dataset: String

  @OptionGroup var specOption: AtlasSpecOption

  @OptionGroup var jobsOption: AtlasJobsOption

  @OptionGroup var progressOptions: ProgressOptions

  func run() throws {
    try CommandFailure.reporting {
      let jobs = try jobsOption.count()
      let progress = ProgressDisplay("reading \(dataset)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let content = try AtlasDataset(reading: dataset)
      progress.show(ProgressState("the questions of \(specOption.spec)"))
      let (spec, plan) = try specOption.plan()
      let differences = content.faults(of: spec, asking: plan.contents)
      if let text = AtlasListing.text("not what \(specOption.spec) asks", differences) {
        progress.finish()
        print(text)
        throw ExitCode(1)
      }
      progress.show(ProgressState("checking", done: 0, total: content.instances.count, unit: "answers"))
      let folder = dataset
      let faults = Interruption.leaving(progress) {
        Interruption.Ending("\(folder) was not checked to the end", command: ShellWords.current(), goesOn: false)
      } during: {
        content.faults(
          in: folder, jobs: jobs,
          goesOn: { done in
            progress.update { $0.done = done }
            return true
          })
      }
      progress.finish()
      let certificates = Set(content.instances.compactMap(\.certificateDigest)).count
      if let text = AtlasListing.text("answers that are not proved", faults.map(\.description)) {
        print(text)
        throw ExitCode(1)
      }
      print(
        "\(dataset): all \(content.instances.count) answers are proved, \(certificates) by certificates, \(content.instances.count - certificates) by theorems"
      )
    }
  }
}
