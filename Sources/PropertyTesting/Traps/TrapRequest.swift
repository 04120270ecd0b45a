/// What a process asks of a child: a file of a few lines, the last of which are a stored failure.
struct TrapRequest {
  enum Task: String {
    /// Run this case.
    case confirm
    /// Look for a simpler case that ends the process.
    case shrink
    /// Make the value of this case, and write down what it looks like.
    case describe
    /// Run the whole property.
    case search
  }

  var task: Task
  /// The index of the random case that is meant, and not the choices; its seed is the entry's.
  var index: Int?
  /// Whether it is the generator that ends the process.
  var isGenerating = false
  /// The hashes of scripts and cases that are not to be run, since they end the process in some other way.
  var refused: Set<UInt64> = []
  /// The property, the seed, and the choices.
  var entry: StoredFailure

  init(
    task: Task, index: Int? = nil, isGenerating: Bool = false, refused: Set<UInt64> = [], entry: StoredFailure
  ) {
    self.task = task
    self.index = index
    self.isGenerating = isGenerating
    self.refused = refused
    self.entry = entry
  }

  var text: String {
    let hashes = refused.sorted().map { String($0, radix: 16) }.joined(separator: " ")
    let mode = isGenerating ? "generator" : "body"
    return "\(task.rawValue) \(mode)\n\(index.map(String.init) ?? "-")\n\(hashes)\n\(entry.text)"
  }

  /// Reads a request, or returns `nil` when the text is none.
  init?(text: String) {
    let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    let head = lines[0].split(separator: " ")
    guard lines.count == 4, head.count == 2, let task = Task(rawValue: String(head[0])),
      let entry = try? StoredFailure(text: String(lines[3]))
    else { return nil }
    self.init(
      task: task, index: Int(lines[1]), isGenerating: head[1] == "generator",
      refused: Set(lines[2].split(separator: " ").compactMap { UInt64($0, radix: 16) }), entry: entry)
  }
}

extension ChoiceSequence {
  /// A hash of what a replay follows: the numbers, the spans and the size.
  var scriptHash: UInt64 {
    var hash = StableHash()
    hash.combine(UInt64(truncatingIfNeeded: size))
    for choice in choices { hash.combine(choice.index) }
    for span in spans {
      hash.combine(span.label)
      hash.combine(UInt64(span.start))
      hash.combine(UInt64(span.end))
    }
    return hash.value
  }
}
