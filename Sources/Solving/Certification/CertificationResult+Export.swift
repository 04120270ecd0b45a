extension CertificationResult {
  /// The decisive problem as a self-contained SMT-LIB 2 script.
  ///
  /// It asks for the largest size below the complexity that the solver excluded (status `unsat`), for the least open size
  /// while the value is open (`unknown`), or, when there is nothing below to exclude, for the complexity itself (`sat`).
  ///
  /// - Complexity: linear in the size of the problem
  public var smtLIB: String {
    let question = "\(instance.title): \(complexity.map { "AC_ex = \($0)" } ?? "\(lower) <= AC_ex <= \(upper)")"
    return decisive.encoding.smtLIB(
      title: [
        "reynolds certify: \(question)", "group elements are numbered as reynolds enumerates them; 0 is the identity",
      ],
      status: decisive.status)
  }
}
