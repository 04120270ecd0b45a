import Properties

/// A wrong variant of an operation, which the ledger must notice.
struct PlantedDefect: Sendable, CustomStringConvertible {
  /// What is wrong, such as `"the weights are not normalized"`.
  let description: String
  /// The claims that are tried; one of them must be violated (for a claim that fails: no longer fail).
  let claims: [String]
  /// Plants it.
  let plant: @Sendable (inout Operators) -> Void

  init(_ description: String, claims: [String], plant: @escaping @Sendable (inout Operators) -> Void) {
    self.description = description
    self.claims = claims
    self.plant = plant
  }

  static let all: [PlantedDefect] = [
    averaging, errors, exactness, threshold, sampling, bounds, others, generalization, estimationDefects,
    symmetrizerDefects, canonicalizationDefects, augmentationDefects,
  ].flatMap { $0 }
}
