import CZ3

/// A set of named settings for a solver. Names and kinds are checked when the set is given to a
/// solver, not before.
public final class Z3Parameters {
  let context: Z3Context
  let raw: OpaquePointer

  /// The empty set, which changes nothing.
  public init(in context: Z3Context) throws(Z3Error) {
    self.context = context
    raw = try context.call("Z3_mk_params") { Z3_mk_params($0) }
    Z3_params_inc_ref(context.raw, raw)
  }

  deinit { Z3_params_dec_ref(context.raw, raw) }

  /// Sets a number.
  public func set(_ name: String, _ value: UInt32) throws(Z3Error) {
    let symbol = try symbol(name)
    try context.run("Z3_params_set_uint") { Z3_params_set_uint($0, raw, symbol, value) }
  }

  /// Sets a switch.
  public func set(_ name: String, _ value: Bool) throws(Z3Error) {
    let symbol = try symbol(name)
    try context.run("Z3_params_set_bool") { Z3_params_set_bool($0, raw, symbol, value) }
  }

  private func symbol(_ name: String) throws(Z3Error) -> OpaquePointer {
    try context.call("Z3_mk_string_symbol") { Z3_mk_string_symbol($0, name) }
  }
}
