import ExactArithmetic
import Testing

@testable import Solving

@Suite struct MinimumNormPointTests {
  private func search(_ vectors: [[Double]]) -> MinimumNormPoint {
    var search = MinimumNormPoint(
      GramMatrix(vectors: vectors.flatMap { $0 }, dimension: vectors[0].count, count: vectors.count))
    let isDone = search.minimize(over: Array(vectors.indices))
    #expect(isDone)
    return search
  }

  @Test func segmentAndTriangle() {
    let segment = search([[1, 1], [1, -1]])
    #expect(abs(segment.squaredNorm - 1) < 1e-9)
    #expect(abs(segment.weights[0] - 0.5) < 1e-9)
    let triangle = search([[1, 0], [-1, 1], [-1, -1]])
    #expect(triangle.containsOrigin)
  }

  /// Random points: the point found satisfies the conditions that characterize it.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func conditions(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let vectors = (0..<30).map { _ in (0..<6).map { _ in Double.random(in: -1...1, using: &random) + 0.4 } }
    let found = search(vectors)
    #expect(abs(found.weights.reduce(0, +) - 1) < 1e-9)
    #expect(found.weights.allSatisfy { $0 > 0 })
    if !found.containsOrigin {
      for index in vectors.indices { #expect(found.products[index] >= found.squaredNorm - 1e-7) }
    }
  }
}
