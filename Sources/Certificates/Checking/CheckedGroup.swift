/// All elements of a permutation group with their images under an action, listed from the generators by definition.
struct CheckedGroup {
  /// The elements in one-line notation, the identity first.
  private(set) var elements: [[Int]]
  /// The image of each element.
  private(set) var images: [[Int]]
  /// The positions of the generators.
  private(set) var generators: [Int] = []
  let imageGroup: ImageGroup

  private var index: [[Int]: Int]
  /// For each element but the identity, the generator and the earlier element that it is the product of.
  private(set) var origins: [(generator: Int, element: Int)] = [(0, 0)]
  /// The products s·x: for each element x in order, those with each generator s in order.
  private(set) var edges: [Int32] = []

  var order: Int { elements.count }
  var points: Int { elements[0].count }

  /// Lists the pairs (element, image) breadth first and compares the images on every edge of the Cayley graph: they
  /// define a homomorphism exactly if image(s·g) = image(s)·image(g) for every generator s and every element g.
  ///
  /// `generators` are permutations of 1 … `points`, and `images` are elements of `imageGroup`, one for each.
  ///
  /// - Complexity: O(order · generators) products.
  init(
    points: Int, generators: [[Int]], order: Int, imageGroup: ImageGroup, images: [[Int]]
  ) throws(Complaint) {
    self.imageGroup = imageGroup
    elements = [Array(1...points)]
    index = [elements[0]: 0]
    self.images = [imageGroup.identity]
    var overflow = false
    var next = 0
    while next < elements.count {
      for (position, generator) in generators.enumerated() {
        let element = elements[next].map { generator[$0 - 1] }
        var wraps = false
        let image = imageGroup.product(images[position], self.images[next], overflow: &wraps)
        if wraps, case .field = imageGroup {
          throw .unproved(PartPath("action", "images"), "the images of some elements have numbers that are too long")
        }
        // Until the first image that does not fit everything is exact: sums that leave 64 bits only on the way, too.
        if wraps && !overflow { wraps = !imageGroup.productFits(images[position], self.images[next]) }
        if let known = index[element] {
          guard self.images[known] == image, !wraps || overflow else {
            throw .fault(
              PartPath("action", "images"),
              "not a homomorphism: \(word(generator: position, then: next)) = \(word(known)) in the group, "
                + "but not for the images (s1, s2, … are the generators)")
          }
          edges.append(Int32(known))
        } else {
          guard elements.count < order else {
            throw .fault(PartPath("group", "order"), "the order is not \(order): the generators generate more elements")
          }
          overflow = overflow || wraps
          index[element] = elements.count
          edges.append(Int32(elements.count))
          origins.append((position, next))
          elements.append(element)
          self.images.append(image)
        }
      }
      next += 1
    }
    guard elements.count == order else {
      throw .fault(
        PartPath("group", "order"), "the order is not \(order): the generators generate \(elements.count) elements")
    }
    if overflow {
      if case .matrices(let dimension) = imageGroup {
        // Nothing is proved; but a second modulus refutes matrices of infinite order that pass modulo 2⁶⁴ by accident.
        let residues = images.map { $0.map { ($0 % ImageGroup.prime + ImageGroup.prime) % ImageGroup.prime } }
        _ = try CheckedGroup(
          points: points, generators: generators, order: order, imageGroup: .residues(dimension: dimension),
          images: residues)
      }
      throw .unproved(PartPath("action", "images"), "the images of some elements have entries of more than 64 bits")
    }
    for (position, generator) in generators.enumerated() {
      self.generators.append(try find(generator, at: PartPath("group", "generators")[position]))
    }
  }

  /// The position of an element given in one-line notation.
  func find(_ element: [Int], at path: PartPath) throws(Complaint) -> Int {
    guard let position = index[element] else {
      throw .fault(path, "\(brief(element)) is not an element of the group")
    }
    return position
  }

  /// The position of a list that is an element.
  func number(_ element: [Int]) -> Int { index[element] ?? 0 }

  /// Whether a list is an element in one-line notation.
  func contains(_ element: [Int]) -> Bool { index[element] != nil }

  /// The product g·h, first h, then g, in one-line notation.
  func product(_ g: Int, _ h: [Int]) -> [Int] { h.map { elements[g][$0 - 1] } }

  /// The conjugacy classes: for each the positions of its elements; the first class is that of the identity.
  ///
  /// - Complexity: O(order · generators) products.
  func conjugacyClasses() throws(Complaint) -> [[Int]] {
    let path = PartPath("group")
    var inverses: [[Int]] = []
    for generator in generators {
      var inverse = elements[generator]
      for (point, image) in elements[generator].enumerated() { inverse[image - 1] = point + 1 }
      inverses.append(inverse)
    }
    var seen = [Bool](repeating: false, count: order)
    var classes: [[Int]] = []
    for start in elements.indices where !seen[start] {
      seen[start] = true
      var members = [start]
      var next = 0
      while next < members.count {
        for (generator, inverse) in zip(generators, inverses) {
          let right = inverse.map { elements[members[next]][$0 - 1] }
          let conjugate = try find(product(generator, right), at: path)
          if !seen[conjugate] {
            seen[conjugate] = true
            members.append(conjugate)
          }
        }
        next += 1
      }
      classes.append(members)
    }
    return classes
  }

  /// An element as a product of generators, equal neighbours joined: `s2·s1^3`; `e` for the identity.
  private func word(_ element: Int) -> String {
    element == 0 ? "e" : word(generator: origins[element].generator, then: origins[element].element)
  }

  private func word(generator: Int, then element: Int) -> String {
    var powers: [(generator: Int, exponent: Int)] = [(generator, 1)]
    var rest = element
    while rest != 0 {
      let (generator, next) = origins[rest]
      if let last = powers.last, last.generator == generator {
        powers[powers.count - 1].exponent += 1
      } else {
        powers.append((generator, 1))
      }
      rest = next
    }
    let factors = powers.prefix(20).map { "s\($0.generator + 1)" + ($0.exponent == 1 ? "" : "^\($0.exponent)") }
    return factors.joined(separator: "·") + (powers.count > 20 ? "·…" : "")
  }
}

/// A list as in the file, cut if it is long.
func brief(_ list: [Int]) -> String {
  "[" + list.prefix(40).map(String.init).joined(separator: ",") + (list.count > 40 ? ",…]" : "]")
}
