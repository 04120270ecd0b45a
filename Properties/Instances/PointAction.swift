import Averaging
import ExactArithmetic
public import FiniteGroups

/// How every element of an enumerated group moves points: the action of an instance, element by element.
///
/// Made from the images of the generators by the definition of an action alone, so that it does not depend on how function classes
/// tabulate theirs.
public struct PointAction: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// The number of points.
  public let degree: Int
  private let images: [[Int]]

  /// The action of a setting on its points, from 0.
  ///
  /// - Throws: ``InstanceError`` when the action is by matrices, or the images of the generators are no action.
  public init(_ setting: Setting) throws {
    guard case .permutation(let degree, let generators) = setting.action else {
      throw InstanceError("the claim speaks of points; the instance acts on coordinates")
    }
    let group = setting.group
    guard generators.count == group.generators.count else {
      throw InstanceError("the action needs an image of each of the \(group.generators.count) generators")
    }
    var images = [[Int]](repeating: [], count: group.order)
    images[group.identity] = Array(0..<degree)
    var queue = [group.identity]
    var head = 0
    while head < queue.count {
      let element = queue[head]
      head += 1
      for (generator, image) in zip(group.generatorIndices, generators) {
        let next = group.product(generator, element)
        let moved = images[element].map { image($0) }
        if images[next].isEmpty, degree > 0 {
          images[next] = moved
          queue.append(next)
        } else if images[next] != moved {
          throw InstanceError("the images of the generators do not define an action of the group")
        }
      }
    }
    (self.group, self.degree, self.images) = (group, degree, images)
  }

  /// The image g·x.
  public func image(of point: Int, under element: Int) -> Int { images[element][point] }

  /// The value (ρ(g)f)(x) = f(g⁻¹x).
  public func value<Value>(of function: [Value], moved element: Int, at point: Int) -> Value {
    function[images[group.inverse(element)][point]]
  }

  /// The function ρ(g)f.
  func moved<Value>(_ function: [Value], by element: Int) -> [Value] {
    (0..<degree).map { value(of: function, moved: element, at: $0) }
  }

  /// The mean of ρ(g)f over some elements.
  func average(_ function: [Rational], over elements: [Int]) -> [Rational] {
    (0..<degree).map { point in
      elements.reduce(.zero) { $0 + value(of: function, moved: $1, at: point) } / Rational(elements.count)
    }
  }

  /// Pf = (1/|G|) Σ ρ(g)f.
  func average(_ function: [Rational]) -> [Rational] { average(function, over: Array(0..<group.order)) }

  /// Σ ω(g) ρ(g)f.
  func average(_ function: [Rational], by scheme: AveragingScheme) -> [Rational] {
    (0..<degree).map { point in
      scheme.entries.reduce(.zero) { $0 + $1.weight * value(of: function, moved: $1.element, at: point) }
    }
  }

  /// The points g·x, ascending.
  public func orbit(of point: Int) -> [Int] { Set(images.map { $0[point] }).sorted() }

  /// The orbits, by their least points.
  public var orbits: [[Int]] { (0..<degree).map { orbit(of: $0) }.filter { !$0.isEmpty }.uniquedByFirst }

  /// The elements that fix a point, ascending.
  public func stabilizer(of point: Int) -> [Int] { images.indices.filter { images[$0][point] == point } }

  /// Whether only the identity fixes all points.
  public var isFaithful: Bool { !images.dropFirst().contains(Array(0..<degree)) }

  /// Whether the points form one orbit.
  public var isTransitive: Bool { degree > 0 && orbit(of: 0).count == degree }
}

extension [[Int]] {
  /// The lists whose first number no list before has.
  fileprivate var uniquedByFirst: [[Int]] {
    var seen: Set<Int> = []
    return filter { seen.insert($0[0]).inserted }
  }
}
