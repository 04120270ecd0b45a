import Averaging
import ExactArithmetic

extension PlanDraft {
  /// What could be done in training instead, and nothing at all.
  var trainingOptions: [PlanOption] {
    let energy = request.signal * request.signal
    let zero = PlanOption(
      way: .zero, level: .exact, action: "predict 0", queries: 0, keeping: 0, weakError: nil, risk: energy,
      certainty: .model, basis: "‖f*‖², whatever the data", loss: energy)
    guard decision.level != .none, setting.complementDimension > 0 else { return [zero] }
    let ridge = PlanOption(
      way: .ridge, level: decision.level,
      action: "ridge in training: least squares, shrunk by c* = \(setting.optimalFactor.rounded) on the complement",
      queries: 1, keeping: setting.optimalFactor, weakError: nil, risk: decision.leastRisk, certainty: .model,
      basis: "R* = p₀σ²/n + (1−c*)²d² + c*²qσ²/n: c*z + (1−c*)Pz, computed when the model is fitted",
      loss: LossBound.upperBound(
        setting, weakError: 0, keeping: setting.optimalFactor, confidence: request.confidence))
    return [ridge, zero]
  }

  /// Where the recommendation should not be followed without a thought.
  func warnings(_ recommended: PlanOption) -> [String] {
    var result: [String] = []
    let energy = request.signal * request.signal
    if request.samples < setting.dimension {
      result.append(
        "n = \(request.samples) is less than p = \(setting.dimension): no design of so few observations is white, and least squares is not determined; the risks are those of noise σ²/n in each direction, and not of any real fit"
      )
    }
    if energy < recommended.risk {
      result.append(
        "predicting 0 has the risk ‖f*‖² = \(energy.rounded6), less than the recommendation: there are too few samples for the noise, with or without symmetry"
      )
    }
    if recommended.queries > 1 {
      result.append(
        "averages are recommended because the model is taken as given; if it can be trained again, “ridge” has the least risk R* with 1 query for each prediction"
      )
    }
    if let exactBounds, recommended.queries > Rational(exactBounds.most) {
      result.append(
        "an exact scheme of at most \(exactBounds.most) elements exists (\(exactBounds.upper.name.rawValue): \(exactBounds.upper.source)), fewer than the \(recommended.queries) of the recommendation; none of them was constructed"
      )
    }
    return result
  }
}
