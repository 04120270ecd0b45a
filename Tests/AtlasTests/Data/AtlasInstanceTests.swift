import Foundation
import Testing

@testable import Atlas

@Suite struct AtlasInstanceTests {
  @Test func instancesAreReadAsTheyAreWritten() throws {
    let text =
      #"{"certificate":null,"coefficientDimension":11,"group":"SmallGroup(12,3)","id":"00","identity":"i","irreducibleCount":4,"lower":3,"lowerBy":["rank"],"order":12,"rows":[2,4],"symmetry":"exact","upper":4,"upperBy":"engine","weights":"convex"}"#
    let instance = try JSONDecoder().decode(AtlasInstance.self, from: Data(text.utf8))
    #expect(!instance.isClosed && instance.rows == [2, 4] && instance.epsilon == nil)
    #expect(try JSONDecoder().decode(AtlasInstance.self, from: JSONEncoder().encode(instance)) == instance)
  }
}
