import Averaging

/// About what an answer costs, from the question alone, so that every process has the same plan.
enum AtlasCost {
  /// Seconds on one core, with the limit of the question.
  static func seconds(_ item: AtlasContents.Item) -> Double {
    let question = item.question
    if question.rows.isEmpty { return 0.001 }
    let order = Double(question.order)
    let dimension = Double(question.coefficientDimension)
    // The tables of products, and of values of matrix coefficients.
    let tables = 0.004 + 2e-7 * order * order + 1e-7 * order * dimension
    let complement = order - dimension
    if complement < 0.5, question.symmetry.kind == .exact { return tables }
    return tables
  }
}
