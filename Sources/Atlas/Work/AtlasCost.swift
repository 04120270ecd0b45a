import Averaging

/// About what an answer costs, from the question alone, so that every process has the same plan.
///
/// The formula was fitted once to the times of the questions about groups of order ≤ 16, means by order, symmetry and weights, and the time
/// of a step for approximate symmetry to those of order ≤ 120 that ended with their last step.
enum AtlasCost {
  /// Seconds on one core; not more than the limit of the question.
  static func seconds(_ item: AtlasContents.Item) -> Double {
    let question = item.question
    if question.rows.isEmpty { return 0.001 }
    let order = Double(question.order)
    // The tables of products and of values, and the check of the certificate.
    let tables = 0.005 + 4e-7 * order * order
    let isExact = question.symmetry.kind == .exact
    if isExact && question.isComplete || question.order > item.limits.order { return tables }
    let square = order * order
    let search =
      isExact
      ? 2.5e-7 * square * square * (question.weights == .affine ? 2 : 1)
      : min(2.4e-8 * square * square * square * share(question), 1e-4 * order * Double(item.limits.steps))
    return min(tables + search, Double(item.limits.seconds))
  }

  /// What a question about approximate symmetry costs of one about strong symmetry with affine weights.
  private static func share(_ question: AtlasQuestion) -> Double {
    switch (question.symmetry.kind, question.weights) {
    case (.strong, .affine): 1
    case (.strong, .convex): 0.8
    case (.strong, .uniform): 0.25
    case (_, .affine): 0.5
    case (_, .convex): 0.3
    case (_, .uniform): 0.12
    }
  }
}
