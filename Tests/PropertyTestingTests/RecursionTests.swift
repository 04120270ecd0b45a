import CertificateFiles
import PropertyTesting
import Testing

/// Recursions without end are reported, however they are written.
@Suite(.enabled(if: !Sanitizer.isInUse, "frames of a sanitizer fill the stack before the depth that is reported"))
struct RecursionTests {
  private indirect enum List: Sendable {
    case end
    case cell(Int, List)

    static func direct(_ source: inout ChoiceSource) throws -> List {
      let number = try source.draw(.int(in: 0...9))
      return number == 9 ? .end : .cell(number, try direct(&source))
    }

    static func drawn() -> Gen<List> {
      Gen { source in .cell(try source.draw(.int(in: 0...9)), try source.draw(drawn())) }
    }

    static func alternatives() -> Gen<List> {
      .oneOf(
        Gen { source in .cell(try source.draw(.int(in: 0...9)), try alternatives().generate(from: &source)) },
        .just(.end))
    }

    static func dependent() -> Gen<List> {
      Gen<Int>.int(in: 0...9).flatMap { number in dependent().map { .cell(number, $0) } }
    }

    static func unchosen() -> Gen<List> {
      Gen<Int>.just(0).flatMap { _ in unchosen() }
    }

    static func sized() -> Gen<List> {
      .sized { _ in sized() }
    }
  }

  @Test func `recursions without end are reported at default settings`() async throws {
    // The process ended with a stack overflow, unless the limit of choices was set very low.
    let generators: [(name: String, generator: Gen<List>)] = [
      ("direct", Gen { try List.direct(&$0) }), ("draw", List.drawn()), ("oneOf", List.alternatives()),
      ("flatMap", List.dependent()), ("no choices", List.unchosen()), ("sized", List.sized()),
    ]
    for (name, generator) in generators {
      let report = await Property(name, generator) { _ in }.check(quiet())
      guard case .unhealthy(.unboundedRecursion) = report.verdict else {
        Issue.record("\(name): \(report)")
        continue
      }
    }
  }

  @Test func `recursions that end in the simplest case only are reported too`() async throws {
    // Random cases overflowed the stack where the case that the generator is inspected with did not.
    @Sendable func list(_ source: inout ChoiceSource) throws -> Int {
      try source.draw(.int(in: 0...99_999)) == 0 ? 0 : try list(&source) + 1
    }
    let report = await Property("rarely ends", Gen<Int> { try list(&$0) }) { _ in }.check(quiet(workers: 2))
    guard case .unhealthy(.casesTooLarge) = report.verdict else {
      Issue.record("\(report)")
      return
    }
  }

  @Test func `recursions that end are left alone`() async throws {
    // A limit of nesting must count what is open, not what was opened.
    @Sendable func chain(_ depth: Int) -> Gen<Int> {
      depth == 0 ? .just(0) : Gen { source in try source.draw(.int(in: 0...1)) + source.draw(chain(depth - 1)) }
    }
    let deep = Property("deep", chain(500)) { try ensure($0 < 100) }
    #expect(try deep.minimalValue(await deep.check(quiet(cases: 50))) == 100)
    let wide = Gen<Int>.oneOf(.int(in: 0...9), .int().flatMap { .just($0) }).array(count: 3000)
    #expect(await Property("wide", wide) { _ in }.check(quiet(cases: 20)).isSuccess)
  }
}
