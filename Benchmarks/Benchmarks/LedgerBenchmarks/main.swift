import Foundation
import Properties
import PropertyTesting

// What the property engine costs around three representative claims: the same random instances judged in a bare loop, and by a
// run of the property (labels, discards, bookkeeping included), alternately. The overhead should stay below 15 %.

/// Claims whose cases are cheap, middling and dear.
let ids = ["threshold.sharp-bound", "averaging.fixes-invariants", "errors.strong-at-most-twice-weak"]
let cases = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 500

/// The processor time of a body: the clock on the wall of a shared machine varies by more than what is measured.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  try await body()
  return now() - start
}

for id in ids {
  guard let claim = Ledger.standard.claim(id) else {
    FileHandle.standardError.write(Data("there is no claim \(id)\n".utf8))
    exit(70)
  }
  let property = claim.property()
  let settings = Settings(
    cases: cases, discardsPerCase: 1000, enumeratesSmallDomains: false, usesEnvironment: false, keepsFailures: false)
  var (bare, engine) = (Double.infinity, Double.infinity)
  var judged = 0
  // The best of several rounds, the two alternating: what disturbs a run only ever slows it down. The first warms the caches of groups.
  for round in 0..<21 {
    var drawn = 0
    let first = await seconds {
      judged = 0
      let report = await property.check(settings)
      guard report.isSuccess else {
        FileHandle.standardError.write(Data("\(report)\n".utf8))
        exit(70)
      }
      drawn = report.cases + report.discards
    }
    let second = try await seconds {
      for instance in try claim.generator.sample(cases: drawn, seed: settings.seed) {
        let judgement = try claim.judge(instance, .standard)
        if judgement.violation == nil, judgement.vacuous == nil { judged += 1 }
      }
    }
    if round > 0 { (engine, bare) = (min(engine, first), min(bare, second)) }
  }
  let overhead = Int(((engine / bare - 1) * 1000).rounded())
  print(
    "\(id): \(judged) cases, bare loop \(Int(bare * 1000)) ms, engine \(Int(engine * 1000)) ms, overhead "
      + "\(overhead < 0 ? "-" : "")\(abs(overhead) / 10).\(abs(overhead) % 10) %")
}
