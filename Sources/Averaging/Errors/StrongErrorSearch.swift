import ExactArithmetic
import FiniteGroups
import Representations

/// Looks for an h and a function f on one orbit of basis functions such that ‖Ef − ρ(h)Ef‖ is large: hill climbing from
/// random elements and from quotients of elements of the scheme.
///
/// For a fixed f the correlation ⟨Ef, ρ(h)Ef⟩ is made small by multiplying h with generators, with conjugates of elements
/// that move few points, and with elements of the scheme. The best h get the worst function of their own, and climb on
/// with that. Doubles guide; what is returned is evaluated exactly.
struct StrongErrorSearch {
  private let errors: ModuleErrors
  private let number: Int
  private let average: SignedAverage
  private let weights: [Double]
  private let group: PermutationGroup
  private let support: [Permutation]

  /// The numbers of conjugates that are tried as steps, of elements kept after the first climb, and of their further
  /// climbs.
  private static let conjugates = 150
  private static let kept = 3
  private static let climbs = 4

  init(
    _ errors: ModuleErrors, block number: Int, _ average: SignedAverage, group: PermutationGroup,
    support: [Permutation]
  ) {
    (self.errors, self.number, self.average, self.group) = (errors, number, average, group)
    self.support = support
    weights = average.terms.map(\.weight.approximation)
  }

  /// An h with how its average correlates with the moved one.
  private struct Point {
    var element: Permutation
    var images: [Int32]
    var value: Double
  }

  /// What was found, with exact values.
  func run(
    from function: [Rational], starts: Int, using random: inout some RandomNumberGenerator
  ) -> [SymmetryError<Permutation>] {
    let moves = moves(using: &random).compactMap { move in errors.images(under: move, on: number).map { (move, $0) } }
    var worst = function.map(\.approximation)
    normalize(&worst)
    let image = applied(to: worst)
    var found: [Point] = []
    for start in 0..<max(1, starts) {
      var element = group.randomElement(using: &random)
      if start.isMultiple(of: 2), let first = support.randomElement(using: &random),
        let second = support.randomElement(using: &random)
      {
        element = first.inverse * second
      }
      guard let point = climb(from: element, image, moves), !found.contains(where: { $0.element == point.element })
      else { continue }
      found.append(point)
    }
    found.sort { $0.value < $1.value }
    var result: [SymmetryError<Permutation>] = []
    for point in found.prefix(StrongErrorSearch.kept) where !point.element.isIdentity {
      var (point, vector) = (point, worst)
      var best = -Double.infinity
      for _ in 0..<StrongErrorSearch.climbs {
        let candidate = worstFunction(for: point.images, near: vector)
        let image = applied(to: candidate)
        guard let next = climb(from: point.element, image, moves) else { break }
        let value = dot(image, image) - next.value
        if value <= best * (1 + 1e-9) { break }
        (point, vector, best) = (next, candidate, value)
      }
      result += evaluated(point, vector)
      result += evaluated(point, function)
    }
    return result
  }

  /// The exact value at a function, without its invariant part, and an h.
  private func evaluated(_ point: Point, _ function: [Double]) -> [SymmetryError<Permutation>] {
    evaluated(point, QuadraticPencil.rounded(function))
  }

  private func evaluated(_ point: Point, _ function: [Rational]) -> [SymmetryError<Permutation>] {
    let block = errors.blocks[number]
    let coefficients = block.withoutInvariants(function).primitive
    guard coefficients.contains(where: { !$0.isZero }) else { return [] }
    return [
      SymmetryError(
        enclosure: Enclosure(average.quotient(at: coefficients, moving: point.images)),
        witness: TestFunction(
          constituent: block.summand, labels: block.labels, coefficients: coefficients, element: point.element))
    ]
  }

  /// Multiplies by moves as long as the correlation falls.
  private func climb(from start: Permutation, _ image: [Double], _ moves: [(Permutation, [Int32])]) -> Point? {
    guard let images = errors.images(under: start, on: number) else { return nil }
    var point = Point(element: start, images: images, value: correlation(images, image))
    var isImproved = true
    while isImproved {
      isImproved = false
      for (move, table) in moves {
        // ρ(mh)Ef = ρ(m)ρ(h)Ef.
        let next = point.images.map { $0 < 0 ? -table[Int(-$0) - 1] : table[Int($0) - 1] }
        let value = correlation(next, image)
        if value < point.value - 1e-12 * point.value.magnitude {
          point = Point(element: move * point.element, images: next, value: value)
          isImproved = true
        }
      }
    }
    return point
  }

  private func moves(using random: inout some RandomNumberGenerator) -> [Permutation] {
    func moved(_ element: Permutation) -> Int { (0..<element.degree).count { element($0) != $0 } }
    var seeds = group.generators
    for (index, first) in group.generators.enumerated() {
      for second in group.generators[..<index] {
        seeds.append(first * second * first.inverse * second.inverse)
      }
    }
    seeds = seeds.filter { !$0.isIdentity }.sorted { moved($0) < moved($1) }
    var result = group.generators + support.prefix(8)
    guard !seeds.isEmpty else { return result }
    for index in 0..<StrongErrorSearch.conjugates {
      let conjugator = group.randomElement(using: &random)
      result.append(conjugator * seeds[index % min(2, seeds.count)] * conjugator.inverse)
    }
    return result
  }

  /// ⟨Ef, ρ(h)Ef⟩.
  private func correlation(_ images: [Int32], _ average: [Double]) -> Double {
    var sum = 0.0
    for (value, image) in zip(average, images) {
      let term = average[Int(image.magnitude) - 1] * value
      sum += image < 0 ? -term : term
    }
    return sum
  }

  /// A function with a large ‖Ef − ρ(h)Ef‖, of length 1, from a few steps of the power method.
  private func worstFunction(for images: [Int32], near start: [Double]) -> [Double] {
    var vector = start
    for _ in 0..<12 {
      let image = applied(to: vector)
      // (I − ρ(h))*(I − ρ(h)) = 2 − ρ(h) − ρ(h)*.
      var change = image.map { 2 * $0 }
      for (place, target) in images.enumerated() {
        let (other, sign) = (Int(target.magnitude) - 1, target < 0 ? -1.0 : 1.0)
        change[other] -= sign * image[place]
        change[place] -= sign * image[other]
      }
      var next = transposeApplied(to: change)
      removeInvariants(&next)
      if !normalize(&next) { break }
      vector = next
    }
    return vector
  }

  /// Ef.
  private func applied(to function: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: function.count)
    for (term, weight) in zip(average.terms, weights) {
      for (value, image) in zip(function, term.images) {
        if image < 0 { result[Int(-image) - 1] -= weight * value } else { result[Int(image) - 1] += weight * value }
      }
    }
    return result
  }

  /// E*f.
  private func transposeApplied(to function: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: function.count)
    for (term, weight) in zip(average.terms, weights) {
      for (place, image) in term.images.enumerated() {
        result[place] += image < 0 ? -weight * function[Int(-image) - 1] : weight * function[Int(image) - 1]
      }
    }
    return result
  }

  private func removeInvariants(_ function: inout [Double]) {
    guard let signs = errors.blocks[number].signs else { return }
    let mean = zip(function, signs).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(signs.count)
    for (place, sign) in signs.enumerated() { function[place] -= mean * Double(sign) }
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }

  @discardableResult
  private func normalize(_ function: inout [Double]) -> Bool {
    let length = dot(function, function).squareRoot()
    guard length > 0, length.isFinite else { return false }
    for place in function.indices { function[place] /= length }
    return true
  }
}
