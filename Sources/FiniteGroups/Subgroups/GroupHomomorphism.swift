/// A homomorphism of enumerated groups, by the images of all elements.
public struct GroupHomomorphism: Sendable {
  /// The group it starts from.
  public let source: FiniteGroup
  /// The group it goes to.
  public let target: FiniteGroup
  /// For each element of the source, the index of its image.
  public let images: [Int]

  /// The map with the given images, once f(x·s) = f(x)·f(s) has been checked for all elements x and generators s, which
  /// proves it a homomorphism.
  ///
  /// - Throws: ``GroupError/notAHomomorphism(_:)``.
  /// - Complexity: O(order of the source · generators) products
  public init(from source: FiniteGroup, to target: FiniteGroup, images: [Int]) throws(GroupError) {
    guard images.count == source.order, images.allSatisfy({ (0..<target.order).contains($0) }) else {
      throw .notAHomomorphism(
        "each of the \(source.order) elements must have an image among the \(target.order) elements of the target")
    }
    for element in 0..<source.order {
      for generator in source.generatorIndices
      where images[source.product(element, generator)] != target.product(images[element], images[generator]) {
        let (x, s) = (source.permutation(element), source.permutation(generator))
        throw .notAHomomorphism("the image of \(x)·\(s) is not the product of the images")
      }
    }
    self.init(unchecked: images, from: source, to: target)
  }

  /// The homomorphism that sends the generators of the source to the given elements.
  ///
  /// - Throws: ``GroupError/notAHomomorphism(_:)`` when the images do not satisfy the relations of the generators.
  /// - Complexity: O(order of the source · generators) products
  public init(from source: FiniteGroup, to target: FiniteGroup, generatorImages: [Int]) throws(GroupError) {
    guard generatorImages.count == source.generatorIndices.count,
      generatorImages.allSatisfy({ (0..<target.order).contains($0) })
    else {
      throw .notAHomomorphism(
        "each of the \(source.generatorIndices.count) generators must have an image among the \(target.order) elements")
    }
    let tree = CayleyTree(of: source)
    var images = [Int](repeating: target.identity, count: source.order)
    for element in tree.elements.dropFirst() {
      images[element] = target.product(images[tree.parents[element]], generatorImages[tree.lastGenerators[element]])
    }
    for (generator, image) in zip(source.generatorIndices, generatorImages) where images[generator] != image {
      throw .notAHomomorphism("equal generators must have equal images, and the identity must go to the identity")
    }
    try self.init(from: source, to: target, images: images)
  }

  init(unchecked images: [Int], from source: FiniteGroup, to target: FiniteGroup) {
    self.source = source
    self.target = target
    self.images = images
  }

  /// The image of an element.
  public func callAsFunction(_ element: Int) -> Int { images[element] }

  /// The elements that go to the identity, a normal subgroup of the source.
  ///
  /// - Complexity: O(order of the source · generators) products
  public var kernel: Subgroup {
    Subgroup(
      of: source,
      closed: ElementSet((0..<source.order).filter { images[$0] == target.identity }, capacity: source.order))
  }

  /// The image, a subgroup of the target.
  ///
  /// - Complexity: O(order of the image · generators) products
  public var image: Subgroup { Subgroup(of: target, generatedBy: source.generatorIndices.map { images[$0] }) }

  /// Whether different elements have different images.
  public var isInjective: Bool { images.count { $0 == target.identity } == 1 }

  /// Whether every element of the target is an image.
  public var isSurjective: Bool { image.isWhole }

  /// Whether it is injective and surjective.
  public var isIsomorphism: Bool { source.order == target.order && isInjective }
}
