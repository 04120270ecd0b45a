import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// A class with a scheme ω, its error ε (rounded up) and one or two pairs of vectors: random ones, or v near the function on which
  /// the operator is largest and u along its image, so that the inequality of the witness is nearly an equality.
  static func witnessOfScheme(_ weights: WeightClass, isStrong: Bool = false, order limit: Int) -> Gen<Instance> {
    Gen { source in
      // Sums without invariants, and classes with them.
      var instance = try source.draw(
        Gen<Instance>.frequency(
          (2, .unionOnGroup(order: limit)), (1, .classOnGroup(order: limit, dimension: 8))))
      let setting = try instance.setting()
      let group = setting.group
      let functions = try setting.functions()
      let scheme = try source.draw(Gen<AveragingScheme>.scheme(in: group, weights))
      instance.assign(scheme, as: "ω", in: group)
      let errors = try setting.errors()
      let error = isStrong ? errors.strong(of: scheme).upper : errors.weak(of: scheme).upper
      instance.numbers["ε"] = error.roundedUp(denominator: 10_000)
      let dimension = functions.constituents.reduce(0) { $0 + $1.dimension }
      for index in ["₁", "₂"] {
        var element = 0
        if isStrong {
          element = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
          instance.elements["h" + index] = [group.permutation(element)]
        }
        var right = try source.draw(Gen<[Rational]>.vector(count: dimension))
        var left = try source.draw(Gen<[Rational]>.vector(count: dimension))
        if try source.draw(Gen<Bool>.bool(probability: 0.7)) {
          (left, right) = functions.nearlyExtremal(scheme, right, moving: isStrong ? element : nil)
        }
        instance.vectors["u" + index] = left
        instance.vectors["v" + index] = right
        if try source.draw(Gen<Bool>.bool(probability: 0.5)) { break }
      }
      return instance
    }
  }
}

extension FunctionClass {
  /// v after some steps of power iteration with E*E, cut down to small fractions, and u along Av, about as long, where A is E, or
  /// (1 − ρ(h))E.
  fileprivate func nearlyExtremal(
    _ scheme: AveragingScheme, _ start: [Rational], moving element: Int?
  ) -> (left: [Rational], right: [Rational]) {
    let inverted = scheme.inverted(in: group)
    var right = applied(start) { vector, constituent in
      let invariant = AveragingScheme.wholeGroup(group, weightClass: .convex).matrix(on: constituent)
      let average = scheme.matrix(on: constituent)
      let adjoint = inverted.matrix(on: constituent)
      var result = zip(vector, invariant.applied(to: vector)).map { $0 - $1 }
      for _ in 0..<3 { result = adjoint.applied(to: average.applied(to: result)) }
      return result
    }
    let size = right.map(\.magnitude).max() ?? .zero
    if size.isZero { return (start, start) }
    right = right.map { Rational(($0 / size * 20).floor) }
    var left = applied(right) { vector, constituent in
      var image = scheme.matrix(on: constituent).applied(to: vector)
      if let element {
        image = zip(image, constituent.image(of: image, under: element)).map { $0 - $1 }
      }
      return image
    }
    let ratio = FunctionClass.length(right) / max(FunctionClass.length(left), 1e-3)
    left = left.map { $0 * Rational(Int(ratio * 100), 100) }
    return (left, right)
  }

  private static func length(_ vector: [Rational]) -> Double {
    vector.reduce(0) { $0 + $1.approximation * $1.approximation }.squareRoot()
  }

  private func applied(
    _ vector: [Rational], _ transform: ([Rational], Constituent) -> [Rational]
  ) -> [Rational] {
    var start = 0
    return constituents.flatMap { constituent in
      defer { start += constituent.dimension }
      return transform(Array(vector[start..<(start + constituent.dimension)]), constituent)
    }
  }
}

extension Rational {
  /// The least multiple of 1/denominator that is not smaller.
  func roundedUp(denominator: Int) -> Rational {
    -Rational((-self * Rational(denominator)).floor) / Rational(denominator)
  }
}
