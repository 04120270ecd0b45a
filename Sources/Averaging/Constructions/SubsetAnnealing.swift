import Foundation

/// Simulated annealing over the subsets of one size that contain the identity: one element is exchanged for another at
/// a time.
///
/// Subsets may be translated, so nothing is lost by keeping the identity.
struct SubsetAnnealing {
  private let guide: FourierGuide
  private var energy: SchattenEnergy
  /// The elements of the present subset; the identity, 0, is first.
  private var inside: [Int]
  private var outside: [Int]
  private var sums: [Double]
  private var present: Double
  /// The best subset so far.
  private(set) var best: [Int]
  /// Its weak error with equal weights, in floating point.
  private(set) var bestError: Double
  /// The number of exchanges weighed.
  private(set) var trials = 0

  /// - Precondition: distinct elements of a group, 0 among them.
  init(_ guide: FourierGuide, start: [Int]) {
    self.guide = guide
    energy = SchattenEnergy(guide)
    inside = [0] + start.filter { $0 != 0 }
    let members = Set(inside)
    outside = (0..<guide.order).filter { !members.contains($0) }
    sums = guide.sums(inside.lazy.map { ($0, 1.0) })
    present = energy.energy(sums)
    best = inside
    bestError = guide.weakError(of: sums) / Double(inside.count * inside.count)
  }

  /// Runs until the weak error is at most `threshold` or the steps are used up.
  ///
  /// - Returns: whether it was reached.
  /// - Complexity: O(steps · Σd³)
  mutating func run(
    threshold: Double, steps: Int, using random: inout some RandomNumberGenerator
  ) -> Bool {
    if bestError <= threshold { return true }
    guard inside.count > 1, !outside.isEmpty else { return false }
    let scale = 1 / Double(inside.count * inside.count)
    let slack = Double(guide.blocks.reduce(0) { $0 + $1.size })
    // Relative changes of E, from half an E to a hundredth, are accepted with probability 1/e.
    let cooling = exp(log(0.01 / 0.5) / Double(steps))
    var temperature = 0.5
    var lowest = present
    for _ in 0..<steps {
      temperature *= cooling
      trials += 1
      let (old, new) = (
        Int.random(in: 1..<inside.count, using: &random), Int.random(in: 0..<outside.count, using: &random)
      )
      let changed = energy.energy(sums, adding: outside[new], removing: inside[old])
      let isAccepted =
        changed <= present
        || Double.random(in: 0..<1, using: &random) < exp((log(present + 1e-300) - log(changed)) / temperature)
      guard isAccepted else { continue }
      guide.add(1, outside[new], to: &sums)
      guide.add(-1, inside[old], to: &sums)
      swap(&inside[old], &outside[new])
      present = changed
      // The norm is computed only where it can be new or good enough: ‖S‖⁸ ≥ E / D.
      guard changed < lowest || pow(changed / slack, 0.25) * scale <= threshold else { continue }
      lowest = min(lowest, changed)
      let error = guide.weakError(of: sums) * scale
      if error < bestError {
        bestError = error
        best = inside
        if error <= threshold { return true }
      }
    }
    return false
  }
}
