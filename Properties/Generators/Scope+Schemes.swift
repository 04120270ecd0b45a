import Averaging
import FiniteGroups
import Representations

extension Scope {
  /// All uniform schemes `"ω"` with the identity in the support, on a class over every group; every uniform scheme is a translate of
  /// such a one.
  static func everyUniformScheme(
    on functionClass: FunctionClassSpecification, _ title: String, testOrder: Int, order: Int
  ) -> Scope {
    .everyGroup(
      "all uniform schemes up to translation, \(title)", testOrder: testOrder, order: order
    ) { group in
      let instance = Instance(group: group, functionClass: functionClass)
      let enumerated = try instance.setting().group
      return try subsetsWithIdentity(order: enumerated.order).map { subset in
        var result = instance
        result.assign(try AveragingScheme.uniform(on: subset), as: "ω", in: enumerated)
        return result
      }
    }
  }

  /// The sets of numbers below the order that contain 0, by size.
  static func subsetsWithIdentity(order: Int, size: Int? = nil) -> [[Int]] {
    var sets: [[Int]] = [[0]]
    for element in 1..<max(order, 1) {
      sets += sets.filter { size == nil || $0.count < size ?? 0 }.map { $0 + [element] }
    }
    return sets.filter { size == nil || $0.count == size }.sorted { left, right in
      left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
  }
}
