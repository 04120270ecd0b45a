import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Properties

@Suite struct CostHelperTests {
  /// The characters of orders 2 and 3 of C6: a transportation problem with margins ½ and ⅓.
  @Test func leastSchemesOfATransportationProblem() throws {
    let instance = Instance(group: try InstanceGroup("C6"), functionClass: .characters(orders: [2, 3]))
    let system = ExactSystem(try CostOperators().coefficients(instance.setting().functions()))
    #expect(system.functions.count == 4)
    let convex = system.least(.convex)
    #expect(convex.support.count == 4)
    #expect(Set(convex.weights) == [Rational(1, 6), Rational(1, 3)])
    #expect(system.least(.affine).support.count == 4)
    #expect(system.least(.uniform).support.count == 6)
    for scheme in system.allLeast(.convex) {
      #expect(scheme.support.first == 0 && scheme.support.count == 4)
      #expect(scheme.weights.reduce(0, +) == 1)
    }
  }

  @Test func theTrivialGroupNeedsItsElement() throws {
    let instance = Instance(group: try InstanceGroup("C1"), functionClass: .regular)
    let least = ExactSystem(try CostOperators().coefficients(instance.setting().functions())).least(.convex)
    #expect(least.support == [0] && least.weights == [1])
  }

  /// On at most 3 points S3 acts in 1 + 2 + 3 + 1 ways: trivially on 1, 2 and 3, by signs on 2 and 2 + 1, on 3 points.
  @Test func actionsOfS3OnThreePoints() throws {
    let group = try Instance(group: InstanceGroup("S3")).setting().group
    let actions = try PointAction.all(of: group, points: 3)
    #expect(actions.map(\.dimension) == [1, 2, 2, 3, 3, 3])
  }

  @Test func imagesThatAreNoActionAreRefused() throws {
    var instance = Instance(group: try InstanceGroup("C3"))
    instance.action = .permutation(degree: 2, images: [try Permutation(oneLine: [2, 1])])
    #expect(throws: InstanceError.self) { try PointAction(instance.setting()) }
  }

  @Test func sharplyTransitiveSets() throws {
    let groups = ["S3", "A4", "S4"]
    for name in groups {
      let action = try PointAction(Instance(group: InstanceGroup(name)).setting())
      #expect(action.isTransitive && action.isFaithful)
      #expect(action.sharplyTransitiveSet?.count == action.degree)
    }
    let group = try Instance(group: InstanceGroup("A4")).setting().group
    let involution = try #require((1..<group.order).first { group.order(of: $0) == 2 })
    var instance = Instance(group: try InstanceGroup("A4"))
    instance.action = try .cosets(of: [Subgroup(of: group, generatedBy: [involution])], in: group)
    #expect(try PointAction(instance.setting()).sharplyTransitiveSet == nil)
  }

  /// A representation conjugated by powers of the golden ratio has the same character and irrational matrices.
  @Test func irrationalBases() throws {
    let instance = try Instance.unions(of: InstanceGroup("S3"))[1]
    let moved = try instance.inIrrationalBasis(steps: 1).fieldFunctions()
    let functions = try instance.setting().functions()
    for element in 0..<functions.group.order {
      #expect(moved.character(at: element).rational == Rational(functions.character(at: element)))
    }
    #expect(moved.dimension == functions.dimension)
  }
}
