import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Instance {
  /// The orbits of the points x₁ and x₂ under the matrices of the class.
  ///
  /// - Throws: ``InstanceError`` where the class is not given by matrices or points are missing.
  func pointSpace(_ names: [String] = ["x₁", "x₂"]) throws -> PointSpace {
    let group = try setting().group
    switch functionClass {
    case .matrices(let images)?:
      let dimension = images.first?.rowCount ?? 0
      let points = try names.map { try vector($0, count: dimension) }
      return try PointSpace(
        orbitsOf: points, under: .matrices(dimension: dimension, images: images), of: group)
    case .regular? where group.order == 1:
      return try PointSpace(
        orbitsOf: names.map { try vector($0, count: 1) }, under: .permutation(degree: 1, images: []), of: group)
    default: throw InstanceError("the claim speaks of points of a representation by matrices")
    }
  }

  /// The instances with all pairs of points with coordinates 0 and 1, if a representation is missing in F.
  func pairsOfUnits() throws -> [Instance] {
    let setting = try setting()
    let dimension = try setting.functions().dimension
    guard try setting.occurringRows().count < setting.classes.count else { return [] }
    let points = (1..<(1 << dimension)).map { mask in (0..<dimension).map { Rational(mask >> $0 & 1) } }
    return points.indices.flatMap { first in
      points[first...].map { second in
        var instance = self
        instance.vectors = ["x₁": points[first], "x₂": second]
        return instance
      }
    }
  }
}

extension Setting {
  /// The rows of the character table that occur in a rational character.
  func rows(of character: [Rational]) throws -> [Int] {
    let table = try characterTable()
    let function = try ClassFunction(classes: table.classes, values: character.map { Cyclotomic($0) })
    return (0..<table.count).filter { !function.innerProduct(with: table.irreducible($0)).isZero }
  }
}

extension PointSpace {
  /// The dimension of the span of the monomials of degree at most k on the points, one by one.
  func monomialRank(_ degree: Int) -> Int {
    var monomials = [[Rational](repeating: 1, count: points.count)]
    for coordinate in points[0].indices {
      let values = points.map { $0[coordinate] }
      monomials = monomials.flatMap { monomial in
        (0...degree).map { exponent in
          (0..<exponent).reduce(monomial) { product, _ in zip(product, values).map { $0 * $1 } }
        }
      }
    }
    // Of all products of powers up to the degree those of total degree at most k, in the order of their exponents.
    let exponents = points[0].indices.reduce([0]) { sums, _ in sums.flatMap { sum in (0...degree).map { sum + $0 } } }
    let rows = zip(monomials, exponents).filter { $1 <= degree }.map(\.0)
    return Matrix(rows: rows, columnCount: points.count).rank()
  }

  /// Whether no linear combination of the coordinates vanishes on the points.
  var isIndependent: Bool { Matrix(rows: points, columnCount: points[0].count).rank() == points[0].count }
}

extension Gen where Value == Instance {
  /// A sum of rational irreducible representations of small dimension with two points x₁ and x₂ of small whole coordinates.
  static func pointsOfClass(order limit: Int, dimension: Int) -> Gen<Instance> {
    Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      let size = try instance.setting().functions().dimension
      for name in ["x₁", "x₂"] {
        let coordinates = try source.draw(Gen<Int>.int(in: -3...3).array(count: size))
        instance.vectors[name] = coordinates.map { Rational($0) }
      }
      return instance
    }.filter { instance in ((try? instance.setting().functions().dimension) ?? .max) <= dimension }
  }

  /// A permutation group on at most six points with a function f of few values.
  static func functionOnPoints(order limit: Int) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.subgroup(order: limit)))
      let values = try source.draw(Gen<Int>.int(in: 0...2).array(count: instance.group.degree))
      instance.vectors["f"] = values.map { Rational($0) }
      return instance
    }
  }
}
