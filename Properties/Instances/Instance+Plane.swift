import FiniteGroups
import Representations

extension Instance {
  /// C_n or D_n, by name, on the polynomials of degree at most `degree` on the plane.
  ///
  /// - Throws: `GroupError` for other names.
  static func plane(_ name: String, degree: Int) throws -> Instance {
    let description = try GroupDescription(name)
    return Instance(
      group: InstanceGroup(description),
      action: try description.action(.plane, of: description.enumerated()),
      functionClass: .polynomials(degree: degree))
  }

  /// The class over a real cyclotomic field.
  ///
  /// - Throws: ``InstanceError`` without a class, `RepresentationError` when it does not fit.
  func fieldFunctions() throws -> FieldFunctionClass {
    guard let functionClass else { throw InstanceError("the claim speaks of a function class; the instance has none") }
    let setting = try setting()
    return try FieldFunctionClass(functionClass, group: setting.group, action: setting.action)
  }

  /// The polynomials on the plane, and their degree.
  func planePolynomials() throws -> (FieldFunctionClass, degree: Int) {
    guard case .polynomials(let degree)? = functionClass else {
      throw InstanceError("the claim speaks of polynomials on the plane")
    }
    return (try fieldFunctions(), degree)
  }
}
