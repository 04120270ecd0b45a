public import ExactArithmetic

/// A number of a plan with what it rests on.
public struct PlanFigure: Sendable, Hashable {
  /// How sure the number is.
  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// It was given with the request; the plan is as good as it is.
    case given
    /// Computed exactly, without any assumption: a dimension, an order, the size of a scheme.
    case computed
    /// A bound that holds without any assumption: the error of a scheme, a bound of an averaging complexity.
    case proved
    /// Exact in the model of the data (``RiskSetting``), an estimate outside of it.
    case model
    /// A bound that holds in the model of the data, an estimate outside of it.
    case modelBound = "model-bound"
    /// A mean over random schemes, or over the directions of the target, in the model of the data: one case may do worse.
    case modelMean = "model-mean"

    /// What the words mean, for a legend.
    public var explanation: String {
      switch self {
      case .given: "taken from the request"
      case .computed: "computed exactly, no assumption"
      case .proved: "a proved bound, no assumption"
      case .model: "exact in the model of the data, else an estimate"
      case .modelBound: "a proved bound in the model of the data, else an estimate"
      case .modelMean: "a mean over random schemes or directions in the model of the data; one case may do worse"
      }
    }
  }

  /// What it is.
  public let name: String
  /// Its letter in formulas; may be empty.
  public let symbol: String
  /// The number, or both ends of the interval that it is known to lie in.
  public let value: Enclosure
  /// What it counts, such as `"queries"`; may be empty.
  public let unit: String
  /// How sure it is.
  public let certainty: Certainty
  /// The formula, construction or bound, and its source.
  public let basis: String

  init(
    _ name: String, _ symbol: String, _ value: Enclosure, unit: String = "", _ certainty: Certainty, _ basis: String
  ) {
    self.name = name
    self.symbol = symbol
    self.value = value
    self.unit = unit
    self.certainty = certainty
    self.basis = basis
  }

  init(
    _ name: String, _ symbol: String, _ value: Rational, unit: String = "", _ certainty: Certainty, _ basis: String
  ) {
    self.init(name, symbol, Enclosure(value), unit: unit, certainty, basis)
  }
}
