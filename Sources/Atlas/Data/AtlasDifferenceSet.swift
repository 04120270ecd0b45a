import ExactArithmetic

/// Whether a group has a difference set of a size, as far as the atlas decides it: a set D of k elements such that each element other
/// than e is a quotient d·d′⁻¹ of elements of D equally often.
///
/// It follows from the entries of kind ``AtlasEntry/Kind/differenceSet``: weak symmetry of all functions on the group costs at least k
/// elements at ε = (v − k)/(k(v − 1)), and k if and only if there is a difference set, whatever the weights (mathematics.md §5).
public struct AtlasDifferenceSet: Codable, Sendable, Hashable {
  /// What is known.
  public enum Existence: String, Codable, Sendable, CaseIterable {
    /// A scheme of k elements is known; its support is a difference set.
    case exists
    /// It is proved that there is none.
    case none
    /// Neither.
    case open
  }

  /// The group, as in the entries.
  public let group: String
  /// v = |G|.
  public let order: Int
  /// k.
  public let size: Int
  /// λ = k(k − 1)/(v − 1), how often each quotient occurs.
  public let lambda: Int
  /// The ε of the entries, in lowest terms.
  public let epsilon: String
  /// What is known.
  public let existence: Existence
  /// The instances that this is read off, sorted.
  public let instances: [String]

  /// Reads the table off entries and their answers.
  ///
  /// Where instances contradict each other (one has a scheme of k elements, another a proof that there is none), the table says
  /// ``Existence/exists``; `AtlasSummary` reports the contradiction as a violation of a claim.
  ///
  /// - Complexity: O(n log n)
  static func all(_ entries: [AtlasEntry], _ answers: [String: AtlasInstance]) -> [AtlasDifferenceSet] {
    struct Question: Hashable {
      let group: String
      let size: Int
    }
    var questions: [Question: [AtlasInstance]] = [:]
    for entry in entries where entry.kind == .differenceSet {
      guard let size = entry.size, let answer = answers[entry.instance] else { continue }
      questions[Question(group: entry.group, size: size), default: []].append(answer)
    }
    let sets = questions.compactMap { question, answers -> AtlasDifferenceSet? in
      guard let first = answers.first, let epsilon = first.epsilon else { return nil }
      let existence: Existence =
        answers.contains { $0.upper <= question.size }
        ? .exists : answers.contains { $0.lower > question.size } ? .none : .open
      return AtlasDifferenceSet(
        group: question.group, order: first.order, size: question.size,
        lambda: first.order > 1 ? question.size * (question.size - 1) / (first.order - 1) : 0, epsilon: epsilon,
        existence: existence, instances: Set(answers.map(\.id)).sorted())
    }
    return AtlasSorting.sorted(sets)
  }
}
