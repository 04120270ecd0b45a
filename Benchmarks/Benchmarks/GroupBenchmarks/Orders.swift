import BigInt
import FiniteGroups
import PeerRuns

/// Orders of permutation groups from generators alone, by bases and strong generating sets.
func orderFigures() throws {
  let rubik = try GroupDescription("Rubik")
  let (hundred, fifty) = (try GroupDescription("S100"), try GroupDescription("S50"))
  let mathieu = try GroupDescription("M24")

  var gap = GAP()
  for group in [rubik, hundred] { gap.measure(group.title, "Size(\(GAP.group(group.generators)))") }
  let peer = gap.run()

  var figures: [Figure] = []
  var values: [String: String] = [:]
  func add(_ name: String, limit: Double? = nil, _ generators: [Permutation], bound: BigInt? = nil) throws {
    let run = try timed {
      try PermutationGroup(generators: generators, degree: generators[0].degree, orderBound: bound)
    }
    let isCompared = gapNames.contains(name)
    figures.append(
      Figure(name, seconds: run.seconds, peer: isCompared ? peer.peer(name) : nil, limit: limit))
    if isCompared { values[name] = "\(run.value.order)" }
  }
  let gapNames = [rubik.title, hundred.title]
  try add(rubik.title, limit: 0.2, rubik.generators)
  try add(hundred.title, limit: 0.5, hundred.generators)
  try add("\(hundred.title), order known", limit: 0.5, hundred.generators, bound: hundred.order)
  for group in [fifty, mathieu] { try add(group.title, group.generators) }
  for (name, generators, bound) in try largeExamples() { try add(name, generators, bound: bound) }
  Figure.print("Orders by Schreier–Sims", figures, notes: peer.notes(comparedWith: values))
}

/// Groups of about 10⁴ points; some with a known bound of the order, which is then the proof of completeness.
private func largeExamples() throws -> [(name: String, generators: [Permutation], bound: BigInt?)] {
  func named(_ name: String) throws -> GeneratedGroup { try Constructions.named(GroupName(name)) }
  let p = 9_973
  let (symmetric, pairs, wreath) = try (named("S10000"), named("S142"), named("C10wrC1000"))
  return try [
    ("S10000", symmetric.generators, nil),
    ("PGL(2,\(p)) on \(p + 1) points", projectiveLine(p, root: 11), nil),
    ("S142 on its 10,011 pairs, order known", pairs.generators.map { try onPairs($0) }, pairs.order),
    ("C10wrC1000 on 10,000 points, order known", wreath.generators, wreath.order),
  ]
}

private func permutation(_ degree: Int, _ image: (Int) -> Int) throws -> Permutation {
  try Permutation(oneLine: (0..<degree).map { image($0) + 1 })
}

/// The action on unordered pairs of points.
private func onPairs(_ element: Permutation) throws -> Permutation {
  let n = element.degree
  func number(_ a: Int, _ b: Int) -> Int { max(a, b) * (max(a, b) - 1) / 2 + min(a, b) }
  var images = [Int](repeating: 0, count: n * (n - 1) / 2)
  for y in 0..<n { for x in 0..<y { images[number(x, y)] = number(element(x), element(y)) + 1 } }
  return try Permutation(oneLine: images)
}

/// x + 1, rx and −1/x on the projective line over the field of p elements, the last point infinite.
///
/// - Precondition: r is a primitive root modulo the prime p.
private func projectiveLine(_ p: Int, root: Int) throws -> [Permutation] {
  // r^k · r^(p−1−k) = 1
  var powers = [1]
  for _ in 1..<(p - 1) { powers.append((powers.last ?? 1) * root % p) }
  var inverses = [Int](repeating: 0, count: p)
  for (exponent, power) in powers.enumerated() { inverses[power] = powers[(p - 1 - exponent) % (p - 1)] }
  return try [
    permutation(p + 1) { $0 == p ? p : ($0 + 1) % p },
    permutation(p + 1) { $0 == p ? p : $0 * root % p },
    permutation(p + 1) { $0 == p ? 0 : $0 == 0 ? p : p - inverses[$0] },
  ]
}
