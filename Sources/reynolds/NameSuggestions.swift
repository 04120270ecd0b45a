import CommandSupport
import FiniteGroups
import Representations

/// What was meant by a name that cannot be read.
enum NameSuggestions {
  /// Heads of group names, as they are written.
  static let groupHeads =
    ["SmallGroup", "Sz", "Pauli", "Clifford", "PhasedClifford", "Heisenberg", "Hol", "Coxeter", "Rubik", "PocketCube"]
    + LinearKind.allCases.map(\.rawValue)

  /// Other people's words for families that have one letter here.
  private static let families = [
    "z": "C", "cyclic": "C", "dih": "D", "dihedral": "D", "sym": "S", "symmetric": "S", "alt": "A", "alternating": "A",
    "dic": "Q", "quaternion": "Q", "hyperoctahedral": "B", "mathieu": "M",
  ]

  /// Names of one letter or two that are read as they are, whatever the case in which they are typed.
  private static let letters = ["C", "D", "S", "A", "Q", "B", "M", "W", "O", "I", "T", "x", "wr", "pwr"]

  /// Signs of products, which may stand before a letter.
  private static let products = ["x", "wr", "pwr"]

  /// A group name near to a text, if correcting letters gives one: `psl(2,7)`, `Z8`, `Sym(4)`, `S_4`, `SmalGroup(16,3)`.
  ///
  /// - Complexity: O(length of the text · length of the list of names); nothing is enumerated.
  static func group(_ text: String) -> String? {
    var result = ""
    var rest = text.filter { !"_{}* ".contains($0) || $0 == "*" }.replacing("*", with: "x")[...]
    while let first = rest.first {
      guard first.isLetter else {
        result.append(first)
        rest = rest.dropFirst()
        continue
      }
      let word = String(rest.prefix(while: \.isLetter))
      rest = rest.dropFirst(word.count)
      if let family = families[word.lowercased()] {
        result += family
        // Sym(4) is S4.
        let number = rest.dropFirst().prefix(while: \.isNumber)
        if rest.first == "(", !number.isEmpty, rest.dropFirst(number.count + 1).first == ")" {
          result += number
          rest = rest.dropFirst(number.count + 2)
        }
      } else if let letter = letters.first(where: { $0.lowercased() == word.lowercased() }) {
        result += letter
      } else if let product = products.first(where: { word.lowercased().hasPrefix($0) }),
        let letter = letters.first(where: { product + $0.lowercased() == word.lowercased() })
      {
        result += product + letter
      } else if let head = groupHeads.first(where: { $0.lowercased() == word.lowercased() })
        ?? (word.count >= 3 ? Suggestion.near(word, among: groupHeads).first : nil)
      {
        result += head
      } else {
        result += word
      }
    }
    guard result != text, (try? GroupName(result)) != nil else { return nil }
    return result
  }

  /// The names of function classes, without their arguments.
  static let classes = [
    "functions", "regular", "polynomials", "tuples", "subsets", "characters", "matrices", "rational-irreducibles",
  ]

  /// The names of actions, without their arguments.
  static let actions = [
    "natural", "regular", "plane", "space", "tetrahedral", "octahedral", "icosahedral", "reflection", "cosets",
  ]

  /// The text with its head, what stands before the colon, replaced by the nearest known one.
  static func head(_ text: String, among names: [String]) -> String? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let head = parts.first, !names.contains(head),
      let near = Suggestion.near(head, among: names).first
    else { return nil }
    return ([near] + parts.dropFirst()).joined(separator: ":")
  }
}

extension String {
  /// `did you mean X? ` and what stands here.
  func after(suggestion: String?) -> String { suggestion.map { "did you mean \($0)? " }.map { $0 + self } ?? self }
}
