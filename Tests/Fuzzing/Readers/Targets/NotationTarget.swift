import Averaging
import ExactArithmetic
import FiniteGroups
import Probing
import Representations

extension FuzzTarget {
  /// The short notations of options and of numbers in files: what is read is written as a text that is read as the same.
  static let notation = FuzzTarget("notation", lengthLimit: 128) { bytes in
    let text = text(bytes)
    var isRead = try roundTrip(text) { Rational($0) }
    isRead = try roundTrip(text) { Cyclotomic($0) } || isRead
    isRead = try roundTrip(text) { RealCyclotomic($0) } || isRead
    isRead = try roundTrip(text) { SymmetryNotion($0) } || isRead
    isRead = try roundTrip(text) { try? ProbeTarget($0) } || isRead
    isRead = try roundTrip(text) { try? ActionSpecification($0) } || isRead
    isRead = try roundTrip(text) { try? FunctionClassSpecification($0) } || isRead
    isRead = try roundTrip(text) { try? CoxeterType($0) } || isRead
    isRead = try roundTrip(text) { try? Presentation($0) } || isRead
    isRead = try roundTrip(text) { try? Permutation(text: $0, degree: 12) } || isRead
    return isRead
  }

  private static func roundTrip<Value: Equatable & CustomStringConvertible>(
    _ text: String, _ read: (String) -> Value?
  ) throws -> Bool {
    guard let value = read(text) else { return false }
    try demand(read(value.description) == value, "“\(value)” is not read as the same \(Value.self)")
    return true
  }
}
