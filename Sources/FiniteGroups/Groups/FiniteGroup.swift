import BigInt

/// A finite permutation group with all its elements listed.
///
/// Elements are dense indices `0 ..< order`; 0 is the identity. Products and inverses are found by sifting base images
/// through a stabilizer chain: no hashing, no Cayley table (small groups keep one as a cache).
public struct FiniteGroup: Sendable {
  /// The largest order that is enumerated unless the caller says otherwise.
  public static let defaultOrderLimit = 100_000
  /// The largest number of bytes spent on listing elements.
  public static let memoryLimit = 1 << 29
  /// Up to this order a Cayley table is kept.
  static let tableLimit = 256

  /// The number of elements.
  public let order: Int
  /// The number of points.
  public let degree: Int
  /// The generators, as given.
  public let generators: [Permutation]
  /// The indices of the generators.
  public let generatorIndices: [Int]

  private let images: [UInt16]
  private let inverses: [Int32]
  private let sifter: BaseImageSifter
  private let table: [Int32]

  /// Enumerates the group that the permutations generate.
  ///
  /// - Parameters:
  ///   - generators: permutations of equal degree; empty for the trivial group.
  ///   - degree: the number of points (needed when there is no generator).
  ///   - name: what error messages call the group.
  ///   - orderLimit: larger groups are refused before memory is taken.
  /// - Throws: ``GroupError/orderTooLarge(group:atLeast:limit:)``, ``GroupError/memory(group:bytes:limit:)``,
  ///   ``GroupError/malformedImages(_:)``.
  /// - Complexity: O(order · degree) time and memory, after the stabilizer chain.
  public init(
    generators: [Permutation], degree: Int, name: String = "the group", orderLimit: Int = defaultOrderLimit
  ) throws(GroupError) {
    guard generators.allSatisfy({ $0.degree == degree }) else {
      throw .malformedImages("the generators of \(name) must all be permutations of \(degree) points")
    }
    let chain = try StabilizerChain(enumerating: generators, degree: degree, name: name, orderLimit: orderLimit)
    let order = Int(chain.order)
    let bytes = order * max(degree, 1) * MemoryLayout<UInt16>.stride
    guard bytes <= FiniteGroup.memoryLimit else {
      throw .memory(group: name, bytes: bytes, limit: FiniteGroup.memoryLimit)
    }
    let images = FiniteGroup.listElements(chain)
    let sifter = BaseImageSifter(chain)
    self.order = order
    self.degree = degree
    self.generators = generators
    self.images = images
    self.sifter = sifter
    inverses = images.withUnsafeBufferPointer { sifter.inverses(of: $0, order: order) }
    generatorIndices = generators.map { sifter.index(of: $0) }
    table =
      order > FiniteGroup.tableLimit
      ? []
      : images.withUnsafeBufferPointer { images in
        (0..<(order * order)).map { Int32(sifter.product($0 / order, $0 % order, images: images)) }
      }
  }

  /// The index of the identity.
  public var identity: Int { 0 }

  /// The index of the product `left · right`, as functions.
  ///
  /// - Complexity: O(1) with a Cayley table (order ≤ 256), else O(b²), b the length of the base.
  public func product(_ left: Int, _ right: Int) -> Int {
    if !table.isEmpty { return Int(table[left * order + right]) }
    return images.withUnsafeBufferPointer { sifter.product(left, right, images: $0) }
  }

  /// The index of the inverse.
  ///
  /// - Complexity: O(1)
  public func inverse(_ element: Int) -> Int { Int(inverses[element]) }

  /// The image of a point (from 0) under an element.
  ///
  /// - Complexity: O(1)
  public func image(of point: Int, under element: Int) -> Int { Int(images[element * degree + point]) }

  /// An element as a permutation.
  public func permutation(_ element: Int) -> Permutation {
    Permutation(unchecked: Array(images[(element * degree)..<((element + 1) * degree)]))
  }

