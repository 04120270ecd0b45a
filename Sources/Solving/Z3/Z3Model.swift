import CZ3
public import ExactArithmetic

/// A model: values of all constants that satisfy what a solver was given.
public final class Z3Model {
  let context: Z3Context
  let raw: OpaquePointer

  init(_ context: Z3Context, _ raw: OpaquePointer) {
    self.context = context
    self.raw = raw
    Z3_model_inc_ref(context.raw, raw)
  }

  deinit { Z3_model_dec_ref(context.raw, raw) }

  /// The value of a term. Constants that the model leaves open get some value of their sort.
  public func value(of term: Z3Expression) throws(Z3Error) -> Z3Expression {
    try context.own(term.context, "Z3_model_eval")
    return try withExtendedLifetime(term) { () throws(Z3Error) in
      let value = try context.call("Z3_model_eval") { context in
        var value: OpaquePointer?
        return Z3_model_eval(context, raw, term.raw, true, &value) ? value : nil
      }
      return Z3Expression(context, value)
    }
  }

  /// The truth value of a formula.
  public func boolean(_ formula: Z3Expression) throws(Z3Error) -> Bool {
    guard let value = try value(of: formula).truthValue() else {
      throw Z3Error(code: .wrongModel, operation: "Z3_model_eval", message: "a formula has neither truth value")
    }
    return value
  }

  /// The exact value of a real term.
  public func rational(_ term: Z3Expression) throws(Z3Error) -> Rational { try value(of: term).rational() }
}
