import Foundation
import PeerRuns

/// C_n and D_n in the plane, all degrees: one line for each group.
func fieldFigures(_ options: Options) throws {
  print("\nC_n and D_n in the plane, polynomials of all degrees, convex weights")
  let columns = Columns([6, 12, 8, 8, 8])
  print(columns.line(["group", "certified", "bytes", "solve", "check", "values by degree"]))
  var outcomes: [Outcome] = []
  var refused = 0
  var count = 0
  for (group, workloads) in Workload.plane {
    let chosen = options.chosen(workloads)
    if chosen.isEmpty { continue }
    count += chosen.count
    var own: [Outcome] = []
    var refusal: String?
    for workload in chosen {
      do { own.append(try Outcome(workload, options.certifier)) } catch {
        refused += 1
        refusal = "\(error)"
      }
    }
    outcomes += own
    print(
      columns.line([
        group, "\(own.count(where: \.isCertified)) of \(chosen.count)", "\(own.reduce(0) { $0 + $1.bytes })",
        Figure.time(own.reduce(0) { $0 + $1.result.seconds }),
        Figure.time(own.reduce(0) { $0 + $1.result.checkSeconds }),
        (own.map(\.value) + [refusal].compactMap { $0 }).joined(separator: " "),
      ]))
    fflush(nil)
  }
  Figure.print(
    "Summary",
    [
      Figure(
        "closed with a certificate", ours: "\(outcomes.count(where: \.isCertified)) of \(count)", goal: "\(count)"),
      Figure("refused", ours: "\(refused)", goal: "0"),
      Figure("solving together", seconds: outcomes.reduce(0) { $0 + $1.result.seconds }),
      Figure("solving, the longest", seconds: outcomes.map(\.result.seconds).max() ?? 0),
      Figure("checking together", seconds: outcomes.reduce(0) { $0 + $1.result.checkSeconds }),
      Figure("checking, the longest", seconds: outcomes.map(\.result.checkSeconds).max() ?? 0),
      Figure("solved in more than 2 s", ours: "\(outcomes.count { $0.result.seconds > 2 })"),
    ] + slow(outcomes))
}
