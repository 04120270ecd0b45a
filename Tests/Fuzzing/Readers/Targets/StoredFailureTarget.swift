import PropertyTesting

extension FuzzTarget {
  /// A case of the property engine's failure store: what is read is written as a text that is read as the same.
  static let storedFailure = FuzzTarget("stored-failure", lengthLimit: 2_048) { bytes in
    let failure: StoredFailure
    do {
      failure = try StoredFailure(text: text(bytes))
    } catch let error as StoredFailureError {
      _ = "\(error)"
      return false
    }
    try demand(try StoredFailure(text: failure.text) == failure, "not written the same again: \(failure.text)")
    return true
  }
}
