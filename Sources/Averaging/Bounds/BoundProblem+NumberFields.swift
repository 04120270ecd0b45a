public import Representations

extension BoundProblem {
  /// The problem of a function class over a real cyclotomic field. Bounds for real weights; which of them hold for rational
  /// weights too, ``AveragingBound/holdsForRationalWeights`` says.
  ///
  /// - Throws: ``BoundError/negativeError(_:)``; ``BoundError/functions(_:)`` for groups without a character table.
  /// - Complexity: that of the character table
  public init(
    of functions: FieldFunctionClass, weightClass: WeightClass = .convex, symmetry: SymmetryNotion = .exact
  ) throws(BoundError) {
    let constituents: FieldClassConstituents
    do throws(RepresentationError) {
      constituents = try FieldClassConstituents(of: functions)
    } catch {
      throw .functions(error)
    }
    try self.init(
      .table(OccurringIrreducibles(rows: constituents.occurring, of: constituents.table)), weightClass: weightClass,
      symmetry: symmetry, group: functions.group)
  }
}
