/// Which of the known names was meant.
public enum Suggestion {
  /// The names nearest to a text, the nearest first, at most three: those that differ in few letters whatever their case, and those that contain the text.
  ///
  /// - Complexity: O(total length of the names · length of the text).
  public static func near(_ text: String, among names: some Sequence<String>) -> [String] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    let limit = max(1, wanted.count / 3)
    let ranked = names.compactMap { name -> (name: String, distance: Int)? in
      let known = name.lowercased()
      let distance = EditDistance.between(known, wanted)
      if distance <= limit { return (name, distance) }
      let isPart = wanted.count >= 3 && known.contains(wanted)
      return isPart ? (name, limit + 1) : nil
    }
    // Equally near names keep their order.
    return ranked.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .prefix(3).map(\.element.name)
  }

  /// `did you mean A, B?` and a space, or nothing where no name is near.
  public static func hint(_ text: String, among names: some Sequence<String>) -> String {
    let near = near(text, among: names)
    return near.isEmpty ? "" : "did you mean \(near.joined(separator: ", "))? "
  }

  /// A sentence on a name that is not in a list: what was meant, or all there are.
  public static func unknown(_ option: String, _ text: String, among names: [String]) -> String {
    "\(option) \(text): \(hint(text, among: names))write \(list(names))"
  }

  /// `A, B or C`.
  public static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
