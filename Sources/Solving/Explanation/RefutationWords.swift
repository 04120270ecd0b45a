import Certificates
import ExactArithmetic

/// The tree of a `hitting` proof as an indented argument.
struct RefutationWords {
  let proof: Certificate.HittingProof
  let claim: Certificate.Claim
  let words: Wording
  let witnesses: [CertificateReading.Witness]
  let automorphisms: [[Int32]]
  /// Lines beyond this number are left out.
  let lineLimit: Int
  private(set) var outline = Outline()
  private var next = 0
  private var chosen: [Int] = []
  private var excluded: Set<Int> = []
  private var tile: (elements: [Int], limit: Int)?
  private var hidden = 0

  init(
    proof: Certificate.HittingProof, claim: Certificate.Claim, words: Wording,
    witnesses: [CertificateReading.Witness], automorphisms: [[Int32]], lineLimit: Int
  ) {
    self.proof = proof
    self.claim = claim
    self.words = words
    self.witnesses = witnesses
    self.automorphisms = automorphisms
    self.lineLimit = lineLimit
  }

  mutating func write(depth: Int) {
    writeNode(depth: depth)
    if hidden > 0 { outline.add("… \(hidden) more lines of the argument (--full writes them).", depth: depth) }
  }

  private mutating func say(_ line: String, _ depth: Int) {
    if outline.lines.count < lineLimit { outline.add(line, depth: depth) } else { hidden += 1 }
  }

  private var reading: CertificateReading { words.reading }
  private var left: Int { proof.size - chosen.count }

  private var room: String {
    switch left {
    case 0: "no more elements are allowed"
    case 1: "only 1 more element is \(claim.weights == .uniform ? "there" : "allowed")"
    default:
      "\(claim.weights == .uniform ? "exactly" : "at most") \(left) more elements are "
        + "\(claim.weights == .uniform ? "there" : "allowed")"
    }
  }

  /// x ↦ a·α(x⁻¹)·b.
  private func text(_ map: Certificate.HittingProof.SupportMap) -> String {
    var text = map.inverts ? "x⁻¹" : "x"
    if map.automorphism > 0 { text = "α\(map.automorphism)(\(text))" }
    if map.left != 0 { text = "\(words.element(map.left))·\(text)" }
    if map.right != 0 { text += "·\(words.element(map.right))" }
    return "x ↦ \(text)"
  }

  private func name(_ set: Certificate.HittingProof.SupportSet) -> String {
    set.map == Certificate.HittingProof.SupportMap()
      ? "H\(set.witness)" : "the image of H\(set.witness) under \(text(set.map))"
  }

  private func elements(_ set: Certificate.HittingProof.SupportSet) -> [Int] {
    witnesses[set.witness - 1].members.map { reading.image(of: $0, under: set.map, automorphisms) }.sorted()
  }

  /// The elements of a set that may still be in the support.
  private func open(_ set: Certificate.HittingProof.SupportSet) -> [Int] {
    elements(set).filter { !excluded.contains($0) }
  }

  /// Writes the next node of the preorder with everything below it.
  private mutating func writeNode(depth: Int) {
    guard next < proof.tree.count else { return }
    let node = proof.tree[next]
    next += 1
    switch node {
    case .identity:
      say(
        "S has an element; after a translation of the scheme that element is e. So let e be in S; "
          + "\(roomAfterIdentity).",
        depth)
      chosen.append(0)
      writeNode(depth: depth)
      chosen.removeLast()
    case .branch(let set, let children): writeBranch(set, children, depth: depth)
    case .average(let witness):
      let count = witnesses[witness - 1].members.count
      say(
        "Each element of S is in \(count) of the \(reading.order) translates of H\(witness), so S meets at "
          + "most \(proof.size)·\(count) = "
          + "\(proof.size * count) of them, fewer than \(reading.order). Contradiction.", depth)
    case .tile(let elements, let limit):
      say(
        "Over all translates S has \(proof.size)·\(elements.count)/\(reading.order) elements of the set T = "
          + "\(words.set(elements)) on average, less than \(limit + 1).", depth)
      say("So after a translation it has at most \(limit) of them.", depth)
      tile = (elements, limit)
      fillTile()
      writeNode(depth: depth)
    case .packing(let denominator, let sets): writePacking(denominator, sets, room: room, depth: depth)
    case .tilePacking(let denominator, let sets):
      let free = (tile?.limit ?? 0) - (tile?.elements.count { chosen.contains($0) } ?? 0)
      writePacking(
        denominator, sets, room: "their elements are in T, of which only \(free) more may be in S", depth: depth)
    case .sum(let set):
      let size = Wording.count(max(left, 0), "further element")
      let bound = witnesses[set.witness - 1].boundSquare
      let target = bound.isZero ? "0" : "at most \(proof.size)·√(\(bound))"
      say(
        "The test function of \(name(set)) sums over S to \(target); but with its values on the chosen "
          + "elements and the \(size) of least value that may "
          + "be added the sum is larger. Contradiction.", depth)
    case .exhausted:
      say(
        left < 0
          ? "More than \(proof.size) elements are in S already. Contradiction."
          : "There are fewer than \(left) elements left to complete S. Contradiction.", depth)
    case .quotients(let element):
      say(
        "Too many pairs of chosen elements have the quotient \(words.element(element)): more than a scheme of "
          + "\(proof.size) equal weights with this error can "
          + "have, as δ_e + (δ_g + δ_g⁻¹)/2 is positive definite. Contradiction.", depth)
    }
  }

