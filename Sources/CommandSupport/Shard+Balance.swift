extension Shard {
  /// The positions, from 0 and increasing, of the units that belong to this part when the parts are to cost about the
  /// same.
  ///
  /// The units are handed out from the most to the least costly (equal ones in their order), each to the part that has
  /// got least so far (of several the first). So the parts are disjoint, together they are everything, and no part
  /// costs more than 4/3 − 1/(3n) of what the best division would (Graham 1969). The result is a function of the costs
  /// and the number of parts alone.
  ///
  /// - Parameter costs: one for each unit, in any unit of measure; what is negative or not a number counts as 0.
  /// - Complexity: O(units · (log units + parts)).
  public func balancedPositions(costs: [Double]) -> [Int] {
    let costs = costs.map { $0 > 0 ? min($0, 1e300) : 0 }
    let order = costs.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
    // The number of units breaks ties, so that units without a cost are spread, too.
    var loads = [(cost: Double, units: Int)](repeating: (0, 0), count: min(count, max(costs.count, 1)))
    var positions: [Int] = []
    for position in order {
      let place = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      loads[place].cost += costs[position]
      loads[place].units += 1
      if place == index - 1 { positions.append(position) }
    }
    return positions.sorted()
  }
}
