import Averaging
import ExactArithmetic
import FiniteGroups
import Foundation
import PeerRuns

/// Difference sets as uniform schemes: a (v, k, λ) difference set is a uniform weak((k − λ)/k²) scheme of k elements, and none is
/// smaller, by Plancherel.
func designFigures(_ options: Options) throws {
  let parameters = [(7, 3, 1), (11, 5, 2), (13, 4, 1), (15, 7, 3), (16, 6, 2), (21, 5, 1), (31, 6, 1)]
  print(
    "\nDifference sets: uniform weights, all functions; complexity k just where there is a (v, k, λ) difference set")
  let columns = Columns([18, 19, 12, 9, 14, 7, 8, 8, 8])
  print(columns.line(["group", "structure", "(v, k, λ)", "value", "status", "exists", "bytes", "solve", "check"]))
  var outcomes: [Outcome] = []
  var right = 0
  for (order, size, index) in parameters {
    for entry in SmallGroupCatalogue.entries where entry.id[0] == order {
      let workload = Workload(
        group: "SmallGroup(\(order),\(entry.id[1]))", functions: .regular, weights: .uniform,
        symmetry: .weak(Rational(size - index, size * size)))
      guard !options.chosen([workload]).isEmpty else { continue }
      let outcome = try Outcome(workload, options.certifier)
      outcomes.append(outcome)
      // Kibler (1978): every group of order 16 but the cyclic and the dihedral one has a (16, 6, 2) difference set; the other
      // parameters are those of Singer and Paley sets, and every group of order 21 has one.
      let exists = order != 16 || !["C16", "D16"].contains(entry.name)
      if outcome.isCertified, exists == (outcome.result.complexity == size) { right += 1 }
      print(
        columns.line([
          workload.group, entry.name, "(\(order), \(size), \(index))", outcome.value, outcome.result.status.rawValue,
          exists ? "yes" : "no", "\(outcome.bytes)", Figure.time(outcome.result.seconds),
          Figure.time(outcome.result.checkSeconds),
        ]))
      fflush(nil)
    }
  }
  Figure.print(
    "Summary",
    [
      Figure(
        "certified", ours: "\(outcomes.count(where: \.isCertified)) of \(outcomes.count)", goal: "\(outcomes.count)"),
      Figure("certified and as the theory of difference sets says", ours: "\(right)", goal: "\(outcomes.count)"),
      Figure("solving together", seconds: outcomes.reduce(0) { $0 + $1.result.seconds }),
    ] + slow(outcomes))
}