  /// The index of a permutation, or `nil` if it is not an element.
  ///
  /// - Complexity: O(b² + degree)
  public func index(of permutation: Permutation) -> Int? {
    guard permutation.degree == degree, let index = sifter.candidate(for: permutation) else { return nil }
    let start = index * degree
    return (0..<degree).allSatisfy { images[start + $0] == permutation.images[$0] } ? index : nil
  }

  /// The order of an element.
  public func order(of element: Int) -> Int {
    var power = element
    var count = 1
    while power != identity {
      power = product(power, element)
      count += 1
    }
    return count
  }

  /// All elements, in the mixed-radix order of the transversals.
  private static func listElements(_ chain: StabilizerChain) -> [UInt16] {
    let degree = chain.degree
    var images = Permutation(identity: degree).images
    for level in chain.levels {
      let representatives = level.representativeRows(degree: degree)
      var next: [UInt16] = []
      next.reserveCapacity(images.count * level.orbit.count)
      images.withUnsafeBufferPointer { images in
        representatives.withUnsafeBufferPointer { representatives in
          for prefix in stride(from: 0, to: images.count, by: degree) {
            let row = UnsafeBufferPointer(rebasing: images[prefix..<(prefix + degree)])
            for point in representatives { next.append(row[Int(point)]) }
          }
        }
      }
      images = next
    }
    return images
  }
}

/// Finds the index of an element from its base images.
private struct BaseImageSifter: Sendable {
  private let degree: Int
  private let basePoints: [Int]
  /// Per level, one after the other: the position of each point in the orbit (−1 outside).
  private let positions: [Int32]
  /// Per level, the number of orbit points.
  private let lengths: [Int]
  /// Per level, where its inverse representatives begin in `inverses`.
  private let offsets: [Int]
  /// The images under all inverse representatives.
  private let inverseImages: [UInt16]

  init(_ chain: StabilizerChain) {
    degree = chain.degree
    basePoints = chain.levels.map(\.basePoint)
    positions = chain.levels.flatMap(\.positionTable)
    lengths = chain.levels.map(\.orbit.count)
    var offsets: [Int] = []
    var inverseImages: [UInt16] = []
    for level in chain.levels {
      offsets.append(inverseImages.count)
      inverseImages.append(contentsOf: level.inverseRows)
    }
    self.offsets = offsets
    self.inverseImages = inverseImages
  }

  /// The index of the element with base images `image(basePoint)`; `nil` if no element has them.
  ///
  /// - Complexity: O(b²)
  @inline(__always)
  private func locate(_ image: (Int) -> Int) -> Int? {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: basePoints.count) { current -> Int? in
      for level in basePoints.indices { current[level] = image(basePoints[level]) }
      var index = 0
      for level in basePoints.indices {
        let position = Int(positions[level * degree + current[level]])
        if position < 0 { return nil }
        index = index * lengths[level] + position
        if position == 0 { continue }
        let start = offsets[level] + position * degree
        for later in (level + 1)..<max(level + 1, basePoints.count) {
          current[later] = Int(inverseImages[start + current[later]])
        }
      }
      return index
    }
  }

  func candidate(for permutation: Permutation) -> Int? { locate { permutation($0) } }

  /// The index of a permutation known to be an element.
  func index(of permutation: Permutation) -> Int { candidate(for: permutation) ?? 0 }

  func product(_ left: Int, _ right: Int, images: UnsafeBufferPointer<UInt16>) -> Int {
    locate { Int(images[left * degree + Int(images[right * degree + $0])]) } ?? 0
  }

  func inverses(of images: UnsafeBufferPointer<UInt16>, order: Int) -> [Int32] {
    var inverse = [Int](repeating: 0, count: degree)
    return (0..<order).map { element in
      for point in 0..<degree { inverse[Int(images[element * degree + point])] = point }
      return Int32(locate { inverse[$0] } ?? 0)
    }
  }
}
