/// The order of names for people: runs of digits are compared as numbers, and everything else by its bytes, so that `C2` comes before `C10`.
package enum NaturalOrder {
  /// Whether a text comes first.
  ///
  /// - Complexity: O(length)
  package static func isBefore(_ left: String, _ right: String) -> Bool {
    var (first, second) = (Substring(left).utf8, Substring(right).utf8)
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    while let one = first.first, let other = second.first {
      if isDigit(one), isDigit(other) {
        let (head, tail) = (first.prefix(while: isDigit), second.prefix(while: isDigit))
        let (value, otherValue) = (head.drop { $0 == 48 }, tail.drop { $0 == 48 })
        if value.count != otherValue.count { return value.count < otherValue.count }
        if !value.elementsEqual(otherValue) { return value.lexicographicallyPrecedes(otherValue) }
        if head.count != tail.count { return head.count < tail.count }
        first = first.dropFirst(head.count)
        second = second.dropFirst(tail.count)
      } else {
        if one != other { return one < other }
        first = first.dropFirst()
        second = second.dropFirst()
      }
    }
    return first.isEmpty && !second.isEmpty
  }
}
