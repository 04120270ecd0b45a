/// Permutations of equal degree with their inverses, one after the other in two flat buffers.
struct PermutationTable: Sendable {
  let degree: Int
  private(set) var count = 0
  /// The images of permutation g begin at `g * degree`.
  private(set) var images: [UInt16] = []
  /// The images under the inverse of permutation g begin at `g * degree`.
  private(set) var inverseImages: [UInt16] = []

  init(degree: Int) { self.degree = degree }

  /// Appends a permutation and returns its number.
  mutating func append(_ permutation: Permutation) -> Int {
    images.append(contentsOf: permutation.images)
    inverseImages.append(contentsOf: permutation.inverse.images)
    count += 1
    return count - 1
  }

  /// The image of a point under permutation `number`.
  @inline(__always)
  func image(_ number: Int, _ point: Int) -> Int { Int(images[number * degree + point]) }

  /// The image of a point under the inverse of permutation `number`.
  @inline(__always)
  func inverseImage(_ number: Int, _ point: Int) -> Int { Int(inverseImages[number * degree + point]) }

  subscript(number: Int) -> Permutation {
    Permutation(unchecked: Array(images[(number * degree)..<((number + 1) * degree)]))
  }
}
