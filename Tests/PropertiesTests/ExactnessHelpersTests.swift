import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Testing

@testable import Properties

/// The definitions that claims about exactness, thresholds and witnesses are judged by, on cases known by hand.
@Suite struct ExactnessHelpersTests {
  private func instance(_ group: String, _ functions: FunctionClassSpecification = .functions) throws -> Instance {
    Instance(group: try InstanceGroup(group), functionClass: functions)
  }

  @Test func theSystemOfThreePoints() throws {
    let setting = try instance("S3").setting()
    let system = ExactnessSystem(try setting.functions())
    // 1 and the plane: 1 + 4; the sign is missing. Means of entries are 1/3.
    #expect(system.dimension == 5)
    #expect(system.commonDenominator == 3)
    #expect(system.complement.count == 1)
    let rotations = (0..<6).filter { setting.group.order(of: $0) != 2 }
    #expect(system.convexWeights(on: rotations).weights == Array(repeating: Rational(1, 3), count: 3))
    #expect(system.uniformSubsets.map(\.count).sorted() == [3, 6])
  }

  @Test func aSeparatingFunctionIsNotNegativeOnTheSupport() throws {
    let system = ExactnessSystem(try instance("S3").setting().functions())
    let answer = system.convexWeights(on: [0, 1])
    let function = try #require(answer.separating)
    #expect(answer.weights == nil)
    #expect(function.reduce(.zero, +).signum < 0)
    #expect(function[0].signum >= 0 && function[1].signum >= 0)
  }

  @Test func omittingAnEquationGivesASchemeThatIsNotExact() throws {
    let system = ExactnessSystem(try instance("C3", .regular).setting().functions())
    let weights = try #require(system.affineWeights(on: [0, 1, 2], omitting: 1))
    #expect(!system.isSatisfied(weights, on: [0, 1, 2]))
    #expect(weights.reduce(.zero, +) == 1)
  }

  @Test func eigenvaluesOfThreeCoordinates() throws {
    let three = try instance("S3")
    let eigenvalues = try CharacterEigenvalues(three.character(), three.setting())
    // 1 three times (at e), −1 once, both cube roots once.
    #expect(eigenvalues.largestMultiplicities.sorted() == [1, 1, 1, 3])
    #expect(eigenvalues.dimension == 3 && eigenvalues.isFaithful)
    // Dimensions of polynomials in three variables; the sign occurs first in degree 3.
    let powers = eigenvalues.symmetricPowers(upTo: 3)
    #expect(powers.map { $0[0].rational } == [1, 3, 6, 10])
    #expect(try eigenvalues.firstDegrees(in: powers).max() == 3)
    #expect(eigenvalues.tensorPowers(upTo: 2).map { $0[0].rational } == [1, 3, 9])
  }

  @Test func multiplicitiesGiveTheCharacter() throws {
    let sign = Instance(group: try InstanceGroup("C2")).with(multiplicities: [0, 3])
    #expect(try sign.character().degree.rational == 3)
    #expect(try sign.character().isFaithful)
    #expect(try Instance.characters(of: InstanceGroup("C2"), atMost: 2).count == 8)
  }

  @Test func supportsUpToTranslation() throws {
    // Necklaces of 6 beads of two colours, but the empty one.
    let group = try instance("C6").setting().group
    #expect(group.supports.count == 13)
    #expect(group.supports.allSatisfy { $0[0] == 0 })
  }

  @Test func monomialsOnAnOrbit() throws {
    var plane = try instance("C4", .matrices([Matrix(rows: [[0, -1], [1, 0]], columnCount: 2)]))
    plane.vectors = ["x₁": [1, 0], "x₂": [1, 0]]
    let space = try plane.pointSpace()
    // 1, x, y and x² on four points of the axes; xy vanishes there.
    #expect((0...3).map(space.monomialRank) == [1, 3, 4, 4])
    #expect(space.isIndependent)
  }

  @Test func theFunctionOfAWitness() throws {
    let sign = try instance("C2", .matrices([Matrix(rows: [[-1]], columnCount: 1)]))
    var witnessed = sign
    witnessed.vectors = ["u₁": [1], "v₁": [1]]
    let defined = DefinedWitness(try witnessed.witness(), on: try sign.setting().functions())
    #expect(defined.values == [1, -1] && defined.norm == 1)
    #expect(defined.set(0) == [1] && defined.set(1) == [0, 1] && defined.set(Rational(1, 4)) == [1])
  }

  @Test func kindsOfOrbits() throws {
    // C2 × C2 has five subgroups: sums of at most three of five coset spaces.
    let group = try InstanceGroup("C2^2")
    #expect(try Instance.actions(of: group, kindsOfOrbits: 3).count == 5 + 10 + 10)
  }
}
