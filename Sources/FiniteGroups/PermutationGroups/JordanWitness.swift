import BigInt

/// A proof that a group contains all even permutations of the points it moves.
///
/// A transitive group of m points that has an element with a cycle of prime length p, m/2 < p ≤ m − 3, contains the
/// alternating group. For p > m/2 no system of blocks survives a p-cycle, so the group is primitive; the other cycles are
/// shorter than p, so a power of the element is a p-cycle; and a primitive group with a p-cycle, p ≤ m − 3, contains the
/// alternating group (C. Jordan, 1873; H. Wielandt, "Finite Permutation Groups", 1964, theorem 13.9).
public struct JordanWitness: Sendable, Hashable {
  /// The element that has the long cycle, as a value of the program.
  public let value: Int
  /// How the element comes from the generators.
  public let program: StraightLineProgram
  /// The length p of the cycle.
  public let prime: Int

  /// Whether this proves it for the group that the permutations generate.
  ///
  /// - Complexity: O(program · degree)
  public func isValid(for generators: [Permutation], degree: Int) -> Bool {
    guard let element = program.evaluate([value], on: generators, degree: degree)?.first else { return false }
    let points = JordanWitness.movedPoints(generators, degree: degree)
    return JordanWitness.isTransitive(generators, on: points) && element.cycles.contains { $0.count == prime }
      && JordanWitness.isSuitable(prime, moved: points.count)
  }

  /// Looks for a witness among random elements.
  ///
  /// A random element of S_m or A_m has such a cycle with probability about log 2 / log m, so that a search of this length
  /// fails for these groups once in e⁶ times; other groups never have one.
  ///
  /// - Complexity: O(log m) products
  static func search(
    _ generators: [Permutation], degree: Int, using random: inout some RandomNumberGenerator
  ) -> JordanWitness? {
    let points = movedPoints(generators, degree: degree)
    guard points.count >= 8, isTransitive(generators, on: points) else { return nil }
    var program: StraightLineProgram? = StraightLineProgram(inputCount: generators.count)
    let inputs = generators.indices.map { (element: generators[$0], value: $0) }
    var source = ProductReplacement(inputs, program: &program, using: &random)
    let trials = 9 * (Int.bitWidth - points.count.leadingZeroBitCount)
    for _ in 0..<trials {
      let (element, value) = source.next(program: &program, using: &random)
      guard let cycle = element.cycles.first(where: { isSuitable($0.count, moved: points.count) }), let program else {
        continue
      }
      let pruned = program.pruned(keeping: [value])
      return JordanWitness(value: pruned.values[0], program: pruned.program, prime: cycle.count)
    }
    return nil
  }

  private static func isSuitable(_ length: Int, moved: Int) -> Bool {
    guard 2 * length > moved, length <= moved - 3 else { return false }
    var divisor = 2
    while divisor * divisor <= length {
      if length % divisor == 0 { return false }
      divisor += 1
    }
    return length > 1
  }

  static func movedPoints(_ generators: [Permutation], degree: Int) -> [Int] {
    (0..<degree).filter { point in generators.contains { $0(point) != point } }
  }

  private static func isTransitive(_ generators: [Permutation], on points: [Int]) -> Bool {
    OrbitForest.representatives(of: points, under: generators).count <= 1
  }
}
