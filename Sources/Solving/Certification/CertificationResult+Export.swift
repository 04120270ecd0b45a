extension CertificationResult {
  /// The decisive problem as a self-contained SMT-LIB 2 script.
  ///
  /// It asks for the largest size below the complexity that the solver excluded (status `unsat`), for the least open size
  /// while the value is open (`unknown`), or, when there is nothing below to exclude, for the complexity itself (`sat`).
  ///
  /// - Returns: `nil` but for exact symmetry, whose equations are linear.
  /// - Throws: ``SupportEncodingError``, which a result of ``Certifier`` never causes.
  /// - Complexity: that of encoding the question; nothing is encoded before
  public func smtLIB() throws(SupportEncodingError) -> String? {
    guard let decisive else { return nil }
    let question = "\(instance.title): \(complexity.map { "AC_ex = \($0)" } ?? "\(lower) <= AC_ex <= \(upper)")"
    var title = [
      "reynolds certify: \(question.replacing("⟨", with: "<").replacing("⟩", with: ">"))",
      "group elements are numbered as reynolds enumerates them; 0 is the identity",
    ]
    if instance.weights == .uniform {
      title += [
        "This script asks for one size. Other sizes below the value were asked in the same way, or are impossible because",
        "every size is a multiple of the denominators of the means, or because the complement of a scheme is a scheme.",
      ]
    }
    return try decisive.equations.encoding(size: decisive.size).smtLIB(title: title, status: decisive.status)
  }
}
