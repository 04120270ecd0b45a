public import ExactArithmetic

/// One way to predict, with its risk and its cost.
public struct PlanOption: Sendable, Hashable {
  /// The ways that are compared.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// The fitted function as it is.
    case none
    /// What the plan recommends.
    case recommended
    /// The average over the smallest exact scheme that was constructed.
    case exact
    /// The average over the whole group.
    case wholeGroup = "whole-group"
    /// The average over random elements, drawn anew; its risk is a mean over the draw.
    case random
    /// Least squares on F_a, the functions of asymmetry at most a: what training with a limit for the asymmetry does.
    case constrained
    /// Shrinkage of the asymmetric part by c* in training, a ridge penalty on the complement of the invariants.
    case ridge
    /// Zero, whatever the data.
    case zero
  }

  /// Which way.
  public let way: Way
  /// How symmetric the predictor is.
  public let level: SymmetryLevel
  /// What is done, in words.
  public let action: String
  /// Queries of the model for each prediction, an integer.
  public let queries: Rational
  /// c, the part of the fitted function that is kept besides the average.
  public let keeping: Rational
  /// The proved weak error of the scheme that is mixed with it, 0 for exact ones; `nil` where no particular scheme is meant.
  public let weakError: Rational?
  /// The risk E‖f̂ − f*‖², rounded up to a rational number where it has roots.
  public let risk: Rational
  /// Whether that is the risk, a bound of it, or a mean.
  public let certainty: PlanFigure.Certainty
  /// The formula, its hypotheses and its source.
  public let basis: String
  /// What the loss of one data set stays below with the confidence of the request, for Gaussian noise; `nil` where no bound is known.
  public let loss: Rational?

  /// Seconds for each prediction.
  public func cost(perQuery seconds: Rational) -> Rational { queries * seconds }
}

extension PlanOption {
  /// An option from a statement about its risk.
  init(
    _ way: Way, _ level: SymmetryLevel, _ action: String, queries: Rational, keeping: Rational, weakError: Rational?,
    _ statement: RiskStatement, loss: Rational?
  ) {
    self.init(
      way: way, level: level, action: action, queries: queries, keeping: keeping, weakError: weakError,
      risk: statement.rationalRisk ?? statement.risk().upper,
      certainty: PlanOption.certainty(statement.kind),
      basis: "\(statement.formula); hypotheses: \(statement.hypotheses); \(statement.source)", loss: loss)
  }

  private static func certainty(_ kind: RiskStatement.Kind) -> PlanFigure.Certainty {
    switch kind {
    case .exact: .model
    case .expected: .modelMean
    case .upperBound: .modelBound
    }
  }
}
