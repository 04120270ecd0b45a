/// The text of choices and spans, as it stands in stored failures.
extension ChoiceSequence {
  /// The choices, as `kind:index/max`, separated by spaces.
  public var choicesText: String {
    choices.map { "\($0.kind.rawValue):\($0.index)/\($0.max)\($0.isForced ? "!" : "")" }.joined(separator: " ")
  }

  /// The spans, as `label:start:end:next`, separated by spaces.
  public var spansText: String {
    spans.map { "\(String($0.label, radix: 16)):\($0.start):\($0.end):\($0.next)" }.joined(separator: " ")
  }

  /// Reads choices and spans.
  ///
  /// - Throws: ``StoredFailureError`` when a text is not of that form, or they contradict each other.
  public init(choicesText: String, spansText: String, size: Int) throws {
    guard (0...100).contains(size) else {
      throw StoredFailureError(message: "the size is \(size); it must be from 0 to 100")
    }
    let choices = try choicesText.split(separator: " ").map { text -> Choice in
      let isForced = text.hasSuffix("!")
      let parts = (isForced ? text.dropLast() : text).split { $0 == ":" || $0 == "/" }
      guard parts.count == 3, let code = UInt8(parts[0]), let kind = ChoiceKind(rawValue: code) else {
        throw StoredFailureError(message: "“\(text)” is not a choice; one is written kind:index/max")
      }
      return Choice(
        index: try StoredFailure.number(parts[1], "choice"), max: try StoredFailure.number(parts[2], "choice"),
        kind: kind, isForced: isForced)
    }
    let spans = try spansText.split(separator: " ").map { text -> ChoiceSpan in
      let parts = text.split(separator: ":")
      guard parts.count == 4 else {
        throw StoredFailureError(message: "“\(text)” is not a span; one is written label:start:end:next")
      }
      return ChoiceSpan(
        label: try StoredFailure.number(parts[0], "span", radix: 16), start: try StoredFailure.number(parts[1], "span"),
        end: try StoredFailure.number(parts[2], "span"), next: try StoredFailure.number(parts[3], "span"))
    }
    self.init(choices: choices, spans: spans, size: size)
    guard isWellFormed else { throw StoredFailureError(message: "the choices or spans contradict each other") }
  }

  /// Whether numbers are within their bounds and spans are nested; what comes from a file must be asked.
  var isWellFormed: Bool {
    choices.allSatisfy { $0.index <= $0.max } && hasNestedSpans
  }

  /// Whether spans lie inside the choices and inside each other.
  var hasNestedSpans: Bool {
    var open: [(end: Int, next: Int)] = [(choices.count, spans.count)]
    var start = 0
    for (position, span) in spans.enumerated() {
      while let last = open.last, last.next <= position, open.count > 1 { open.removeLast() }
      guard let parent = open.last, span.start >= start, span.start <= span.end, span.end <= parent.end,
        span.next > position, span.next <= parent.next
      else { return false }
      start = span.start
      open.append((span.end, span.next))
    }
    return true
  }
}
