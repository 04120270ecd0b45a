import BigInt

/// An irreducible finite Coxeter group.
///
/// Source: H. S. M. Coxeter, "The complete enumeration of finite groups of the form Rᵢ² = (RᵢRⱼ)^{kᵢⱼ} = 1", 1935; J.
/// E. Humphreys, "Reflection Groups and Coxeter Groups", 1990, sections 2.4 (the list) and 3.7 (the degrees).
public enum CoxeterType: Sendable, Hashable, CustomStringConvertible {
  /// A_n, n ≥ 1: the symmetric group S_{n+1}.
  case a(Int)
  /// B_n, n ≥ 2: the hyperoctahedral group.
  case b(Int)
  /// D_n, n ≥ 4.
  case d(Int)
  /// E6, E7, E8.
  case e(Int)
  /// F4, the symmetries of the 24-cell.
  case f4
  /// H3, H4: the symmetries of the icosahedron and the 600-cell.
  case h(Int)
  /// I2(m), m ≥ 5: the symmetries of the m-gon.
  case i2(Int)

  /// The type of rank 2 with the given order of the product.
  static func dihedral(_ m: Int) -> CoxeterType { m == 3 ? .a(2) : m == 4 ? .b(2) : .i2(m) }

  /// Reads `A3`, `B3` (or `C3`), `D4`, `E6`, `F4`, `G2`, `H3`, `I2(5)`.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)``, ``GroupError/degreeTooLarge(_:limit:)``.
  public init(_ text: String) throws(GroupError) {
    let hint = "the types are A1, A2, …, B2, …, D4, …, E6, E7, E8, F4, G2, H3, H4 and I2(m) with m ≥ 3"
    if text.hasPrefix("I2("), text.hasSuffix(")"), let m = Int(text.dropFirst(3).dropLast()), m >= 3 {
      guard m <= Permutation.maximumDegree else { throw .degreeTooLarge(m, limit: Permutation.maximumDegree) }
      self = .dihedral(m)
      return
    }
    guard let letter = text.first, let n = Int(text.dropFirst()), String(n) == text.dropFirst() else {
      throw .unknownGroup(text, hint: hint)
    }
    guard n <= Permutation.maximumDegree else { throw .degreeTooLarge(n, limit: Permutation.maximumDegree) }
    switch (letter, n) {
    case ("A", 1...): self = .a(n)
    case ("B", 2...), ("C", 2...): self = .b(n)
    case ("D", 4...): self = .d(n)
    case ("E", 6...8): self = .e(n)
    case ("F", 4): self = .f4
    case ("G", 2): self = .i2(6)
    case ("H", 2): self = .i2(5)
    case ("H", 3...4): self = .h(n)
    default: throw .unknownGroup(text, hint: hint)
    }
  }

  /// The name of the type.
  public var description: String {
    switch self {
    case .a(let n): "A\(n)"
    case .b(let n): "B\(n)"
    case .d(let n): "D\(n)"
    case .e(let n): "E\(n)"
    case .f4: "F4"
    case .h(let n): "H\(n)"
    case .i2(let m): "I2(\(m))"
    }
  }

  /// The number of simple reflections.
  public var rank: Int {
    switch self {
    case .a(let n), .b(let n), .d(let n), .e(let n), .h(let n): n
    case .f4: 4
    case .i2: 2
    }
  }

  /// The degrees of the basic invariant polynomials, ascending. Their product is the order, the sum of (degree − 1) the
  /// number of reflections.
  public var degrees: [Int] {
    switch self {
    case .a(let n): Array(2..<(n + 2))
    case .b(let n): (1..<(n + 1)).map { 2 * $0 }
    case .d(let n): ((1..<n).map { 2 * $0 } + [n]).sorted()
    case .e(6): [2, 5, 6, 8, 9, 12]
    case .e(7): [2, 6, 8, 10, 12, 14, 18]
    case .e: [2, 8, 12, 14, 18, 20, 24, 30]
    case .f4: [2, 6, 8, 12]
    case .h(3): [2, 6, 10]
    case .h: [2, 12, 20, 30]
    case .i2(let m): [2, m]
    }
  }

  /// The number of elements, the product of the degrees.
  var order: BigInt { degrees.reduce(1) { $0 * BigInt($1) } }

  /// The number of roots, twice that of the reflections.
  var rootCount: Int { degrees.reduce(0) { $0 + 2 * ($1 - 1) } }

  /// The edges of the diagram and their labels, vertices from 0 in the order of N. Bourbaki; H_n with its 5 between the
  /// first two.
  var edges: [(Int, Int, label: Int)] {
    func path(_ n: Int) -> [(Int, Int, label: Int)] { (1..<max(n, 1)).map { ($0 - 1, $0, 3) } }
    func relabelled(_ place: Int, _ label: Int) -> [(Int, Int, label: Int)] {
      var edges = path(rank)
      edges[place].label = label
      return edges
    }
    switch self {
    case .a(let n): return path(n)
    case .b(let n): return relabelled(n - 2, 4)
    case .d(let n): return path(n - 1) + [(n - 3, n - 1, 3)]
    case .e(let n): return [(0, 2, 3), (1, 3, 3)] + (3..<n).map { ($0 - 1, $0, 3) }
    case .f4: return relabelled(1, 4)
    case .h: return relabelled(0, 5)
    case .i2(let m): return [(0, 1, m)]
    }
  }
}
