import FiniteGroups

extension SupportSymmetries {
  /// The orbits of elements under maps that form a group, each with maps to its first element; under other maps, classes of
  /// elements that some map sends to the first.
  func orbits(of elements: [Int], under maps: [SupportMap]) -> [[(element: Int, map: SupportMap)]] {
    var orbits: [[(element: Int, map: SupportMap)]] = []
    var rest = ElementSet(elements, capacity: order)
    for element in elements where rest.contains(element) {
      rest.remove(element)
      var orbit: [(element: Int, map: SupportMap)] = [(element, .identity)]
      for map in maps {
        for other in rest.elements where image(of: other, under: map) == element {
          rest.remove(other)
          orbit.append((other, map))
        }
      }
      orbits.append(orbit)
    }
    return orbits
  }
}
