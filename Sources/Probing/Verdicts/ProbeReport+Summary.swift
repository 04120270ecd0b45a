extension ProbeReport {
  /// Brings ``summary`` and ``isSearchComplete`` up to the rest of the report.
  mutating func summarize() {
    isSearchComplete = search.map { $0.stop == nil } ?? false
    summary = verdictText + (isPositive ? reservations : "")
  }

  /// Whether the verdict says something in favour of the model.
  private var isPositive: Bool { verdict == .symmetricWithinRounding || verdict == .approximatelySymmetric }

  private var verdictText: String {
    switch verdict {
    case .symmetricWithinRounding:
      failure != nil
        ? "TARGET REACHED: \(target); whether changes are more than rounding was not looked for to the end"
        : "SYMMETRIC WITHIN ROUNDING: no change that is more than rounding was found"
          + (search?.nonFinite == nil ? "" : " where outputs are finite")
    case .approximatelySymmetric:
      "APPROXIMATELY SYMMETRIC: the target \(target) is reached; exactly symmetric it is not"
    case .notSymmetric:
      measurement?.isReached == false
        ? "NOT SYMMETRIC: the target \(target) is missed" : "NOT SYMMETRIC: a pair below shows it"
    case .misdeclaredAction: "MISDECLARED ACTION: not symmetric as declared, but as said below"
    case .nonFinite: "NON-FINITE OUTPUT: an output is infinite or not a number, which is never symmetric"
    case .nondeterministic: "NONDETERMINISTIC: equal questions get different answers"
    case .batchDependent: "BATCH-DEPENDENT: an answer depends on the other inputs of its batch"
    case .undecided:
      exception != nil
        ? "UNDECIDED: the model reports an error at an input"
        : failure == nil ? "UNDECIDED within the limits" : "UNDECIDED: it ended early, see the last line"
    }
  }

  /// What a verdict in favour does not say.
  private var reservations: String {
    var text = ""
    if let stop = search?.stop {
      text += "; the search for bad inputs did not finish: \(stop)"
    } else if search == nil {
      text +=
        !isSearchBegun
        ? "; no search for bad inputs was made"
        : exception != nil
          ? "; the search for bad inputs ended at an error of the model"
          : "; the search for bad inputs was begun and ended early, see the last line"
    }
    if let changes {
      let what =
        changes.level > changes.largest ? "changes that are more than rounding" : "larger changes than those measured"
      text += "; \(what), at fewer than 1 in \(changes.oneIn) pairs, are not excluded"
    }
    return text
  }
}
