import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

@testable import Generalization

/// Classes as the tests of the planner need them.
enum PlanningExample {
  static func functions(_ group: String, _ className: String, action: String = "natural") throws -> FunctionClass {
    let description = try GroupDescription(group)
    let listed = try description.enumerated()
    return try FunctionClass(
      FunctionClassSpecification(className), group: listed,
      action: try description.action(try ActionSpecification(action), of: listed))
  }

  static func planned(_ group: String, _ className: String, action: String = "natural") throws -> PlannedFunctions {
    try PlannedFunctions(
      try functions(group, className, action: action), of: try GroupDescription(group),
      action: try ActionSpecification(action))
  }

  static func module(_ group: String, _ className: String) throws -> PlannedFunctions {
    let description = try GroupDescription(group)
    return try PlannedFunctions(
      try ModuleFunctionClass(FunctionClassSpecification(className), of: description), of: description)
  }

  static func setting(
    _ asymmetry: Rational, _ invariant: Int, _ dimension: Int, _ samples: Int, _ variance: Rational
  ) throws -> RiskSetting {
    try RiskSetting(
      dataAsymmetry: asymmetry, invariantDimension: invariant, dimension: dimension, samples: samples,
      noiseVariance: variance)
  }
}
