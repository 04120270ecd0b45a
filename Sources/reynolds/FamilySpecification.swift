import Averaging
import CommandSupport
import FiniteGroups
import Representations
import Solving

/// Many instances in one line: `S3…S5 × polynomials:1… × weights=convex,affine × symmetry=exact,weak:1/9`.
///
///     spec     = groups "×" classes { "×" option }
///     groups   = item { "," item }    item  = name | name "…" name | "order" ("=" | "<=" | "≤") number | "order=" number "…" number
///     classes  = class { "," class }  class = a function class | ("polynomials:" | "tuples:" | "subsets:") number "…" [number]
///                                             | "rational-irreducibles" [":" number { "," number }]
///     option   = "weights=" … | "symmetry=" … | "action=" …
///
/// `x` between spaces stands for `×`, and `..` or `...` for `…`.
struct FamilySpecification {
  /// The classes of one entry, for each group.
  enum ClassFamily: Equatable {
    /// One class.
    case single(String)
    /// The classes of a name for each number of a range, without end for `nil`; every class contains the one before it.
    case range(name: String, from: Int, through: Int?)
    /// All sets of rational irreducible representations.
    case rationalIrreducibles
  }

  /// The groups, by names that ``GroupDescription`` reads.
  let groups: [String]
  let classes: [ClassFamily]
  let action: String
  let weights: [WeightClass]
  let symmetries: [SymmetryNotion]

