extension Runner {
  /// What a reader must know about a verdict that a limit cut short.
  func limitNotes(_ verdict: Report.Verdict) -> [String] {
    guard case .failed(let counterexample) = verdict, counterexample.shrinkCalls >= settings.shrinkCalls else {
      return []
    }
    return ["shrinking stopped at the limit of \(settings.shrinkCalls) calls: simpler values may fail too"]
  }
}
