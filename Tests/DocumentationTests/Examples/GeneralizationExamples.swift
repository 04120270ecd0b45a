import ExactArithmetic
import Generalization
import Testing

@Suite struct GeneralizationExamples {
  @Test func riskOfEachLevel() throws {
    let setting = try RiskSetting(
      dataAsymmetry: Rational(1, 4), invariantDimension: 2, dimension: 5, samples: 10, noiseVariance: 1)
    // Exact symmetry has a bias of 1/4, no symmetry the noise of three more dimensions.
    #expect(setting.exact.rationalRisk == Rational(9, 20))
    #expect(setting.none.rationalRisk == Rational(1, 2))
    // The best estimate keeps the part d²/(d² + qσ²/n) of what is not invariant.
    #expect(setting.optimalFactor == Rational(5, 11))
    #expect(setting.optimal.rationalRisk == Rational(37, 110))
  }
}
