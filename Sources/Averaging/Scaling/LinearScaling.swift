import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// GL(2, q) with all functions, or with the functions on the q² − 1 nonzero vectors of the plane.
///
/// The scalars decompose the latter by the characters ψ of the multiplicative group: for ψ = 1 the functions with f(cx) = ψ(c)f(x) are
/// 1 and the Steinberg representation (dimension q), for the q − 2 others an irreducible principal series (dimension q + 1). Of
/// two complex conjugate representations, which have the same norms, only one is evaluated.
struct LinearScaling: ScalingInstance {
  let functionClass: String
  let dimensionSum: Int
  let transitiveDimension: Int
  private let dual: GeneralLinearDual

  init(_ q: Int, allFunctions: Bool) throws(GroupError) {
    // Before any label is made.
    _ = try PrimePower(q)
    let labels = allFunctions ? PlaneRepresentationLabel.all(over: q) : PlaneRepresentationLabel.onVectors(over: q)
    dimensionSum = labels.reduce(0) { $0 + $1.dimension(over: q) } - 1
    functionClass = allFunctions ? "regular" : "functions"
    transitiveDimension = (q * q - 1) * (allFunctions ? q * q - q : 1)
    let kept = Set(PlaneRepresentationLabel.allUpToConjugation(over: q))
    dual = try GeneralLinearDual(over: q, labels: labels.filter(kept.contains))
  }

  private var q: Int { dual.q }
  var group: String { "GL(2,\(q))" }
  var order: BigInt { BigInt(q * q - 1) * BigInt(q * q - q) }

  func randomElement(using random: inout some RandomNumberGenerator) -> PlaneMatrix {
    dual.randomElement(using: &random)
  }

  func weakError(uniformOn elements: [PlaneMatrix]) throws -> NormEnclosure {
    let weight = Rational(1, elements.count)
    return dual.weakError(of: elements.map { ($0, weight) })
  }
}