  /// Reads a specification.
  ///
  /// - Throws: ``InstanceList/Fault`` naming the part that is wrong and what would be right.
  init(_ text: String) throws {
    let parts = FamilySpecification.split(
      text.replacing("...", with: "…").replacing("..", with: "…").replacing(" x ", with: " × "), at: "×")
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw FamilySpecification.fault(
        "“\(text)” is not a family: write GROUPS × CLASSES, such as 'S3…S5 × polynomials:1…' (x between spaces stands for ×)"
      )
    }
    groups = try FamilySpecification.groups(parts[0])
    classes = try FamilySpecification.classes(parts[1])
    var options: [String: String] = [:]
    for part in parts.dropFirst(2) {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2, ["weights", "symmetry", "action"].contains(pair[0]), options[pair[0]] == nil else {
        throw FamilySpecification.fault(
          "“\(part)” is not weights=…, symmetry=… or action=…, each once: \(Suggestion.hint(pair.first ?? "", among: ["weights", "symmetry", "action"]))write such as weights=convex,affine"
        )
      }
      options[pair[0]] = pair[1]
    }
    action = options["action"] ?? "natural"
    _ = try ActionSpecification(action)
    weights =
      options["weights"] == "all"
      ? WeightClass.allCases
      : try (options["weights"] ?? "convex").split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let weights = WeightClass(rawValue: String(word)) else {
          throw FamilySpecification.fault(
            "“\(word)” is not a weight class: \(Suggestion.hint(String(word), among: WeightClass.names))write weights=convex,affine,uniform"
          )
        }
        return weights
      }
    symmetries = try (options["symmetry"] ?? "exact").split(separator: ",", omittingEmptySubsequences: false).map {
      guard let symmetry = SymmetryNotion(String($0)) else {
        throw FamilySpecification.fault(
          "“\($0)” is not a symmetry: \(SymmetryNotion.hint(String($0))), as in symmetry=exact,weak:1/9")
      }
      return symmetry
    }
  }

  static func fault(_ description: String) -> InstanceList.Fault {
    InstanceList.Fault(code: CommandFailure.usage, description: description)
  }

  // MARK: Groups

  private static func groups(_ text: String) throws -> [String] {
    // Generators and presentations have commas of their own; names may begin with a bracket, as (C2^2)wrS3 does.
    let inside = text.drop { $0 == "(" || $0 == " " }.first
    let isName =
      inside?.isLetter == true || (text.contains(":") && !text.hasPrefix("<"))
      || inside?.isNumber == true
        && !text.hasPrefix("(")
    var groups: [String] = []
    for item in isName ? split(text, at: ",") : [text] {
      let condensed = item.filter { $0 != " " }
      if condensed.hasPrefix("order") {
        groups += try catalogued(String(condensed.dropFirst(5)), item: item)
      } else if condensed.contains("…") {
        groups += try range(condensed)
      } else {
        groups.append(item)
      }
    }
    for group in groups { _ = try GroupDescription(group) }
    var seen: Set<String> = []
    return groups.filter { seen.insert($0).inserted }
  }

  /// The groups of the catalogue of some orders.
  private static func catalogued(_ condition: String, item: String) throws -> [String] {
    let largest = SmallGroupCatalogue.largestOrder
    let orders: ClosedRange<Int>?
    if condition.hasPrefix("≤"), let end = Int(condition.dropFirst()), end >= 1 {
      orders = 1...end
    } else if condition.hasPrefix("=") {
      let bounds = condition.dropFirst().split(separator: "…", omittingEmptySubsequences: false).map { Int($0) }
      if let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2, 1 <= first, first <= last {
        orders = first...last
      } else {
        orders = nil
      }
    } else {
      orders = nil
    }
    guard let orders, orders.upperBound <= largest else {
      throw fault("“\(item)”: write order=8, order=8…12 or order<=12; the catalogue holds the orders 1 … \(largest)")
    }
    return SmallGroupCatalogue.entries.filter { orders.contains($0.id[0]) }.map {
      "SmallGroup(\($0.id[0]),\($0.id[1]))"
    }
  }

  /// `S3…S5`, `C2^2…C2^6`: two names that differ in one number.
  private static func range(_ text: String) throws -> [String] {
    let ends = text.split(separator: "…", omittingEmptySubsequences: false).map { words(String($0)) }
    guard ends.count == 2, ends[0].count == ends[1].count else { throw rangeFault(text) }
    let different = ends[0].indices.filter { ends[0][$0] != ends[1][$0] }
    if different.isEmpty { return [ends[0].joined()] }
    guard different.count == 1, let first = Int(ends[0][different[0]]), let last = Int(ends[1][different[0]]),
      first <= last, last - first < 1_000
    else { throw rangeFault(text) }
    return (first...last).map { number in
      var words = ends[0]
      words[different[0]] = "\(number)"
      return words.joined()
    }
  }

  private static func rangeFault(_ text: String) -> InstanceList.Fault {
    fault(
      "“\(text)” is not a range of groups: write two names that differ in one number, the smaller one first: S3…S5, C2^2…C2^6"
    )
  }

  /// Runs of digits and what is between them.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      if let last = words.last?.last, (last.isASCII && last.isNumber) == isDigit {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
    }
    return words
  }

  // MARK: Classes

  private static func classes(_ text: String) throws -> [ClassFamily] {
    var items: [String] = []
    for item in split(text, at: ",") {
      // The numbers of characters:2,8 and rational-irreducibles:2,3 have commas between them.
      if Int(item) != nil, let last = items.last, last.contains(":") {
        items[items.count - 1] = "\(last),\(item)"
      } else {
        items.append(item)
      }
    }
    return try items.map { item in
      if item == "rational-irreducibles" { return .rationalIrreducibles }
      guard item.contains("…") else {
        if RationalUnion(item) == nil { _ = try FunctionClassSpecification(item) }
        return .single(item)
      }
      let parts = item.split(separator: ":", maxSplits: 1).map(String.init)
      let ends = parts.count == 2 ? parts[1].split(separator: "…", omittingEmptySubsequences: false) : []
      let last = ends.count == 2 ? Int(ends[1]) : nil
      guard ends.count == 2, ["polynomials", "tuples", "subsets"].contains(parts[0]), let first = Int(ends[0]),
        first >= (parts[0] == "polynomials" ? 0 : 1), last != nil || ends[1].isEmpty, last ?? first >= first
      else {
        throw fault(
          "“\(item)” is not a range of classes: write polynomials:1…, polynomials:1…4, tuples:1…3 or subsets:1…")
      }
      return .range(name: parts[0], from: first, through: last)
    }
  }

  /// Splits at a separator outside of brackets; parts without surrounding spaces. The angle of `<=` is no bracket.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text.replacing("<=", with: "≤") {
      if "([{<⟨".contains(character) { depth += 1 }
      if ")]}>⟩".contains(character) { depth -= 1 }
      if character == separator, depth <= 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}
