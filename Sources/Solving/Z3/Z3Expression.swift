import CZ3
public import ExactArithmetic

/// A term: a formula or a real expression.
public final class Z3Expression {
  let context: Z3Context
  let raw: OpaquePointer

  init(_ context: Z3Context, _ raw: OpaquePointer) {
    self.context = context
    self.raw = raw
    Z3_inc_ref(context.raw, raw)
  }

  deinit { Z3_dec_ref(context.raw, raw) }

  private convenience init(
    _ context: Z3Context, _ operation: StaticString, _ body: (OpaquePointer) -> OpaquePointer?
  ) throws(Z3Error) {
    self.init(context, try context.call(operation, body))
  }

  /// A fresh or shared constant: equal names of equal sorts are the same constant.
  public static func constant(_ name: String, _ sort: Z3Sort) throws(Z3Error) -> Z3Expression {
    let context = sort.context
    let symbol = try context.call("Z3_mk_string_symbol") { Z3_mk_string_symbol($0, name) }
    return try withExtendedLifetime(sort) { () throws(Z3Error) in
      try Z3Expression(context, "Z3_mk_const") { Z3_mk_const($0, symbol, sort.raw) }
    }
  }

  /// The real number equal to a rational number. Crosses as text, so its size does not matter.
  public static func number(_ value: Rational, _ real: Z3Sort) throws(Z3Error) -> Z3Expression {
    try withExtendedLifetime(real) { () throws(Z3Error) in
      try Z3Expression(real.context, "Z3_mk_numeral") { Z3_mk_numeral($0, value.description, real.raw) }
    }
  }

  /// The negation of a formula.
  public static prefix func ! (formula: Z3Expression) throws(Z3Error) -> Z3Expression {
    try withExtendedLifetime(formula) { () throws(Z3Error) in
      try Z3Expression(formula.context, "Z3_mk_not") { Z3_mk_not($0, formula.raw) }
    }
  }

  /// The disjunction of formulas; false if there are none.
  public static func any(_ formulas: [Z3Expression], in context: Z3Context) throws(Z3Error) -> Z3Expression {
    switch formulas.count {
    case 0: try Z3Expression(context, "Z3_mk_false") { Z3_mk_false($0) }
    case 1: formulas[0]
    default: try combine(formulas, in: context, "Z3_mk_or", Z3_mk_or)
    }
  }

  /// The sum of real expressions.
  ///
  /// - Parameters:
  ///   - terms: What is added.
  ///   - zero: What an empty sum is.
  public static func sum(_ terms: [Z3Expression], zero: Z3Expression) throws(Z3Error) -> Z3Expression {
    switch terms.count {
    case 0: zero
    case 1: terms[0]
    default: try combine(terms, in: zero.context, "Z3_mk_add", Z3_mk_add)
    }
  }

  /// The product of two real expressions.
  public static func * (left: Z3Expression, right: Z3Expression) throws(Z3Error) -> Z3Expression {
    try combine([left, right], in: left.context, "Z3_mk_mul", Z3_mk_mul)
  }

  /// The formula that compares two real expressions.
  public static func comparison(
    _ left: Z3Expression, _ relation: LinearConstraint.Relation, _ right: Z3Expression
  ) throws(Z3Error) -> Z3Expression {
    let context = left.context
    try context.own(right.context, "comparison")
    return try withExtendedLifetime((left, right)) { () throws(Z3Error) in
      switch relation {
      case .equal: try Z3Expression(context, "Z3_mk_eq") { Z3_mk_eq($0, left.raw, right.raw) }
      case .atMost: try Z3Expression(context, "Z3_mk_le") { Z3_mk_le($0, left.raw, right.raw) }
      case .atLeast: try Z3Expression(context, "Z3_mk_ge") { Z3_mk_ge($0, left.raw, right.raw) }
      }
    }
  }

  private typealias Combination = (OpaquePointer?, UInt32, UnsafePointer<OpaquePointer?>?) -> OpaquePointer?

  /// An operation of the C API on any number of arguments.
  private static func combine(
    _ arguments: [Z3Expression], in context: Z3Context, _ operation: StaticString, _ function: Combination
  ) throws(Z3Error) -> Z3Expression {
    for argument in arguments { try context.own(argument.context, operation) }
    let raws: [OpaquePointer?] = arguments.map(\.raw)
    return try withExtendedLifetime(arguments) { () throws(Z3Error) in
      try Z3Expression(context, operation) { function($0, UInt32(raws.count), raws) }
    }
  }
}

// MARK: - Reading

extension Z3Expression {
  /// The number that this numeral denotes, exactly.
  ///
  /// - Throws: ``Z3Error`` with code `unreadableNumeral` for anything but a rational numeral.
  public func rational() throws(Z3Error) -> Rational {
    guard try context.run("Z3_is_numeral_ast", { Z3_is_numeral_ast($0, raw) }) else {
      throw Z3Error(
        code: .unreadableNumeral, operation: "Z3_get_numeral_string", message: "the value of a term is no numeral")
    }
    let text = try context.text("Z3_get_numeral_string") { Z3_get_numeral_string($0, raw) }
    guard let value = Rational(text) else {
      throw Z3Error(
        code: .unreadableNumeral, operation: "Z3_get_numeral_string",
        message: "“\(text)” is not a rational number such as \"-3/7\"")
    }
    return value
  }

  /// The truth value of the formulas `true` and `false`; `nil` for any other.
  public func truthValue() throws(Z3Error) -> Bool? {
    switch try context.run("Z3_get_bool_value", { Z3_get_bool_value($0, raw) }) {
    case Z3_L_TRUE: true
    case Z3_L_FALSE: false
    default: nil
    }
  }
}
