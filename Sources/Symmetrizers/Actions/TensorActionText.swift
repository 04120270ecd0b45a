import FiniteGroups

/// The words in which an action on tensors is asked for, before a group is known.
struct TensorActionText: Equatable, CustomStringConvertible {
  /// What is done on the axes.
  enum Kind: Equatable {
    case trivial, permutation, signs, natural, matrices, image
    case specified(ActionSpecification)
  }

  let kind: Kind
  /// The axes named, as they were written; `nil` where none is.
  private let named: [Int]?
  private let head: String

  /// The texts that stand for kinds.
  static let heads: [(text: String, kind: Kind)] = [
    ("trivial", .trivial), ("permute coordinates", .permutation), ("permute", .permutation), ("flip signs", .signs),
    ("natural", .natural), ("matrices", .matrices), ("rotate image", .image),
  ]

  /// Reads a text.
  ///
  /// - Throws: ``SymmetrizerError/unknownAction(_:hint:)``.
  init(_ text: String, rank: Int) throws(SymmetrizerError) {
    var words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    let original = text.split(separator: " ").map(String.init)
    var named: [Int]?
    if let place = words.lastIndex(where: { $0 == "axis" || $0 == "axes" }) {
      let numbers = words[(place + 1)...].map { Int($0) }
      let axes = numbers.compactMap { $0 }
      guard !axes.isEmpty, axes.count == numbers.count, axes.count <= 2,
        axes.allSatisfy({ (-rank..<rank).contains($0) })
      else {
        throw .unknownAction(
          text,
          hint: rank == 0
            ? "a single number has no axes"
            : "after “\(words[place])” write the number of an axis, 0 to \(rank - 1) (two numbers for pictures)")
      }
      named = axes.map { $0 < 0 ? $0 + rank : $0 }
      words.removeSubrange(place...)
      if words.last == "on" || words.last == "along" { words.removeLast() }
    }
    let head = words.joined(separator: " ")
    self.named = named
    if let known = TensorActionText.heads.first(where: { $0.text == head }) {
      self.head = known.text
      kind = known.kind
      // “permute” alone does not say what.
      if known.text == "permute", named == nil {
        throw .unknownAction(text, hint: TensorActionText.hint(for: "permute coordinates"))
      }
    } else {
      // Generators of subgroups keep their spelling and their spaces.
      let specified =
        named == nil ? text : original.prefix { !["on", "along", "axis"].contains($0) }.joined(separator: " ")
      guard let specification = try? ActionSpecification(specified) else {
        throw .unknownAction(text, hint: TensorActionText.hint(for: head))
      }
      self.head = specified
      kind = .specified(specification)
    }
    if let named, named.count == 2 ? kind != .image || named[1] != named[0] + 1 : kind == .image {
      throw .unknownAction(
        text,
        hint: kind == .image
          ? "a picture has two adjacent axes, rows before columns: write “rotate image on axes 0 1”"
          : "this action moves one axis")
    }
  }

  /// What to write instead: the text that begins most like the one given, and all others.
  private static func hint(for head: String) -> String {
    let all =
      heads.map(\.text).filter { $0 != "permute" } + ["permute axis 0", "regular", "plane", "space", "reflection"]
    func common(_ text: String) -> Int { zip(text, head).prefix { $0 == $1 }.count }
    let nearest = all.max { common($0) < common($1) } ?? "natural"
    return (common(nearest) >= 3 ? "did you mean “\(nearest)”? " : "")
      + "write trivial, natural, permute coordinates, permute axis 0, flip signs, matrices on axis 1, rotate image, regular, "
      + "plane, space, reflection or cosets:GENERATORS; “on axis k” may follow"
  }

  /// The axes that are moved as one.
  ///
  /// - Throws: ``SymmetrizerError/wrongShape(_:)`` where the text leaves open which, or there are none.
  func axes(in shape: [Int]) throws(SymmetrizerError) -> Range<Int> {
    if let named { return named[0]..<(named[named.count - 1] + 1) }
    switch kind {
    case .matrices:
      guard !shape.isEmpty else { throw .wrongShape("matrices move vectors, not single numbers") }
      return (shape.count - 1)..<shape.count
    case .image:
      let square = (0..<max(shape.count - 1, 0)).filter { shape[$0] == shape[$0 + 1] }
      if shape.count == 2 { return 0..<2 }
      guard square.count == 1, let first = square.first else {
        throw .wrongShape(
          shape.count < 2
            ? "a picture has two axes, but the shape is \(shape)"
            : "which axes of a tensor of shape \(shape) are the picture? Write “rotate image on axes 0 1”, say")
      }
      return first..<(first + 2)
    default: return 0..<shape.count
    }
  }

  /// The text in canonical spelling.
  var description: String {
    guard let named else { return head }
    if head == "permute" || head == "permute coordinates" { return "permute axis \(named[0])" }
    return "\(head) on \(named.count == 1 ? "axis" : "axes") \(named.map(String.init).joined(separator: " "))"
  }
}
