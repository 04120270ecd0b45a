import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// Completeness of the witnesses of approximate symmetry.
  static let weakDuality = Claim(
    id: "witnesses.weak-duality",
    statement:
      "A set S of elements contains the support of a weak(ε) convex scheme or misses the set {φ ≤ √ε} of some witness, not "
      + "both; the oracle finds one of them, where ε is not too near the least error on S.",
    formula: "(∃ω ≥ 0 weak(ε), supp(ω) ⊆ S) xor (∃uᵢ, vᵢ: S ∩ {φ ≤ √ε N} = ∅)",
    source: .ours("§6, convex duality"), hypotheses: ["convex weights"], testCases: 25,
    scope: .everyUnion(", all sets S up to left translation, ε = 1/4 and 1/2", testOrder: 4, order: 7) { instance in
      try instance.everySupport().flatMap { supported in
        [Rational(1, 4), Rational(1, 2)].map { epsilon in
          var copy = supported
          copy.numbers["ε"] = epsilon
          return copy
        }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.supportOfClass(order: 9))
      instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio(denominator: 12))
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let support = try instance.elementNumbers("S")
    let epsilon = try instance.number("ε")
    let errors = try setting.errors()
    switch try operators.exactness.witnesses.examineApproximately(functions, support, .weak(epsilon)) {
    case .scheme(let weights):
      let scheme = try AveragingScheme(weights, weightClass: .convex)
      return .all(
        .require(scheme.support.count { !support.contains($0) }, .equal, 0, "weights outside S"),
        .require(
          Quantity(operators.averaging.weakError(scheme, errors)), .atMost, Quantity(epsilon),
          "weak error of the scheme ≤ ε"))
    case .witness(let witness):
      let defined = Set(DefinedWitness(witness, on: functions).set(epsilon))
      let uniform = operators.averaging.weakError(try .uniform(on: support), errors)
      return .all(
        .require(
          defined.symmetricDifference(witness.set.elements).count, .equal, 0, "elements in one of H and {φ ≤ √ε N} only"
        ),
        .require(support.count { defined.contains($0) }, .equal, 0, "|S ∩ {φ ≤ √ε N}|"),
        .require(uniform.upper, .greater, epsilon, "weak error of the uniform scheme on S > ε"))
    case .undecided:
      return .require(Quantity(Enclosure(0, 1)), .equal, Quantity(1), "the oracle decides (1)")
    }
  }
}
