public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// A summand of a function class by the definitions: what judges compare the operators of the library with.
///
/// Functions are coordinates in the basis of the summand; ρ(g) comes from the table of the class, all else from ρ by definition.
public struct Summand: Sendable {
  /// The tabulated representation.
  public let constituent: Constituent
  /// The group that acts.
  public let group: FiniteGroup
  /// Where the coordinates of the summand begin among those of the class.
  public let start: Int
  /// The Gram matrix Σ_g ρ(g)ᵀρ(g)/|G| of an invariant inner product: the identity for permutations up to sign.
  public let form: Matrix<Rational>
  private let isOrthonormal: Bool

  /// The number of coordinates.
  public var dimension: Int { constituent.dimension }

  /// The summands of a class, each once.
  ///
  /// - Complexity: O(order · dimension³) for integer matrices that are not orthogonal
  public static func all(of functions: FunctionClass) -> [Summand] {
    var start = 0
    return functions.constituents.map { constituent in
      defer { start += constituent.dimension }
      return Summand(constituent, of: functions.group, start: start)
    }
  }

  init(_ constituent: Constituent, of group: FiniteGroup, start: Int) {
    (self.constituent, self.group, self.start) = (constituent, group, start)
    let identity = Matrix<Rational>.identity(constituent.dimension)
    isOrthonormal = group.generatorIndices.allSatisfy { Summand.gram(constituent, [$0]) == identity }
    form = isOrthonormal ? identity : Summand.gram(constituent, 0..<group.order)
  }

  /// The mean of ρ(g)ᵀρ(g) over some elements.
  private static func gram(_ constituent: Constituent, _ elements: some Collection<Int>) -> Matrix<Rational> {
    let size = constituent.dimension
    var sums = [Int](repeating: 0, count: size * size)
    for element in elements {
      let columns = (0..<size).map { constituent.image(of: $0, under: element) }
      var rows = [[(column: Int, value: Int)]](repeating: [], count: size)
      for (column, entries) in columns.enumerated() {
        for entry in entries { rows[entry.row].append((column, entry.value)) }
      }
      for row in rows {
        for left in row { for right in row { sums[left.column * size + right.column] += left.value * right.value } }
      }
    }
    let count = Rational(elements.count)
    return Matrix(
      rows: (0..<size).map { row in (0..<size).map { Rational(sums[row * size + $0]) / count } }, columnCount: size)
  }

  /// The coordinates of this summand among those of the class.
  public func part(of vector: [Rational]) -> [Rational] { Array(vector[start..<(start + dimension)]) }

  /// ρ(g)f.
  public func moved(_ function: [Rational], by element: Int) -> [Rational] {
    var result = [Rational](repeating: .zero, count: dimension)
    for (column, value) in function.enumerated() where !value.isZero {
      for (row, entry) in constituent.image(of: column, under: element) { result[row] += Rational(entry) * value }
    }
    return result
  }

  /// Σ ω(g) ρ(g)f.
  public func average(of function: [Rational], by scheme: AveragingScheme) -> [Rational] {
    var result = [Rational](repeating: .zero, count: dimension)
    for entry in scheme.entries {
      for (place, value) in moved(function, by: entry.element).enumerated() where !value.isZero {
        result[place] += entry.weight * value
      }
    }
    return result
  }

  /// Pf, the mean of ρ(g)f over the group.
  public func mean(of function: [Rational]) -> [Rational] {
    var sums = [Rational](repeating: .zero, count: dimension)
    for element in 0..<group.order {
      for (place, value) in moved(function, by: element).enumerated() where !value.isZero { sums[place] += value }
    }
    return sums.map { $0 / Rational(group.order) }
  }

  /// The matrix of P.
  public var projection: Matrix<Rational> {
    let columns = (0..<dimension).map { column in
      mean(of: (0..<dimension).map { $0 == column ? .one : .zero })
    }
    return Matrix(rows: columns, columnCount: dimension).transposed
  }

  /// ‖f‖² in the invariant inner product.
  public func squaredNorm(_ function: [Rational]) -> Rational {
    isOrthonormal ? function.reduce(.zero) { $0 + $1 * $1 } : form.quadraticForm(at: function)
  }

  /// The mean of ‖f − ρ(h)f‖² over the group.
  public func meanChange(_ function: [Rational]) -> Rational {
    let sum = (0..<group.order).reduce(Rational.zero) { $0 + change(function, by: $1) }
    return sum / Rational(group.order)
  }

  /// ‖f − ρ(h)f‖².
  public func change(_ function: [Rational], by element: Int) -> Rational {
    squaredNorm(zip(function, moved(function, by: element)).map { $0 - $1 })
  }
}
