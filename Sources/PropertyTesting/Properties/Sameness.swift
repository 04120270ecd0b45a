/// Whether two values of one type are the same, as far as one can tell.
///
/// Values are the same when they are equal. Tuples, optionals and arrays are compared part by part, since they are
/// not equatable when one of their parts is not; so an equatable part is never judged by its description, which
/// may tell less, or more, than its `==`. What is left is compared as text.
enum Sameness {
  static func holds(_ one: Any, _ other: Any, depth: Int = 0) -> Bool {
    if let one = one as? any Equatable, isEqual(one, other) { return true }
    let (mine, theirs) = (Mirror(reflecting: one), Mirror(reflecting: other))
    switch (mine.displayStyle, theirs.displayStyle) {
    case (.tuple, .tuple), (.optional, .optional), (.collection, .collection):
      // As deep as values are rendered; deeper ones are compared as text, which ends there.
      guard depth < 64, mine.children.count == theirs.children.count else { return isSameText(one, other) }
      return zip(mine.children, theirs.children).allSatisfy { holds($0.value, $1.value, depth: depth + 1) }
    default: return isSameText(one, other)
    }
  }

  private static func isSameText(_ one: Any, _ other: Any) -> Bool {
    Rendering.text(of: one) == Rendering.text(of: other)
  }

  private static func isEqual<Compared: Equatable>(_ one: Compared, _ other: Any) -> Bool {
    (other as? Compared).map { $0 == one } ?? false
  }
}
