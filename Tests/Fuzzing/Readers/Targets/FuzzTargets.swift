extension FuzzTarget {
  /// All targets, each with a corpus of its own.
  static let all: [FuzzTarget] = [
    .certificate, .explanation, .gzip, .counterexample, .campaign, .scheme, .group, .action, .functionClass, .notation,
    .questions, .answers, .numpy, .recording, .archiveIndex, .observations, .columns, .storedFailure,
    .atlasSpecification, .atlasQuery,
  ]
}
