public import Averaging
public import ExactArithmetic
public import FiniteGroups

/// What judges ask of an instance, with an error that says what is missing.
extension Instance {
  /// The scheme of a name, with the elements as numbers in the enumerated group.
  ///
  /// - Throws: ``InstanceError`` if there is none, `SchemeError` if an element is not in the group.
  public func scheme(_ name: String) throws -> AveragingScheme {
    guard let scheme = schemes[name] else { throw InstanceError("the instance lacks the scheme \(name)") }
    return try scheme.indexed(in: setting().group)
  }

  /// The vector of a name.
  ///
  /// - Throws: ``InstanceError`` if there is none, or it does not have the wanted number of coordinates.
  public func vector(_ name: String, count: Int? = nil) throws -> [Rational] {
    guard let vector = vectors[name] else { throw InstanceError("the instance lacks the vector \(name)") }
    if let count, vector.count != count {
      throw InstanceError("the vector \(name) has \(vector.count) coordinates; it needs \(count)")
    }
    return vector
  }

  /// The vector of a name with a coordinate for each function of the bases of the summands of F, each summand once.
  ///
  /// - Throws: ``InstanceError`` if there is none, or it has another number of coordinates.
  public func function(_ name: String) throws -> [Rational] {
    try vector(name, count: setting().functions().constituents.reduce(0) { $0 + $1.dimension })
  }

  /// The number of a name.
  ///
  /// - Throws: ``InstanceError`` if there is none.
  public func number(_ name: String) throws -> Rational {
    guard let number = numbers[name] else { throw InstanceError("the instance lacks the number \(name)") }
    return number
  }

  /// The whole number of a name.
  ///
  /// - Throws: ``InstanceError`` if there is none, or it is not whole.
  public func integer(_ name: String) throws -> Int {
    let number = try number(name)
    guard let integer = number.asInt else { throw InstanceError("\(name) must be a whole number, not \(number)") }
    return integer
  }

  /// The whole number of a name, within bounds.
  ///
  /// - Throws: ``InstanceError`` if there is none, or it is not whole, or out of bounds.
  public func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
    let value = try integer(name)
    guard range.contains(value) else {
      throw InstanceError("\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
    return value
  }

  /// The elements of a name, as numbers in the enumerated group.
  ///
  /// - Throws: ``InstanceError`` if there are none, or one is not in the group.
  public func elementNumbers(_ name: String) throws -> [Int] {
    guard let list = elements[name] else { throw InstanceError("the instance lacks the elements \(name)") }
    let group = try setting().group
    return try list.map { element in
      guard let index = group.index(of: element) else {
        throw InstanceError("\(element) in \(name) is not an element of the group")
      }
      return index
    }
  }

  /// Assigns a scheme given by numbers in an enumerated group.
  public mutating func assign(_ scheme: AveragingScheme, as name: String, in group: FiniteGroup) {
    schemes[name] = scheme.permutations(in: group)
  }
}
