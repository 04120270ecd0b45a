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
  /// Images are kept up to this number; beyond it only the sets themselves and their translates by one side.
  let imageLimit: Int

  init(_ symmetries: SupportSymmetries, imageLimit: Int = 400_000) {
    self.symmetries = symmetries
    self.imageLimit = imageLimit
  }

  /// Adds a witness with its images.
  ///
  /// - Returns: the numbers of the new images; empty if the set was known.
  @discardableResult
  mutating func add(_ witness: Witness) -> Range<Int> {
    let start = images.count
    guard !known.contains(witness.set) else { return start..<start }
    let number = witnesses.count
    witnesses.append(witness)
    let elements = witness.set.elements
    let isCrowded = images.count > imageLimit
    var added: [Image] = []
    var known = known
    symmetries.forEachMap { map in
      if isCrowded && (map.automorphism != 0 || map.inverts || map.right != 0) { return }
      var set = ElementSet(count: symmetries.order)
      for element in elements { set.insert(symmetries.image(of: element, under: map)) }
      if known.insert(set).inserted {
        added.append(Image(witness: number, map: map, set: set, elements: set.elements.map(Int32.init)))
      }
    }
    self.known = known
    images += added
    return start..<images.count
  }
}
