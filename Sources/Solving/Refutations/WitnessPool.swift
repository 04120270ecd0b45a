import FiniteGroups

/// Known witnesses with all images of their sets under the symmetries, without repetition.
struct WitnessPool {
  /// An image of a witness set.
  struct Image {
    let witness: Int
    let map: SupportMap
    let set: ElementSet
    let elements: [Int32]
  }

  let symmetries: SupportSymmetries
  private(set) var witnesses: [Witness] = []
  private(set) var images: [Image] = []
  private var known: Set<ElementSet> = []
  /// An estimate of what all of it takes.
  private(set) var bytes = 0
  /// No image is added beyond so many bytes.
  var byteLimit = Int.max

  init(_ symmetries: SupportSymmetries) { self.symmetries = symmetries }

  /// Adds a witness with its images that cost less than a limit, at most so many, the cheapest first.
  ///
  /// - Parameters:
  ///   - prices: what each element costs; all images are cheap if they are all 0.
  ///   - limit: the most images kept.
  ///   - avoided: images that meet these elements are left out.
  /// - Returns: the number of new images.
  /// - Complexity: O(maps · |set|), less where images are expensive.
  @discardableResult
  mutating func add(
    _ witness: Witness, prices: [Double], below bound: Double, limit: Int, avoiding avoided: ElementSet
  ) -> Int {
    let number = witnesses.count
    var candidates: [(price: Double, map: SupportMap)] = []
    let order = symmetries.order
    let elements = witness.set.elements
    let imageBytes = MemoryEstimate.image(elements.count, order: order)
    // Candidates are many more than images and are kept for a moment only, in an array that grows by doubling.
    let room = max(limit, (byteLimit - bytes) / (3 * MemoryLayout<(price: Double, map: SupportMap)>.stride))
    var prices = prices
    for element in avoided.elements { prices[element] = bound + 1 }
    for automorphism in symmetries.automorphisms.indices {
      for inverts in symmetries.allowsInversion ? [false, true] : [false] {
        for right in 0..<(symmetries.isAbelian ? 1 : order) {
          var map = SupportMap(automorphism: automorphism, inverts: inverts, left: 0, right: right)
          let moved = elements.map { symmetries.image(of: $0, under: map) }
          for left in 0..<order {
            var price = 0.0
            for element in moved {
              price += prices[symmetries.product(left, element)]
              if price >= bound { break }
            }
            guard price < bound, candidates.count < room else { continue }
            map.left = left
            candidates.append((price, map))
          }
        }
      }
    }
    if candidates.count > 8 * limit { candidates.sort { $0.price < $1.price } }
    let start = images.count
    for (_, map) in candidates {
      if images.count - start >= limit || bytes > byteLimit { break }
      let set = symmetries.image(of: witness.set, under: map)
      guard known.insert(set).inserted else { continue }
      images.append(Image(witness: number, map: map, set: set, elements: set.elements.map(Int32.init)))
      bytes += imageBytes
    }
    if images.count > start {
      witnesses.append(witness)
      bytes += witness.bytes
    }
    return images.count - start
  }
}
