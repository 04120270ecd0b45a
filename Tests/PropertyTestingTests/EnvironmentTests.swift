import Testing

@testable import PropertyTesting

/// The environment overrides settings, and nonsense in it is refused.
@Suite struct EnvironmentTests {
  @Test func `seed and cases are overridden`() throws {
    let settings = Settings(cases: 10, seed: 1)
    let resolved = try settings.resolved(["REYNOLDS_SEED": "0xFF", "REYNOLDS_CASES": "77"])
    #expect(resolved.seed == 255)
    #expect(resolved.cases == 77)
    #expect(try settings.resolved(["REYNOLDS_SEED": "18446744073709551615"]).seed == .max)
    #expect(try settings.resolved([:]).cases == 10)
    let deaf = Settings(cases: 10, seed: 1, usesEnvironment: false)
    #expect(try deaf.resolved(["REYNOLDS_SEED": "5", "REYNOLDS_CASES": "x"]).seed == 1)
  }

  @Test(arguments: [
    ["REYNOLDS_SEED": "abc"], ["REYNOLDS_SEED": "-1"], ["REYNOLDS_SEED": "18446744073709551616"], ["REYNOLDS_SEED": ""],
    ["REYNOLDS_CASES": "many"], ["REYNOLDS_CASES": "0"], ["REYNOLDS_CASES": "-3"],
  ])
  func `values that are no numbers are refused`(environment: [String: String]) {
    #expect(throws: SettingsError.self) { try Settings().resolved(environment) }
  }

  @Test func `the command to run again is the one that is running`() async {
    #expect(Settings.command(of: ["./tool", "check", "--name", "two words"]) == "./tool check --name 'two words'")
    #expect(Settings.command(of: ["/b/debug/MyPackageTests.xctest", "--testing-library", "x"]) == "swift test")
    #expect(Settings.command(of: ["/usr/libexec/swiftpm-testing-helper", "--test-bundle-path"]) == "swift test")
    #expect(Settings.command(of: []) == "")
    #expect(Settings.runningCommand == Settings.command(of: CommandLine.arguments))
    #expect(Settings().rerunCommand == Settings.runningCommand)
    var settings = Settings(seed: 4, usesEnvironment: false)
    let report = await Property("rerun", Gen<Int>.int()) { try ensure($0 == 0) }.check(settings)
    #expect(report.counterexample?.rerun == "REYNOLDS_SEED=4 REYNOLDS_CASES=1000 \(Settings.runningCommand)")
    settings.rerunCommand = "make check"
    let other = await Property("rerun", Gen<Int>.int()) { try ensure($0 == 0) }.check(settings)
    #expect(other.counterexample?.rerun.hasSuffix("=1000 make check") == true)
  }

  @Test func `the printed seed and number of cases find the failure again`() async throws {
    let property = Property("rare", Gen<Int>.int(in: 0...1_000_000)) { try ensure($0 % 300 != 7) }
    let found = await property.check(quiet(cases: 3000, seed: 9))
    let rerun = try #require(found.counterexample?.rerun)
    var environment: [String: String] = [:]
    for word in rerun.split(separator: " ") {
      let parts = word.split(separator: "=")
      if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
    }
    var again = try Settings(cases: 1, seed: 0).resolved(environment)
    again.usesEnvironment = false
    let repeated = await property.check(again)
    #expect(repeated.counterexample?.origin == found.counterexample?.origin)
    #expect(repeated.counterexample?.sequence == found.counterexample?.sequence)
  }
}
