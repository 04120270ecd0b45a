/// The conjugacy classes of an enumerated group.
public struct ConjugacyClasses: Sendable {
  /// For each element, the number of its class. Class 0 is that of the identity.
  public let classOf: [Int]
  /// The elements of each class, ascending; the first is the representative.
  public let members: [[Int]]

  /// The number of classes, which is the number of complex irreducible representations.
  public var count: Int { members.count }

  /// The least element of each class.
  public var representatives: [Int] { members.map { $0[0] } }

  /// The sizes of the classes; their sum is the order of the group.
  public var sizes: [Int] { members.map(\.count) }

  /// Computes the orbits of conjugation by the generators.
  ///
  /// - Complexity: O(order · generators) products
  public init(of group: FiniteGroup) {
    var classOf = [Int](repeating: -1, count: group.order)
    var members: [[Int]] = []
    let pairs = group.generatorIndices.map { ($0, group.inverse($0)) }
    for start in 0..<group.order where classOf[start] < 0 {
      var orbit = [start]
      classOf[start] = members.count
      var head = 0
      while head < orbit.count {
        for (generator, inverse) in pairs {
          let conjugate = group.product(group.product(generator, orbit[head]), inverse)
          if classOf[conjugate] < 0 {
            classOf[conjugate] = members.count
            orbit.append(conjugate)
          }
        }
        head += 1
      }
      members.append(orbit.sorted())
    }
    self.classOf = classOf
    self.members = members
  }
}
