import Averaging
import BigInt
import CommandSupport
import FiniteGroups
import Representations

/// A function class of a group whose elements are listed where they are few, and of one that is known by generators else.
enum AnyFunctionClass {
  case enumerated(FunctionClass)
  case module(ModuleFunctionClass)

  /// Chooses by the order; a class that is too large to be tabulated is tried without elements too.
  ///
  /// - Parameter group: the group by its chain of stabilizers, if it is at hand.
  /// - Throws: what is wrong with the class; an exit code where neither way works.
  init(
    _ specification: FunctionClassSpecification, action: ActionSpecification, of description: GroupDescription,
    group: PermutationGroup?
  ) throws {
    let known = try description.order == nil ? group ?? description.permutationGroup() : group
    let order = known?.order ?? description.order ?? 1
    if order > BigInt(FiniteGroup.defaultOrderLimit) {
      guard action == .natural else {
        throw CommandFailure.exit(
          CommandFailure.data,
          "--action \(action) needs the list of all elements, and \(description.title) is too large to enumerate")
      }
      do { self = .module(try ModuleFunctionClass(specification, of: description, group: known)) } catch let error
        as RepresentationError
      {
        throw CommandFailure.exit(
          CommandFailure.data, "\(description.title) is too large to enumerate; \(error.description)")
      }
      return
    }
    do {
      let enumerated = try description.enumerated()
      self = .enumerated(
        try FunctionClass(specification, group: enumerated, action: try description.action(action, of: enumerated)))
    } catch let error as RepresentationError {
      guard case .classTooLarge = error else { throw error }
      self = .module(try AnyFunctionClass.fallback(error, specification, action, description, known))
    }
  }

  /// The same functions as a module, after the list of elements has turned out to lead to something too large.
  ///
  /// - Throws: the error that is given, if there is no such module.
  static func fallback(
    _ error: any Error, _ specification: FunctionClassSpecification, _ action: ActionSpecification,
    _ description: GroupDescription, _ group: PermutationGroup?
  ) throws -> ModuleFunctionClass {
    guard action == .natural,
      let functions = try? ModuleFunctionClass(specification, of: description, group: group)
    else { throw error }
    return functions
  }
}
