extension SupportEncoding {
  /// What the problem says, in lines for the head of an export (plain ASCII), with every step from the statement to
  /// the problem that the problem itself does not prove.
  public var statement: [String] {
    var lines = [
      "Question: does a group of \(count) elements have an averaging scheme of \(sizeText)?",
      "A scheme gives each element g = 0, ..., \(count - 1) (0 is the identity) a weight; the weights add up to 1,",
      "\(weightText), and satisfy \(rows.count) further linear equation\(rows.count == 1 ? "" : "s").",
      weightClass == .uniform
        ? "s<g> says that g carries weight, w<g> is \(size) times its weight."
        : "s<g> says that g may carry weight, w<g> is its weight.",
    ]
    if identityInSupport {
      lines += [
        "Without loss of generality the identity lies in the support: translating a scheme by a group element changes",
        "neither its size nor its errors. This step is not part of what a solver of this script decides.",
      ]
    }
    if options.reducesRows && weightClass != .uniform {
      lines.append("The equations are given in reduced row echelon form, which has the same solutions.")
    }
    if options.addsImpliedClauses {
      lines.append("Clauses marked as implied follow from the equations and change no answer.")
    }
    return lines
  }

  private var sizeText: String {
    let elements = size == 1 ? "element" : "elements"
    return weightClass == .uniform ? "exactly \(size) \(elements)" : "at most \(size) \(elements)"
  }

  private var weightText: String {
    switch weightClass {
    case .convex: "are not negative"
    case .affine: "may have either sign"
    case .uniform: "are equal where they are not zero"
    }
  }

  /// The problem as an SMT-LIB script with its statement at the top.
  ///
  /// - Parameters:
  ///   - title: Lines above the statement, such as the names of group and function class.
  ///   - status: The answer that a solver should find.
  /// - Complexity: linear in the size of the problem.
  public func smtLIB(title: [String] = [], status: SMTLIBStatus = .unknown) -> String {
    problem.smtLIB(header: title + statement, status: status)
  }
}
