public import FiniteGroups

/// A space F of functions with a basis that a group permutes up to signs, for groups too large to be listed.
///
/// The group is known by generators only. The projection P on the invariants comes from the orbits of the basis: on an orbit of m
/// basis functions whose signs are consistent it is vvᵀ/m with v = ±1, on others zero. The weak error of a scheme is
/// ‖E_ω − P‖² on F, because P and E_ω commute; no irreducible representation is needed.
public struct PermutationModule: Sendable {
  /// The largest orbit that norms are computed for unless the caller says otherwise (dense matrices of this size).
  public static let defaultOrbitLimit = 4_000

  /// One summand: labels and how the group permutes them. Isomorphic copies are kept once.
  struct Summand: Sendable {
    let selection: BlockSelection
    /// The labels one after the other.
    let labels: [Int]
    let orbits: [SignedOrbit]
    /// For each label its orbit and its place there.
    let orbitOf: [Int32]
    let placeOf: [Int32]
  }

  /// The number of points (coordinates).
  public let points: Int
  /// The number of basis functions, isomorphic summands counted once.
  public var dimension: Int { summands.reduce(0) { $0 + $1.selection.count } }
  let summands: [Summand]

  /// Functions on t-subsets of the points.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Precondition: `0 <= size <= points`.
  /// - Complexity: O(C(points, t) · generators)
  public static func subsets(
    _ size: Int, points: Int, generators: [Permutation]
  ) throws(FourierError) -> PermutationModule {
    try PermutationModule(
      [size == 0 ? [] : [BlockSelection.Block(size: size, isOdd: false)]], points: points,
      generators: generators.map { SignedPermutation($0) })
  }

  /// Functions on t-tuples of distinct points.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Precondition: `0 <= size <= points`.
  /// - Complexity: O(points^t · generators)
  public static func tuples(
    _ size: Int, points: Int, generators: [Permutation]
  ) throws(FourierError) -> PermutationModule {
    let block = BlockSelection.Block(size: 1, isOdd: false)
    return try PermutationModule(
      [Array(repeating: block, count: size)], points: points, generators: generators.map { SignedPermutation($0) })
  }

  /// Polynomials of degree at most k in the coordinates, which the group permutes.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Precondition: `degree >= 0`.
  /// - Complexity: O(dimension · generators)
  public static func polynomials(
    degree: Int, points: Int, generators: [Permutation]
  ) throws(FourierError) -> PermutationModule {
    try PermutationModule(
      shapes(degree: degree, points: points, signed: false), points: points,
      generators: generators.map { SignedPermutation($0) })
  }

  /// Polynomials of degree at most k in the coordinates, which the group permutes up to signs.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Precondition: `degree >= 0`.
  /// - Complexity: O(dimension · generators)
  public static func polynomials(
    degree: Int, points: Int, generators: [SignedPermutation]
  ) throws(FourierError) -> PermutationModule {
    try PermutationModule(
      shapes(degree: degree, points: points, signed: true), points: points, generators: generators)
  }

  /// Monomials by the multiplicities of their exponents: x²y and x³z are moved alike, up to the parities of the exponents.
  private static func shapes(degree: Int, points: Int, signed: Bool) -> [[BlockSelection.Block]] {
    precondition(degree >= 0, "polynomials have a degree of at least 0")
    var seen: Set<[BlockSelection.Block]> = []
    var result: [[BlockSelection.Block]] = []
    for total in 0...degree {
      for partition in Partition.all(of: total) where partition.parts.count <= points {
        var blocks: [BlockSelection.Block] = []
        for exponent in Set(partition.parts).sorted(by: >) {
          let size = partition.parts.count { $0 == exponent }
          blocks.append(BlockSelection.Block(size: size, isOdd: signed && exponent % 2 == 1))
        }
        // The order of the sets does not matter; one order for equal shapes.
        blocks.sort { ($0.size, $0.isOdd ? 1 : 0) > ($1.size, $1.isOdd ? 1 : 0) }
        if seen.insert(blocks).inserted { result.append(blocks) }
      }
    }
    return result
  }

  private init(
    _ shapes: [[BlockSelection.Block]], points: Int, generators: [SignedPermutation]
  ) throws(FourierError) {
    self.points = points
    if let wrong = generators.first(where: { $0.dimension != points }) {
      throw .wrongDegree(wrong.dimension, expected: points)
    }
    var summands: [Summand] = []
    for shape in shapes {
      guard let selection = BlockSelection(blocks: shape, points: points), selection.count <= 1 << 24 else {
        throw .moduleTooLarge(dimension: Int.max, limit: 1 << 24)
      }
      let labels = (0..<selection.count).flatMap { selection.label(at: $0) }
      summands.append(Summand(selection: selection, labels: labels, generators: generators))
    }
    self.summands = summands
  }
}

/// An orbit of basis functions up to sign.
struct SignedOrbit: Sendable {
  /// The indices of its labels.
  var members: [Int32]
  /// The signs of an invariant vector, +1 or −1 for each member; `nil` if no combination but zero is invariant.
  var signs: [Double]?
}

extension PermutationModule.Summand {
  init(selection: BlockSelection, labels: [Int], generators: [SignedPermutation]) {
    self.selection = selection
    self.labels = labels
    let tables = generators.map { generator in
      var images = [Int32](repeating: 0, count: selection.count)
      selection.images(under: generator, labels: labels, into: &images)
      return images
    }
    var orbits: [SignedOrbit] = []
    var orbitOf = [Int32](repeating: -1, count: selection.count)
    var placeOf = orbitOf
    for start in 0..<selection.count where orbitOf[start] < 0 {
      var members = [Int32(start)]
      var signs = [1.0]
      var isConsistent = true
      orbitOf[start] = Int32(orbits.count)
      placeOf[start] = 0
      var head = 0
      while head < members.count {
        for table in tables {
          let image = table[Int(members[head])]
          let target = Int(image.magnitude) - 1
          let sign = image < 0 ? -signs[head] : signs[head]
          if orbitOf[target] < 0 {
            orbitOf[target] = Int32(orbits.count)
            placeOf[target] = Int32(members.count)
            members.append(Int32(target))
            signs.append(sign)
          } else if signs[Int(placeOf[target])] != sign {
            isConsistent = false
          }
        }
        head += 1
      }
      orbits.append(SignedOrbit(members: members, signs: isConsistent ? signs : nil))
    }
    self.orbits = orbits
    self.orbitOf = orbitOf
    self.placeOf = placeOf
  }
}

extension SignedPermutation {
  /// The permutation without signs.
  init(_ permutation: Permutation) {
    self.init(permutation, negated: Array(repeating: false, count: permutation.degree))
  }
}