  private var roomAfterIdentity: String {
    let rest = proof.size - 1
    return rest == 0
      ? "no other element is"
      : "\(claim.weights == .uniform ? "exactly" : "at most") \(Wording.count(rest, "other element")) "
        + "\(rest == 1 ? "is" : "are")"
  }

  private mutating func writeBranch(
    _ set: Certificate.HittingProof.SupportSet?, _ children: [Certificate.HittingProof.Child], depth: Int
  ) {
    let outside = excluded
    if let set {
      let (all, rest) = (elements(set), open(set))
      let gone = all.count - rest.count
      if rest.isEmpty {
        say("S meets \(name(set)), \(words.set(all)), but all its elements are ruled out. Contradiction.", depth)
      } else if rest.count == 1 {
        say("S meets \(name(set)), of which only \(words.element(rest[0])) is left; so that is in S.", depth)
      } else {
        say(
          "S meets \(name(set)); "
            + (gone == 0
              ? "so one of \(words.list(rest.map(words.element))) is in S."
              : "of its elements only \(words.list(rest.map(words.element))) are left; so one of them is in S."),
          depth)
      }
    }
    for child in children {
      let same =
        child.merged.isEmpty
        ? ""
        : "; the case\(child.merged.count == 1 ? "" : "s") "
          + "\(words.list(child.merged.map { "\(words.element($0.element)) (by \(text($0.map)))" })) "
          + "become\(child.merged.count == 1 ? "s" : "") this one by symmetry"
      chosen.append(child.element)
      say("Case \(words.element(child.element)) in S; \(room)\(same).", depth)
      let before = excluded
      fillTile()
      writeNode(depth: depth + 1)
      excluded = before
      chosen.removeLast()
      excluded.formUnion([child.element] + child.merged.map(\.element))
    }
    if set == nil {
      let named = children.flatMap { [$0.element] + $0.merged.map(\.element) }
      say("Case none of \(words.list(named.map(words.element))) in S.", depth)
      writeNode(depth: depth + 1)
    }
    excluded = outside
  }

  /// Rules out the other elements of the tile where S has as many as it may.
  private mutating func fillTile() {
    guard let tile, tile.elements.count(where: { chosen.contains($0) }) == tile.limit else { return }
    excluded.formUnion(tile.elements.filter { !chosen.contains($0) })
  }

  private mutating func writePacking(
    _ denominator: Int, _ sets: [Certificate.HittingProof.PackedSet], room: String, depth: Int
  ) {
    let total = sets.reduce(0) { $0 + $1.weight }
    let ruled = excluded.isEmpty ? "" : " (without the elements that are ruled out)"
    if sets.count == 1, open(sets[0].set).isEmpty {
      say("S meets \(name(sets[0].set)), but all its elements are ruled out. Contradiction.", depth)
      return
    }
    let isDisjoint = sets.allSatisfy { $0.weight == denominator }
    if isDisjoint {
      say(
        sets.count == 1
          ? "S also meets this set\(ruled), which takes another element, but \(room):"
          : "S also meets these \(sets.count) sets\(ruled), which are disjoint, so \(sets.count) more "
            + "elements are needed, but \(room):",
        depth)
    } else {
      say(
        "S also meets these \(sets.count) sets\(ruled). Give them the weights in front: no element lies in "
          + "sets of total weight above 1, so the elements to be added "
          + "number at least the sum of the weights, \(Rational(total, denominator)); but \(room):", depth)
    }
    // What the sets are matters less than that there are such: a sample keeps the tree readable.
    let shown = words.isFull || sets.count <= 6 ? sets.count : 3
    for packed in sets.prefix(shown) {
      let weight = isDisjoint ? "" : "\(Rational(packed.weight, denominator)) × "
      say("\(weight)\(words.set(open(packed.set))) (\(name(packed.set)))", depth + 1)
    }
    say(shown < sets.count ? "… and \(sets.count - shown) more sets. Contradiction." : "Contradiction.", depth)
  }
}
