import ExactArithmetic
import FiniteGroups
@testable import Properties
import PropertyTesting
import Testing

/// What the judges of claims about data rest on, against values by hand.
@Suite struct EstimationHelpersTests {
  /// Two points that are exchanged.
  private func exchange() throws -> Instance {
    var instance = Instance(group: try InstanceGroup("C2"))
    instance.action = .permutation(degree: 2, images: [try Permutation(oneLine: [2, 1])])
    instance.vectors["f*"] = [1, 0]
    return instance
  }

  @Test func gainWithGaussianInputsOfTwoExchangedCoordinates() throws {
    var instance = try exchange().with(number: 1, as: "s²").with(number: 1, as: "σ²")
    instance.vectors["θ"] = [1, 0]
    // σ²·1/(n − d − 1) − ½.
    for (samples, gain) in [(4, Rational(1, 2)), (5, 0), (7, Rational(-1, 4))] {
      #expect(try GaussianInputs(instance.with(number: Rational(samples), as: "n")).gain == gain)
    }
    for samples in 1...3 {
      #expect(try GaussianInputs(instance.with(number: Rational(samples), as: "n")).gain == nil)
    }
    // Without noise and n = 1 the projection has rank 1: ½·E Q₁₂² + ½·E Q₁₁² − ½ = ½·⅛ + ½·⅜ − ½.
    let quiet = instance.with(number: 0, as: "σ²").with(number: 1, as: "n")
    #expect(try GaussianInputs(quiet).gain == Rational(-1, 4))
  }

  @Test func listsOfObservationsHaveProbabilitiesThatSumToOne() throws {
    let instance = try exchange().with(number: 1, as: "σ").with(number: 3, as: "n")
    let design = try #require(try RandomDesign(instance))
    #expect(design.mean { _ in 1 } == 1)
    #expect(design.mean { $0[0].value } == Rational(1, 2))
    #expect(design.mean { $0[1].value * $0[1].value } == Rational(3, 2))
    #expect(try RandomDesign(instance, limit: 63) == nil)
    #expect(try RandomDesign(instance, limit: 64) != nil)
    #expect(try RandomDesign(instance.with(number: -1, as: "σ")) == nil)
  }

  @Test func reproducingKernelOfAllFunctionsIsTheInverseMeasure() throws {
    let points = try PointProblem(exchange())
    #expect(points.reproducingKernel(of: [[1, 2], [2, 1], [3, 3]]) == [[2, 0], [0, 2]])
    #expect(points.reproducingKernel(of: [[3, 3]]) == [[1, 1], [1, 1]])
    #expect(points.reproducingKernel(of: [[0, 0]]) == [[0, 0], [0, 0]])
  }

  @Test func kernelsMustBeSymmetricAndPositiveSemidefinite() throws {
    var instance = try exchange()
    let action = try PointAction(instance.setting())
    for (values, isKernel, isInvariant) in [
      ([2, 1, 1, 2], true, true), ([1, 0, 0, 0], true, false), ([1, 2, 2, 1], false, false),
      ([1, 1, 0, 1], false, false),
    ] as [([Rational], Bool, Bool)] {
      instance.vectors["K"] = values
      let kernel = try instance.kernel(on: action)
      #expect((kernel != nil) == isKernel)
      #expect((kernel?.isInvariant ?? false) == isInvariant)
    }
    instance.vectors["K"] = [1, 0, 0, 0]
    let kernel = try #require(try instance.kernel(on: action))
    let half = Rational(1, 2)
    #expect(kernel.averaged == Matrix(rows: [[half, half], [0, 0]], columnCount: 2))
    #expect(kernel.averagedOnTheLeft == Matrix(rows: [[half, 0], [half, 0]], columnCount: 2))
  }

  @Test func ridgeFitOfOneObservation() {
    // K = I, λ = 1: y/2 at the point, and a quarter of each of two observations of one point.
    let half = Rational(1, 2)
    #expect(PointKernel.ridgeFit(.identity(2), 1, observed: [0]) == [[half, 0]])
    #expect(PointKernel.ridgeFit(.identity(2), 1, observed: [1, 1]) == [[0, Rational(1, 4)], [0, Rational(1, 4)]])
    #expect(Matrix<Rational>.identity(2).effectiveDimension(1) == 1)
  }

  @Test(arguments: [0, 1, -2.5, 1e-12, 123_456.789, 3e15, -1e17])
  func doublesAreEnclosed(value: Double) {
    let near = Rational.near(value)
    #expect(near.lower.approximation <= value && value <= near.upper.approximation)
    #expect(near.width.approximation <= 3e-9 * (1 + abs(value)))
  }

  @Test func whatIsNotFiniteIsFarAway() {
    let far = Rational(1 << 57)
    #expect(Rational.near(.infinity).lower > far && Rational.near(.nan).lower > far)
    #expect(Rational.near(-.infinity).upper < -far)
  }

  @Test func gradientStepOfOneItem() {
    let rule = DescentRule(kernel: .identity(2), rate: Rational(1, 2), penalty: 1)
    // (1, 2) − ½((1 − 3)(1, 0) + (1, 2)).
    #expect(rule.step(from: [1, 2], item: DescentItem(point: 0, label: 3)) == [Rational(3, 2), 1])
  }
}
