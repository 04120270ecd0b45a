import FiniteGroups
import Representations

extension FuzzTarget {
  /// A group of small order in the first line, one of its actions in the second, and a class of functions in the third.
  static let functionClass = FuzzTarget("class", lengthLimit: 256) { bytes in
    guard let lines = lines(bytes, count: 3) else { return false }
    let specification: FunctionClassSpecification
    do throws(RepresentationError) {
      specification = try FunctionClassSpecification(lines[2])
    } catch {
      _ = error.description
      return false
    }
    let again = try FunctionClassSpecification(specification.description)
    try demand(again == specification, "\(specification) is not read as the same class")
    guard let (_, group, action) = try acting(lines, orderLimit: 24) else { return false }
    let functions: FunctionClass
    do throws(RepresentationError) {
      functions = try FunctionClass(specification, group: group, action: action)
    } catch {
      _ = error.description
      return false
    }
    try demand(functions.character(at: 0) == functions.dimension, "the trace of the identity is not the dimension")
    return true
  }
}
