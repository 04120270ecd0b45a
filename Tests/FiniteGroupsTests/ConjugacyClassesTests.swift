import FiniteGroups
import Testing

@Suite struct ConjugacyClassesTests {
  private static let names = ["C1", "C6", "S4", "A5", "Q8", "SmallGroup(21,1)", "S3^2", "SmallGroup(32,6)"]

  @Test(arguments: names) func powersAreClassesOfPowers(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let classes = ConjugacyClasses(of: group)
    for exponent in -3...7 {
      let map = classes.powerMap(exponent)
      for element in 0..<group.order {
        let base = exponent < 0 ? group.inverse(element) : element
        let power = (0..<abs(exponent)).reduce(group.identity) { result, _ in group.product(result, base) }
        #expect(map[classes.classOf[element]] == classes.classOf[power])
      }
    }
    #expect((0..<group.order).allSatisfy { classes.elementOrders[classes.classOf[$0]] == group.order(of: $0) })
    #expect(classes.powerMap(classes.exponent).allSatisfy { $0 == 0 })
  }

  /// GAP 4: `Exponent`, and `ConjugacyClasses` filtered by whether they hold the inverse, or all prime residue powers,
  /// of the representative.
  @Test(arguments: [
    ("C1", 1, 1, 1), ("C6", 6, 2, 2), ("S4", 12, 5, 5), ("A4", 6, 2, 2), ("A5", 30, 5, 3), ("Q8", 4, 5, 5),
    ("SmallGroup(21,1)", 21, 1, 1), ("D5", 10, 4, 2),
  ])
  func realAndRationalClasses(_ name: String, _ exponent: Int, _ real: Int, _ rational: Int) throws {
    let classes = ConjugacyClasses(of: try GroupDescription(name).enumerated())
    #expect(classes.exponent == exponent)
    #expect((0..<classes.count).count { classes.isReal($0) } == real)
    #expect((0..<classes.count).count { classes.isRational($0) } == rational)
    #expect((0..<classes.count).allSatisfy { classes.inverseClasses[classes.inverseClasses[$0]] == $0 })
  }

  /// Against the definition: count all pairs with each product.
  @Test(arguments: names) func structureConstantsCountPairs(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let classes = ConjugacyClasses(of: group)
    let range = 0..<classes.count
    var counts = Array(
      repeating: Array(repeating: Array(repeating: 0, count: range.count), count: range.count), count: range.count)
    for x in 0..<group.order {
      for y in 0..<group.order {
        counts[classes.classOf[x]][classes.classOf[y]][classes.classOf[group.product(x, y)]] += 1
      }
    }
    for i in range {
      let matrix = classes.structureConstants(i, in: group)
      for j in range {
        for k in range {
          #expect(matrix[j][k] * classes.sizes[k] == counts[i][j][k])
        }
      }
      #expect(classes.structureConstant(i, range.count - 1, i, in: group) == matrix[range.count - 1][i])
    }
  }
}
