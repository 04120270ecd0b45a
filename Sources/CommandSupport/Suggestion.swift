/// Which of the known names was meant.
public enum Suggestion {
  /// The names nearest to a text, the nearest first, at most three: those that differ in few letters whatever their case, and those that contain the text.
  ///
  /// - Parameter isShortList: the names are few, so where none is near the nearest one is taken that differs in at most three letters and
  ///   half of them: `smpl` for `sample`.
  /// - Complexity: O(total length of the names · length of the text).
  public static func near(_ text: String, among names: some Sequence<String>, isShortList: Bool = false) -> [String] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    let limit = max(1, wanted.count / 3)
    let distances = names.map { (name: $0, distance: EditDistance.between($0.lowercased(), wanted)) }
    let ranked = distances.compactMap { name, distance -> (name: String, distance: Int)? in
      let known = name.lowercased()
      if distance <= limit { return (name, distance) }
      let isPart = wanted.count >= 3 && known.contains(wanted)
      return isPart ? (name, limit + 1) : nil
    }
    if ranked.isEmpty, isShortList, let nearest = distances.min(by: { $0.distance < $1.distance }) {
      return nearest.distance <= min(3, wanted.count / 2) ? [nearest.name] : []
    }
    // Equally near names keep their order.
    return ranked.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .prefix(3).map(\.element.name)
  }

  /// `did you mean A, B?` and a space, or nothing where no name is near.
  public static func hint(_ text: String, among names: some Sequence<String>, isShortList: Bool = false) -> String {
    let near = near(text, among: names, isShortList: isShortList)
    return near.isEmpty ? "" : "did you mean \(near.joined(separator: ", "))? "
  }

  /// A sentence on a name that is not in a list: what was meant, or all there are.
  public static func unknown(
    _ option: String, _ text: String, among names: [String], isShortList: Bool = false
  ) -> String {
    "\(option) \(text): \(hint(text, among: names, isShortList: isShortList))write \(list(names))"
  }

  /// `A, B or C`.
  public static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
