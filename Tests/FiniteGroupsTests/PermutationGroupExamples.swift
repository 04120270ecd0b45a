import FiniteGroups

/// Groups that the tests of permutation groups share.
enum Example {
  /// A permutation from its images, counted from 0.
  static func permutation(_ degree: Int, _ image: (Int) -> Int) throws -> Permutation {
    try Permutation(oneLine: (0..<degree).map { image($0) + 1 })
  }

  /// A permutation from its cycles, counted from 1.
  static func cycles(_ degree: Int, _ cycles: [[Int]]) throws -> Permutation {
    var images = Array(1..<(degree + 1))
    for cycle in cycles {
      for (index, point) in cycle.enumerated() { images[point - 1] = cycle[(index + 1) % cycle.count] }
    }
    return try Permutation(oneLine: images)
  }

  static func symmetric(_ n: Int) throws -> [Permutation] {
    [try permutation(n) { ($0 + 1) % n }, try permutation(n) { $0 < 2 ? 1 - $0 : $0 }]
  }

  static func cyclic(_ n: Int) throws -> [Permutation] { [try permutation(n) { ($0 + 1) % n }] }

  static func alternating(_ n: Int) throws -> [Permutation] {
    try (3...n).map { try cycles(n, [[1, 2, $0]]) }
  }

  /// The imprimitive wreath product.
  static func wreath(_ base: [Permutation], _ top: [Permutation]) throws -> [Permutation] {
    let (d, m) = (base[0].degree, top[0].degree)
    return try base.map { inner in try permutation(d * m) { $0 < d ? inner($0) : $0 } }
      + top.map { outer in try permutation(d * m) { outer($0 / d) * d + $0 % d } }
  }

  /// The action on unordered pairs of points.
  static func onPairs(_ element: Permutation) throws -> Permutation {
    let n = element.degree
    func number(_ a: Int, _ b: Int) -> Int { max(a, b) * (max(a, b) - 1) / 2 + min(a, b) }
    var images = [Int](repeating: 0, count: n * (n - 1) / 2)
    for y in 0..<n { for x in 0..<y { images[number(x, y)] = number(element(x), element(y)) + 1 } }
    return try Permutation(oneLine: images)
  }

  /// x ↦ x + 1 and x ↦ rx on the integers modulo p.
  static func affine(_ p: Int, root: Int) throws -> [Permutation] {
    [try permutation(p) { ($0 + 1) % p }, try permutation(p) { $0 * root % p }]
  }

  /// PGL(2, p) on the projective line, the last point infinite; `root` is a primitive root.
  static func projective(_ p: Int, root: Int) throws -> [Permutation] {
    func inverse(_ x: Int) -> Int { (1..<p).first { $0 * x % p == 1 } ?? 0 }
    return try affine(p, root: root).map { map in try permutation(p + 1) { $0 == p ? p : map($0) } }
      + [try permutation(p + 1) { $0 == p ? 0 : $0 == 0 ? p : (p - inverse($0)) % p }]
  }

  /// The six quarter turns of Rubik's cube on 48 stickers: up, left, front, right, back, down. From the GAP manual.
  static func rubik() throws -> [Permutation] {
    try [
      [[1, 3, 8, 6], [2, 5, 7, 4], [9, 33, 25, 17], [10, 34, 26, 18], [11, 35, 27, 19]],
      [[9, 11, 16, 14], [10, 13, 15, 12], [1, 17, 41, 40], [4, 20, 44, 37], [6, 22, 46, 35]],
      [[17, 19, 24, 22], [18, 21, 23, 20], [6, 25, 43, 16], [7, 28, 42, 13], [8, 30, 41, 11]],
      [[25, 27, 32, 30], [26, 29, 31, 28], [3, 38, 43, 19], [5, 36, 45, 21], [8, 33, 48, 24]],
      [[33, 35, 40, 38], [34, 37, 39, 36], [3, 9, 46, 32], [2, 12, 47, 29], [1, 14, 48, 27]],
      [[41, 43, 48, 46], [42, 45, 47, 44], [14, 22, 30, 38], [15, 23, 31, 39], [16, 24, 32, 40]],
    ].map { try cycles(48, $0) }
  }

  /// The generators of GAP's MathieuGroup(11).
  static func mathieu11() throws -> [Permutation] {
    try [[Array(1...11)], [[3, 7, 11, 8], [4, 10, 5, 6]]].map { try cycles(11, $0) }
  }

  /// The generators of GAP's MathieuGroup(24).
  static func mathieu24() throws -> [Permutation] {
    try [
      [Array(1...23)],
      [[3, 17, 10, 7, 9], [4, 13, 14, 19, 5], [8, 18, 11, 12, 23], [15, 20, 22, 21, 16]],
      [
        [1, 24], [2, 23], [3, 12], [4, 16], [5, 18], [6, 10], [7, 20], [8, 14], [9, 21], [11, 17], [13, 22], [15, 19],
      ],
    ].map { try cycles(24, $0) }
  }

  /// n!, as text of a number too long for Int, from the name of the group.
  static func symmetricOrder(_ n: Int) throws -> String { try GroupName("S\(n)").order.description }
}
