import CZ3

/// A sort (type) of terms.
public final class Z3Sort {
  let context: Z3Context
  let raw: OpaquePointer

  init(_ context: Z3Context, _ raw: OpaquePointer) {
    self.context = context
    self.raw = raw
    Z3_inc_ref(context.raw, Z3_sort_to_ast(context.raw, raw))
  }

  deinit { Z3_dec_ref(context.raw, Z3_sort_to_ast(context.raw, raw)) }

  /// The sort of truth values.
  public static func boolean(in context: Z3Context) throws(Z3Error) -> Z3Sort {
    Z3Sort(context, try context.call("Z3_mk_bool_sort") { Z3_mk_bool_sort($0) })
  }

  /// The sort of real numbers.
  public static func real(in context: Z3Context) throws(Z3Error) -> Z3Sort {
    Z3Sort(context, try context.call("Z3_mk_real_sort") { Z3_mk_real_sort($0) })
  }
}
