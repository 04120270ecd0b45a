/// A representative of a sequence of values up to permutations of its places.
public enum LeastImage {
  /// The lexicographically least image of the values under the group that some permutations generate.
  ///
  /// - Parameters:
  ///   - values: a value for each place.
  ///   - permutations: each has for every place the place whose value comes there.
  ///   - limit: the most images that are compared.
  /// - Returns: `nil` if there are more images.
  /// - Complexity: O(images · places · permutations)
  public static func of(_ values: [Int], under permutations: [[Int]], limit: Int) -> [Int]? {
    var images: Set<[Int]> = [values]
    var pending = [values]
    while let current = pending.popLast() {
      for permutation in permutations {
        let image = permutation.map { current[$0] }
        if images.insert(image).inserted {
          guard images.count <= limit else { return nil }
          pending.append(image)
        }
      }
    }
    return images.min { $0.lexicographicallyPrecedes($1) }
  }
}
