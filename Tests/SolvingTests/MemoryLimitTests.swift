import Averaging
import FiniteGroups
import Representations
import Testing

@testable import Solving

@Suite struct MemoryLimitTests {
  private func certify(
    _ group: String, _ functions: String, weights: WeightClass = .convex, symmetry: String = "exact", mebibytes: Int?
  ) throws -> CertificationResult {
    let instance = try CertificationInstance(
      group: group, functionClass: try FunctionClassSpecification(functions), weights: weights,
      symmetry: try #require(SymmetryNotion(symmetry)))
    return try Certifier(budget: SolverBudget(seconds: 60, memoryMiB: mebibytes), methods: .engine).certify(instance)
  }

  /// The least size is 10. With a few kilobytes for images and trees the search ends early, with what was proved until then and
  /// the reason; with more it closes.
  @Test func aSmallMemoryLeavesAnHonestInterval() throws {
    let instance = try CertificationInstance(group: "S4", functionClass: .polynomials(degree: 2))
    let facts = try InstanceFacts(instance, #require(instance.functionClass.rational))
    let table = CoefficientTable(facts.space, of: facts.functionClass)
    let symmetries = SupportSymmetries(of: instance.group, colors: instance.traceColors, allowsInversion: true)
    var lowers: [Int] = []
    for bytes in [4_000, 20_000, 40_000, 80_000, 1 << 20] {
      let limits = EngineLimits(SolverBudget(memoryMiB: 1)).reserved((1 << 20) - bytes)
      var engine = MonotoneEngine(ConvexOracle(table), symmetries: symmetries, limits: limits)
      let result = engine.run(lower: 2, upper: 24)
      let lower = result.refutations.last.map { $0.size + 1 } ?? 2
      let upper = result.scheme?.count ?? 24
      #expect(lower <= 10 && upper >= 10)
      #expect((result.report.stopped == .memory(mebibytes: 1)) == (lower < upper), "\(bytes): \(lower) … \(upper)")
      lowers.append(lower)
    }
    #expect(lowers.first == 2 && lowers.last == 10)
    #expect(EngineStop.memory(mebibytes: 1).description.contains("1 MiB was reached (raise --memory)"))
  }

  /// A limit that is not reached changes nothing.
  @Test func aLargeMemoryIsEnough() throws {
    let limited = try certify("S4", "polynomials:2", mebibytes: 64)
    #expect(limited.status == .certified && limited.complexity == 10 && limited.engine?.stopped == nil)
    let free = try certify("S4", "polynomials:2", mebibytes: nil)
    #expect(limited.certificate == free.certificate)
  }

  /// Where the tables do not fit, nothing is searched, and the bounds without search stay.
  @Test func tablesCount() throws {
    let result = try certify("S4", "polynomials:2", mebibytes: 0)
    #expect(result.engine?.stopped == .memory(mebibytes: 0) && result.engine?.examined == 0)
    #expect(result.status == .open && result.lower == 6 && result.report.verdict == .valid)
  }

  /// Each part of the search counts what it holds: with almost nothing it ends at once, and says why.
  @Test func theSearchesStop() throws {
    let limits = EngineLimits(SolverBudget(memoryMiB: 1)).reserved((1 << 20) - 2_000)
    for weights in [WeightClass.convex, .uniform] {
      let instance = try CertificationInstance(
        group: "S4", functionClass: .polynomials(degree: 2), weights: weights)
      let facts = try InstanceFacts(instance, #require(instance.functionClass.rational))
      let table = CoefficientTable(facts.space, of: facts.functionClass)
      let symmetries = SupportSymmetries(of: instance.group, colors: instance.traceColors, allowsInversion: true)
      if weights == .convex {
        var engine = MonotoneEngine(ConvexOracle(table), symmetries: symmetries, limits: limits)
        let result = engine.run(lower: 2, upper: 24)
        #expect(result.report.stopped == .memory(mebibytes: 1) && result.refutations.last == nil)
      } else {
        var engine = UniformEngine(
          try #require(ExactUniformOracle(table, of: facts.functionClass)), symmetries: symmetries,
          settings: .init(lower: 2, divisor: 1, upper: 12, hasComplements: true, quotientLimit: nil), limits: limits)
        let result = engine.run()
        #expect(result.report.stopped == .memory(mebibytes: 1) && result.refutations.isEmpty && result.lower == 2)
      }
    }
  }
}
