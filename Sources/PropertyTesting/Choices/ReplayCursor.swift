/// The place in a script during its replay; finds the choice that answers a draw even when the script no longer fits.
///
/// Spans are followed first: a draw inside a span is answered by the span of the same label at the same place in the
/// tree, so that what was drawn elsewhere, more or less than before, does not shift it. Where no such span exists the
/// next choice is taken if it is of the same kind, clamped to the range; where there is none the answer is 0. A script
/// without spans is followed by position alone. No script is ever rejected.
struct ReplayCursor {
  private struct Frame {
    var position: Int
    var end: Int
    var span: Int
    var spanEnd: Int
    /// Whether no matching span was found, so that the choices of the enclosing span are consumed.
    var isTransparent: Bool
  }

  private var script = ChoiceSequence()
  private var frames: [Frame] = []
  private var top = Frame(position: 0, end: 0, span: 0, spanEnd: 0, isTransparent: false)

  mutating func begin(_ script: ChoiceSequence) {
    self.script = script
    frames.removeAll(keepingCapacity: true)
    top = Frame(
      position: 0, end: script.choices.count, span: 0, spanEnd: script.spans.count, isTransparent: false)
  }

  mutating func open(_ label: UInt64) {
    var child = top.span
    while child < top.spanEnd {
      let span = script.spans[child]
      if span.label == label, span.start >= top.position {
        top.position = span.end
        top.span = span.next
        frames.append(top)
        top = Frame(
          position: span.start, end: span.end, span: child + 1, spanEnd: span.next, isTransparent: false)
        return
      }
      child = span.next
    }
    frames.append(top)
    top.isTransparent = true
  }

  mutating func close() {
    guard var parent = frames.popLast() else { return }
    if top.isTransparent {
      parent.position = top.position
      parent.span = top.span
    }
    top = parent
  }

  mutating func draw(kind: ChoiceKind, max: UInt64) -> UInt64 {
    let position = directPosition(kind: kind) ?? top.position
    guard position < top.end else { return 0 }
    // A choice of another kind that lies in a span belongs to that span, which may yet be opened.
    guard script.spans.isEmpty || script.choices[position].kind == kind else { return 0 }
    top.position = position + 1
    return min(script.choices[position].index, max)
  }

  /// The next choice of this kind that lies in the current span but in no span inside it.
  private func directPosition(kind: ChoiceKind) -> Int? {
    var position = top.position
    var child = top.span
    while position < top.end {
      if child < top.spanEnd {
        let span = script.spans[child]
        if span.start < position || span.count == 0 {
          child = span.next
          continue
        }
        if span.start == position {
          position = span.end
          child = span.next
          continue
        }
      }
      // Without spans there is nothing to tell an inserted choice from a changed one: take what comes.
      if script.spans.isEmpty || script.choices[position].kind == kind { return position }
      position += 1
    }
    return nil
  }
}
