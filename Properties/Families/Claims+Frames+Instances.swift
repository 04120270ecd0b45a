import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting

extension PointAction {
  /// Whether a function on the points is invariant.
  func fixes(_ function: [Rational]) -> Bool {
    group.generatorIndices.allSatisfy { generator in
      (0..<degree).allSatisfy { function[image(of: $0, under: generator)] == function[$0] }
    }
  }

  /// Whether F(gx) = gF(x) for all generators g and points x.
  func isEquivariant(_ frame: [[Int]]) -> Bool {
    group.generatorIndices.allSatisfy { generator in
      (0..<degree).allSatisfy { point in
        Set(frame[point].map { group.product(generator, $0) }) == Set(frame[image(of: point, under: generator)])
      }
    }
  }

  /// The judgement whether the values at x and at gx are equal for all generators g.
  func requireInvariance(_ statement: String, _ value: (Int) throws -> Rational) rethrows -> Judgement {
    let values = try (0..<degree).map(value)
    return .all(
      group.generatorIndices.flatMap { generator in
        (0..<degree).map { .require(values[image(of: $0, under: generator)], .equal, values[$0], statement) }
      })
  }
}

extension Instance {
  /// The instance with each function that is 1 at one point and 0 at the others.
  func withBasisFunctions() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return (0..<degree).map { point in
      var instance = self
      instance.vectors["f"] = (0..<degree).map { $0 == point ? 1 : 0 }
      return instance
    }
  }

  /// The instance with the invariant function that numbers the orbits.
  func withOrbitNumbers() throws -> [Instance] {
    let action = try PointAction(setting())
    var instance = self
    instance.vectors["f"] = (0..<action.degree).map { Rational(action.orbit(of: $0)[0]) }
    return [instance]
  }

  /// The instance with the equivariant frame made from each element of the group.
  func withEquivariantFrames() throws -> [Instance] {
    let action = try PointAction(setting())
    return (0..<action.group.order).map { element in
      var instance = self
      instance.assign(frame: FrameOperators().equivariantFrame([element], action), in: action.group)
      return instance
    }
  }

  /// The instance with each choice of one element for each point.
  func withSingleElements() throws -> [Instance] {
    let action = try PointAction(setting())
    var choices: [[[Int]]] = [[]]
    for _ in 0..<action.degree {
      choices = choices.flatMap { choice in (0..<action.group.order).map { choice + [[$0]] } }
    }
    return choices.map { choice in
      var instance = self
      instance.assign(frame: choice, in: action.group)
      return instance
    }
  }

  /// The instance with all functions on its points, and the elements that carry least points of orbits to the points.
  func withCanonicalElements() throws -> [Instance] {
    let action = try PointAction(setting())
    var instance = self
    instance.vectors = [:]
    instance.functionClass = .functions
    instance.assign(
      frame: (0..<action.degree).map { [FrameOperators().canonicalElement($0, action)] }, in: action.group)
    return [instance]
  }

  /// The group on one point, with each set of elements that contains the identity.
  func withConstantFrames() throws -> [Instance] {
    let group = try setting().group
    return (0..<(1 << (group.order - 1))).map { mask in
      var instance = self
      instance.action = .permutation(
        degree: 1, images: group.generators.map { _ in Permutation(identity: 1) })
      let set = (0..<group.order).filter { $0 == 0 || mask >> ($0 - 1) & 1 == 1 }
      instance.assign(frame: [set], in: group)
      return instance
    }
  }
}

extension Gen where Value == Instance {
  /// A function `f` on points and equivariant weights `μ(1)`, `μ(2)`, … for the points.
  static func weightedFrame(order limit: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(frame(order: limit, isEquivariant: true))
      let action = try PointAction(instance.setting())
      let group = action.group
      instance.elements = [:]
      let kinds: [WeightClass] = [.convex, .affine]
      let base = try source.draw(
        Gen<AveragingScheme>.scheme(in: group, source.draw(Gen<WeightClass>.element(of: kinds))))
      for point in 0..<action.degree {
        let least = action.orbit(of: point)[0]
        let carrier = (0..<group.order).first { action.image(of: least, under: $0) == point } ?? 0
        // The mean over the stabilizer makes it no matter which element carries the least point.
        let mean = try AveragingScheme.uniform(on: action.stabilizer(of: least)).convolved(with: base, in: group)
        instance.assign(mean.translated(left: carrier, in: group), as: "μ(\(point + 1))", in: group)
      }
      return instance
    }
  }
}
