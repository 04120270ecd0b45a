import FiniteGroups
import Testing

@Suite struct GroupHomomorphismTests {
  @Test func generatorImagesDetermineTheMap() throws {
    let (source, target) = (try GroupDescription("C12").enumerated(), try GroupDescription("C4").enumerated())
    let map = try GroupHomomorphism(from: source, to: target, generatorImages: target.generatorIndices)
    #expect(map.kernel.order == 3 && map.isSurjective && !map.isInjective && !map.isIsomorphism)
    let trivial = try GroupHomomorphism(from: source, to: target, generatorImages: [target.identity])
    #expect(trivial.kernel.isWhole && trivial.image.isTrivial)
    let same = try GroupHomomorphism(from: target, to: target, images: [0, 1, 2, 3])
    #expect(same.isIsomorphism && same(3) == 3)
  }

  @Test func brokenMapsAreRefused() throws {
    let (source, target) = (try GroupDescription("C6").enumerated(), try GroupDescription("C4").enumerated())
    let element = try #require((0..<4).first { target.order(of: $0) == 4 })
    for images in [[0, 0, 0], [0, 1, 2, 3, 0, 1], [0, 0, 0, 0, 0, 9], [1, 1, 1, 1, 1, 1]] {
      #expect(throws: GroupError.self) { try GroupHomomorphism(from: source, to: target, images: images) }
    }
    for images in [[], [4], [element], [0, 0]] {
      #expect(throws: GroupError.self) { try GroupHomomorphism(from: source, to: target, generatorImages: images) }
    }
    // A generator given twice, or the identity as a generator, with images that disagree.
    let repeated = try GroupDescription("(1 2),(1 2)").enumerated()
    let identity = try GroupDescription("(),(1 2)").enumerated()
    #expect(throws: GroupError.self) { try GroupHomomorphism(from: repeated, to: repeated, generatorImages: [0, 1]) }
    #expect(throws: GroupError.self) { try GroupHomomorphism(from: identity, to: identity, generatorImages: [1, 1]) }
    #expect(try GroupHomomorphism(from: repeated, to: repeated, generatorImages: [1, 1]).isIsomorphism)
  }
}
