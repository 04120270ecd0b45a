import FiniteGroups

extension FiniteGroup {
  /// The number that the certificate format gives each element: breadth first from the identity, by products with the generators
  /// from the left.
  ///
  /// - Complexity: O(order · generators)
  var checkerNumbers: [Int] {
    var number = [Int](repeating: -1, count: order)
    var queue = [identity]
    number[identity] = 0
    var next = 0
    while next < queue.count {
      for generator in generatorIndices {
        let product = product(generator, queue[next])
        if number[product] < 0 {
          number[product] = queue.count
          queue.append(product)
        }
      }
      next += 1
    }
    return number
  }
}
