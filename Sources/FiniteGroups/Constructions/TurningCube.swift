import BigInt

/// The turns of the faces of the 3×3×3 cube (Rubik's) or the 2×2×2 cube, as permutations of their movable facelets.
///
/// A facelet is a place on the surface with the direction it faces; a turn rotates the outer layer of one face by a
/// quarter, clockwise seen from outside. The six centers of the 3×3×3 cube never move and are no points, which leaves
/// 48 facelets and the order 8! · 3⁷ · 12! · 2¹⁰ = 43252003274489856000. The 2×2×2 cube has 24 facelets and the order
/// 8! · 3⁷ = 88179840; the turns of opposite faces by opposite quarters are rotations of the whole cube, which count.
///
/// Source: D. Singmaster, "Notes on Rubik's Magic Cube", 1981.
enum TurningCube: String, NamedConstruction, CaseIterable {
  case rubik = "Rubik"
  case pocket = "PocketCube"

  private struct Facelet: Hashable {
    var place: [Int]
    var normal: [Int]
  }

  var description: String { rawValue }
  var degree: Int { self == .rubik ? 48 : 24 }

  var order: BigInt {
    let corners = GroupName.factorial(8) * BigInt(3).power(7)
    // The parity of the edges is that of the corners, and their flips sum to zero.
    return self == .rubik ? corners * GroupName.factorial(12) / 2 * BigInt(2).power(11) : corners
  }

  func generators() throws(GroupError) -> [Permutation] {
    let turns = TurningCube.faces.map { face in { TurningCube.turned($0, face: face) } }
    return try OrbitPermutations(seeds: facelets, maps: turns).permutations
  }

  /// Up, left, front, right, back, down; x to the right, y to the back, z up.
  private static let faces = [[0, 0, 1], [-1, 0, 0], [0, -1, 0], [1, 0, 0], [0, 1, 0], [0, 0, -1]]

  /// The facelets, face after face.
  private var facelets: [Facelet] {
    let range = self == .rubik ? [-1, 0, 1] : [-1, 1]
    return TurningCube.faces.flatMap { face in
      range.flatMap { x in
        range.flatMap { y in
          range.compactMap { z in
            let place = [x, y, z]
            guard TurningCube.dot(place, face) == 1, place != face else { return nil }
            return Facelet(place: place, normal: face)
          }
        }
      }
    }
  }

  private static func turned(_ facelet: Facelet, face: [Int]) -> Facelet {
    guard dot(facelet.place, face) == 1 else { return facelet }
    return Facelet(place: rotated(facelet.place, about: face), normal: rotated(facelet.normal, about: face))
  }

  /// A quarter turn clockwise, seen against the axis: v ↦ (v·a)a + v × a.
  private static func rotated(_ v: [Int], about a: [Int]) -> [Int] {
    (0..<3).map { i in
      let (j, k) = ((i + 1) % 3, (i + 2) % 3)
      return dot(v, a) * a[i] + v[j] * a[k] - v[k] * a[j]
    }
  }

  private static func dot(_ left: [Int], _ right: [Int]) -> Int { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
}
