import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// Witnesses that every good support must hit.
  static let witnesses: [Claim] = [witnessFunctions, witnessesOfSupports, errorsBelowOne].flatMap { $0 }

  /// What the function of a witness says of schemes.
  private static let witnessFunctions: [Claim] = [weakSupport, strongSupport, meanBound, translates]

  private static let weakSupport = Claim(
    id: "witnesses.weak-support",
    statement:
      "For every witness the support of every weak(ε) convex scheme meets the set where its function is at most √ε.",
    formula: "φ(g) = Σ⟨uᵢ, ρ(g)vᵢ⟩, Σ‖uᵢ‖‖vᵢ‖ ≤ N, ω weak(ε) ⇒ supp(ω) ∩ {φ ≤ √ε N} ≠ ∅",
    source: .ours("§6"), hypotheses: ["convex weights", "uᵢ, vᵢ ∈ F₀ (the mean of φ is subtracted)"], testCases: 40,
    generator: .witnessOfScheme(.convex, order: 10)
  ) { instance, operators in
    let epsilon = try instance.number("ε")
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("convex weights") }
    guard try operators.averaging.weakError(scheme, setting.errors()).upper <= epsilon else {
      return .vacuous("ω is weak(ε)")
    }
    return try supportMeetsSet(instance, scheme, .weak(epsilon), bound: epsilon, operators)
  }

  private static let strongSupport = Claim(
    id: "witnesses.strong-support",
    statement:
      "For every witness with elements hᵢ the support of every strong(ε) convex scheme meets the set where its function is "
      + "at most √(2ε).",
    formula: "φ(g) = Σ⟨uᵢ, (I − ρ(hᵢ))ρ(g)vᵢ⟩, ω strong(ε) ⇒ supp(ω) ∩ {φ ≤ √(2ε) N} ≠ ∅",
    source: .ours("§6"), hypotheses: ["convex weights", "uᵢ, vᵢ ∈ F₀"], testCases: 30,
    generator: .witnessOfScheme(.convex, isStrong: true, order: 8)
  ) { instance, operators in
    let epsilon = try instance.number("ε")
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("convex weights") }
    guard try operators.averaging.strongError(scheme, setting.errors()).upper <= epsilon else {
      return .vacuous("ω is strong(ε)")
    }
    return try supportMeetsSet(instance, scheme, .strong(epsilon), bound: 2 * epsilon, operators)
  }

  private static func supportMeetsSet(
    _ instance: Instance, _ scheme: AveragingScheme, _ notion: SymmetryNotion, bound: Rational, _ operators: Operators
  ) throws -> Judgement {
    let functions = try instance.setting().functions()
    let witness = try instance.witness()
    let defined = DefinedWitness(witness, on: functions)
    let set = operators.exactness.witnesses.set(witness, functions, notion).elements
    let values = operators.exactness.witnesses.values(witness, functions, notion)
    let distance = zip(values, defined.values).reduce(Rational.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let norm = operators.exactness.witnesses.norm(witness, functions, notion)
    return .all(
      .require(distance, .equal, 0, "squared distance of φ from its definition"),
      .require(norm, .equal, defined.norm, "N = Σ(‖uᵢ‖² + ‖vᵢ‖²)/2"),
      .require(
        Set(set).symmetricDifference(defined.set(bound)).count, .equal, 0,
        "elements in one of the set and {φ ≤ √bound N} only"),
      .require(scheme.support.count { set.contains($0) }, .atLeast, 1, "|supp(ω) ∩ {φ ≤ √bound N}| ≥ 1"))
  }

  private static let meanBound = Claim(
    id: "witnesses.mean-bound",
    statement: "For every witness and every weak(ε) scheme, of any signs, the average of the function is at most √ε.",
    formula: "Σ ω(g)φ(g) = Σ⟨uᵢ, E_ω vᵢ⟩ ≤ √ε Σ‖uᵢ‖‖vᵢ‖",
    source: .ours("§6"), hypotheses: ["uᵢ, vᵢ ∈ F₀"], testCases: 40, generator: .witnessOfScheme(.affine, order: 10)
  ) { instance, operators in
    let epsilon = try instance.number("ε")
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    guard try operators.averaging.weakError(scheme, setting.errors()).upper <= epsilon else {
      return .vacuous("ω is weak(ε)")
    }
    let witness = try instance.witness()
    let values = operators.exactness.witnesses.values(witness, functions, .weak(epsilon))
    let norm = operators.exactness.witnesses.norm(witness, functions, .weak(epsilon))
    let mean = scheme.entries.reduce(Rational.zero) { $0 + $1.weight * values[$1.element] }
    return .require(max(mean, .zero) * max(mean, .zero), .atMost, epsilon * norm * norm, "(Σ ω φ)₊² ≤ ε N²")
  }

  private static let translates = Claim(
    id: "witnesses.translates",
    statement: "Left and right translates of a witness are witnesses, with the same norm.",
    formula: "φ(hgk) = Σ⟨ρ(h⁻¹)uᵢ, ρ(g)ρ(k)vᵢ⟩; ‖ρ(h⁻¹)uᵢ‖ = ‖uᵢ‖, ‖ρ(k)vᵢ‖ = ‖vᵢ‖",
    source: .ours("§6"), testCases: 40,
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.witnessOfScheme(.convex, order: 12))
      let group = try instance.setting().group
      (instance.schemes, instance.numbers) = ([:], [:])
      for name in ["h", "k"] {
        instance.elements[name] = [group.permutation(try source.draw(Gen<Int>.int(in: 0...(group.order - 1))))]
      }
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let group = setting.group
    let functions = try setting.functions()
    guard let h = try instance.elementNumbers("h").first, let k = try instance.elementNumbers("k").first else {
      return .vacuous("elements h and k")
    }
    let witness = try instance.witness()
    var moved = witness
    moved.pairs = witness.pairs.map { operators.exactness.witnesses.translatedPair($0, h, k, functions) }
    let notion = SymmetryNotion.weak(0)
    let original = operators.exactness.witnesses.values(witness, functions, notion)
    let values = operators.exactness.witnesses.values(moved, functions, notion)
    let distance = (0..<group.order).reduce(Rational.zero) { sum, g in
      let difference = values[g] - original[group.product(h, group.product(g, k))]
      return sum + difference * difference
    }
    return .all(
      .require(distance, .equal, 0, "Σ_g (φ'(g) − φ(hgk))² = 0"),
      .require(
        operators.exactness.witnesses.norm(moved, functions, notion), .equal,
        operators.exactness.witnesses.norm(witness, functions, notion), "N' = N"))
  }
}
