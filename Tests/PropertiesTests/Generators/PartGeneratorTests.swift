import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Testing

@testable import Properties

/// What generators draw on a group satisfies the definitions: actions, schemes, measures, frames, functions.
@Suite struct PartGeneratorTests {
  private static let settings = Settings(cases: 100, usesEnvironment: false, keepsFailures: false)

  private func check<Part>(
    _ name: String, _ part: @escaping @Sendable (FiniteGroup) -> Gen<Part>,
    _ body: @escaping @Sendable (FiniteGroup, Part) throws -> Void
  ) async {
    let drawn = Gen<(FiniteGroup, Part)> { source in
      let group = try Instance(group: try source.draw(.group(order: 16))).setting().group
      return (group, try source.draw(part(group)))
    }
    let report = await Property(name, drawn) { (value: (FiniteGroup, Part)) in try body(value.0, value.1) }
      .check(PartGeneratorTests.settings)
    #expect(report.isSuccess, "\(report)")
  }

  @Test func actionsAreActions() async {
    await check("actions", { Gen<GroupAction>.action(of: $0) }) { group, action in
      let functions = try FunctionClass(.polynomials(degree: 1), group: group, action: action)
      for summand in Summand.all(of: functions) {
        for generator in group.generatorIndices {
          let function = (0..<summand.dimension).map { Rational($0 + 1) }
          for element in 0..<group.order {
            let moved = summand.moved(summand.moved(function, by: generator), by: element)
            try ensure(moved == summand.moved(function, by: group.product(element, generator)))
          }
        }
      }
    }
  }

  @Test func framesAreEquivariantAndTheirAveragesInvariant() async {
    await check("frames", { Gen<[[Int]]>.frame(of: $0) }) { group, frame in
      for point in 0..<group.degree {
        try ensure(!frame[point].isEmpty)
        for element in 0..<group.order {
          let moved = frame[point].map { group.product(element, $0) }.sorted()
          try ensure(frame[group.image(of: point, under: element)] == moved)
        }
      }
      let function = (0..<group.degree).map { Rational($0 * $0) }
      let averages = (0..<group.degree).map { point in
        frame[point].reduce(Rational.zero) { $0 + function[group.image(of: point, under: group.inverse($1))] }
          / Rational(frame[point].count)
      }
      for orbit in group.pointOrbits { try ensure(orbit.allSatisfy { averages[$0] == averages[orbit[0]] }) }
    }
  }

  @Test func measuresSumToOneAndInvariantOnesAreInvariant() async {
    await check("measures", { Gen<[Rational]>.invariantMeasure(of: $0) }) { group, weights in
      try ensure(weights.allSatisfy { $0.signum >= 0 } && weights.reduce(.zero, +) == 1)
      for orbit in group.pointOrbits { try ensure(orbit.allSatisfy { weights[$0] == weights[orbit[0]] }) }
    }
    await check("any measures", { Gen<[Rational]>.measure(points: $0.degree) }) { group, weights in
      try ensure(weights.count == group.degree)
      try ensure(weights.allSatisfy { $0.signum >= 0 } && weights.reduce(.zero, +) == 1)
    }
  }

  @Test(arguments: WeightClass.allCases)
  func schemesAreOfTheirClass(weights: WeightClass) async {
    await check("schemes, \(weights)", { Gen<AveragingScheme>.scheme(in: $0, weights) }) { group, scheme in
      let checked = try AveragingScheme(scheme.weights, weightClass: weights)
      try ensure(checked == scheme && scheme.support.allSatisfy { (0..<group.order).contains($0) })
    }
  }

  @Test(arguments: [WeightClass.convex, .affine])
  func exactSchemesAreExact(weights: WeightClass) async throws {
    let parts = InstanceParts(weights: weights, exactSchemes: ["ω"])
    let property = Property("exact schemes", Gen<Instance>.classOnGroup(order: 8, dimension: 8, with: parts)) {
      let scheme = try $0.scheme("ω")
      try ensure(scheme.isExact(on: $0.setting().functions()))
      classify("smaller than the group", try scheme.size < $0.setting().group.order)
    }
    let report = await property.check(PartGeneratorTests.settings)
    #expect(report.isSuccess, "\(report)")
    #expect((report.labels.first?.count ?? 0) >= 15)
  }

  @Test func isotypicFunctionsLieInOneComponent() async throws {
    let drawn = Gen<(Instance, [Rational])> { source in
      let instance = try source.draw(.classOnGroup(order: 8, dimension: 8))
      return (instance, try source.draw(.isotypic(in: try instance.setting().functions())))
    }
    let property = Property("isotypic", drawn) { (value: (Instance, [Rational])) in
      let setting = try value.0.setting()
      // The mean is 0 or everything: the component is the trivial one or another.
      for summand in try setting.summands() {
        let part = summand.part(of: value.1)
        let mean = summand.mean(of: part)
        try ensure(mean == part || mean.allSatisfy(\.isZero))
      }
    }
    let report = await property.check(PartGeneratorTests.settings)
    #expect(report.isSuccess, "\(report)")
  }
}
