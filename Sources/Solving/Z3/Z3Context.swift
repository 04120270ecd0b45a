// Goals of this folder:
// 1. Nothing of the C API's manners gets out: no process exit, no unchecked null, no shared string, no handle that
//    outlives its context, no handle passed where another kind is due.
// 2. Only what mixed problems need is wrapped, and the handles stay inside the module.
// 3. Every check is bounded, and can be interrupted from any thread.

import CZ3

/// A context of Z3: the owner of all terms, solvers and models made in it.
///
/// Every wrapper of a handle retains its context, so handles always die first. A context and everything made in it
/// belong to one thread (or task) at a time: this type is not `Sendable`, since Z3 crashes even when reference counts
/// change concurrently. Different contexts may be used in parallel without any locking.
public final class Z3Context {
  /// The raw context; use only inside ``call(_:_:)`` and in the wrappers' deinitializers.
  let raw: OpaquePointer

  /// Whether memory ran out while terms were built. Deleting such a context may abort the process, so it is leaked.
  private var isPoisoned = false

  /// Makes an empty context.
  ///
  /// - Throws: ``Z3Error`` if Z3 cannot make one.
  public init() throws(Z3Error) {
    guard let configuration = Z3_mk_config() else {
      throw Z3Error(code: .missingResult, operation: "Z3_mk_config", message: "no configuration was made")
    }
    defer { Z3_del_config(configuration) }
    guard let raw = Z3_mk_context_rc(configuration) else {
      throw Z3Error(code: .missingResult, operation: "Z3_mk_context_rc", message: "no context was made")
    }
    // The default handler prints and ends the process. Without one, errors wait in the context to be asked for.
    Z3_set_error_handler(raw, nil)
    self.raw = raw
  }

  deinit {
    if !isPoisoned { Z3_del_context(raw) }
  }

  /// Runs one function of the C API that returns nothing of interest, and checks the error code.
  func run<Result>(_ operation: StaticString, _ body: (OpaquePointer) -> Result) throws(Z3Error) -> Result {
    let result = body(raw)
    try check(operation)
    return result
  }

  /// Runs one function of the C API that returns a handle, and checks the error code and the handle.
  ///
  /// The handle is not referenced yet: wrap it before the next call.
  func call(_ operation: StaticString, _ body: (OpaquePointer) -> OpaquePointer?) throws(Z3Error) -> OpaquePointer {
    let result = try run(operation, body)
    guard let result else {
      throw Z3Error(code: .missingResult, operation: "\(operation)", message: "no result and no error")
    }
    return result
  }

  /// Runs one function of the C API that returns a string, and copies it before anything can overwrite it.
  func text(_ operation: StaticString, _ body: (OpaquePointer) -> UnsafePointer<CChar>?) throws(Z3Error) -> String {
    let copy = body(raw).map { String(cString: $0) }
    try check(operation)
    guard let copy else {
      throw Z3Error(code: .missingResult, operation: "\(operation)", message: "no text and no error")
    }
    return copy
  }

  /// Throws the error that the last call left behind, if any.
  ///
  /// - Parameter isSearching: Whether the call was a check. Running out of memory there was measured to leave the
  ///   context fit for deletion; anywhere else it is leaked.
  func check(_ operation: StaticString, isSearching: Bool = false) throws(Z3Error) {
    let code = Z3_get_error_code(raw)
    guard code != Z3_OK else { return }
    // Only the first line: after an unknown parameter some 200 lines follow that list the known ones.
    let words = Z3_get_error_msg(raw, code).map { String(cString: $0) } ?? "no message"
    let message = words.split(whereSeparator: \.isNewline).first.map { String($0) } ?? words
    if code == Z3_MEMOUT_FAIL && !isSearching { isPoisoned = true }
    let known = Z3Error.Code(rawValue: Int(code.rawValue))
    throw Z3Error(
      code: known ?? .unknownCode, operation: "\(operation)",
      message: known == nil ? "error number \(code.rawValue): \(message)" : message)
  }

  /// Throws unless a handle belongs to this context: a foreign one would crash Z3.
  func own(_ other: Z3Context, _ operation: StaticString) throws(Z3Error) {
    guard other === self else {
      throw Z3Error(
        code: .foreignContext, operation: "\(operation)", message: "an argument was made in another context")
    }
  }
}

@available(*, unavailable, message: "a context and its handles belong to one thread: make one context per task")
extension Z3Context: Sendable {}
