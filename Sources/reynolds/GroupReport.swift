import BigInt
import Reporting
import Representations

/// What `reynolds group` prints; the keys are those scripts may rely on.
struct GroupReport: Encodable {
  struct Faithful: Encodable {
    let character: String
    let dimension, thresholdDegree, sharpBound, paperBound, disprovedFormula, distinctValues: Int

    init(_ faithful: FaithfulRepresentation) {
      character = faithful.irreducible.map { "X\($0 + 1)" } ?? "natural"
      dimension = faithful.dimension
      thresholdDegree = faithful.thresholdDegree
      sharpBound = faithful.bounds.sharp
      paperBound = faithful.bounds.paper
      disprovedFormula = faithful.bounds.disprovedFormula
      distinctValues = faithful.bounds.distinctValues
    }
  }

  let group: String
  let degree: Int
  let order: JSONNatural
  let exponent, center, derived: Int?
  let abelian, nilpotent, solvable, simple, perfect: Bool?
  let nilpotencyClass, derivedLength: Int?
  let abelianization: [Int]?
  /// Order and number in GAP's SmallGroups library.
  let smallGroup: [Int]?
  let smallGroupName: String?
  let automorphisms: JSONNatural?
  let classSizes, characterDegrees, frobeniusSchur: [Int]?
  let faithful: [Faithful]
  let characterTable: CharacterTableReport?
  let notes: [String]

  init(_ facts: GroupFacts, includesTable: Bool) throws {
    group = facts.title
    degree = facts.degree
    order = JSONNatural(facts.order)
    let structure = facts.structure
    exponent = structure?.exponent ?? facts.table?.classes.exponent
    center = structure?.centerOrder
    derived = structure?.derivedOrder
    abelian = structure.map { $0.derivedOrder == 1 }
    nilpotent = structure.map { $0.nilpotencyClass != nil }
    solvable = structure.map { $0.derivedLength != nil }
    simple = structure?.isSimple
    perfect = structure.map { BigInt($0.derivedOrder) == facts.order }
    nilpotencyClass = structure?.nilpotencyClass
    derivedLength = structure?.derivedLength
    abelianization = structure?.abelianization
    smallGroup = structure?.catalogueNumber.flatMap { number in Int(exactly: facts.order).map { [$0, number] } }
    smallGroupName = structure?.catalogueName
    automorphisms = structure?.automorphismCount.map { JSONNatural($0) }
    classSizes = facts.classSizes.isEmpty ? nil : facts.classSizes.sorted()
    characterDegrees = facts.table?.degrees.sorted()
    frobeniusSchur = facts.table.map { table in
      (0..<table.count).map { table.frobeniusSchurType(of: $0).rawValue }.sorted()
    }
    faithful = try facts.faithfulRepresentations().map { Faithful($0) }
    characterTable = includesTable ? facts.table.map { CharacterTableReport($0, facts.representatives) } : nil
    notes = facts.notes
  }

  /// The report for the terminal.
  var text: String {
    ([facts] + [characterTable?.text].compactMap { $0 } + [thresholds].compactMap { $0 }).joined(separator: "\n\n")
  }

  private var facts: String {
    var lines = ["\(group), order \(order), on \(degree) \(degree == 1 ? "point" : "points")"]
    if let smallGroup, let smallGroupName, let automorphisms {
      lines.append(
        "SmallGroup(\(smallGroup[0]),\(smallGroup[1])), in GAP's words \(smallGroupName); \(automorphisms) automorphism\(automorphisms.value == 1 ? "" : "s")"
      )
    }
    if let exponent { lines.append("exponent \(exponent)") }
    if let center, let derived, let abelianization {
      let quotient = abelianization.isEmpty ? "1" : abelianization.map { "C\($0)" }.joined(separator: " × ")
      lines.append("centre of order \(center), derived subgroup of order \(derived), abelianization \(quotient)")
    }
    if let abelian, let simple, let perfect {
      var words = [
        abelian ? "abelian" : "nonabelian",
        nilpotencyClass.map { "nilpotent of class \($0)" } ?? "not nilpotent",
        derivedLength.map { "solvable of derived length \($0)" } ?? "not solvable",
      ]
      if simple { words.append("simple") }
      if perfect { words.append("perfect") }
      lines.append(words.joined(separator: ", "))
    }
    if let classSizes { lines.append("\(classSizes.count) conjugacy class\(classSizes.count == 1 ? "" : "es")") }
    return (lines + notes.map { "note: \($0)" }).joined(separator: "\n")
  }

  private var thresholds: String? {
    guard characterDegrees != nil else { return nil }
    if faithful.isEmpty { return "no faithful irreducible representation, and the natural action is not faithful" }
    var table = TextTable([
      ("faithful", .left), ("dimension", .right), ("K*", .right), ("≤ ΣM−dim", .right), ("paper: ≤ ΣM−1", .right),
      ("Σ(M−1), no bound", .right), ("tensor: ≤", .right),
    ])
    for row in faithful {
      table.add([
        row.character, "\(row.dimension)", "\(row.thresholdDegree)", "\(row.sharpBound)", "\(row.paperBound)",
        "\(row.disprovedFormula)", "\(row.distinctValues - 1)",
      ])
    }
    return table.text
  }
}
