public import FiniteGroups
public import PropertyTesting

extension Gen where Value == [[Int]] {
  /// Random frames on the points of a group: for each point x a nonempty ascending list 𝓕(x) of elements, with 𝓕(gx) = g𝓕(x).
  ///
  /// On a representative of each orbit it is a union of right cosets of the stabilizer, since 𝓕(x) = h𝓕(x) for each h that fixes x. The
  /// average of f over the frame, x ↦ mean of f(a⁻¹x) over a ∈ 𝓕(x), is then invariant. The simplest is the stabilizer itself.
  public static func frame(of group: FiniteGroup) -> Gen<[[Int]]> {
    Gen { source in
      var frame = [[Int]](repeating: [], count: group.degree)
      for orbit in group.pointOrbits {
        let stabilizer = (0..<group.order).filter { group.image(of: orbit[0], under: $0) == orbit[0] }
        let element = Gen<Int>.int(in: 0...(group.order - 1))
        var isChosen = [Bool](repeating: false, count: group.order)
        for shift in try source.draw(element.array(count: 1...3)) {
          for member in stabilizer { isChosen[group.product(member, shift)] = true }
        }
        let chosen = isChosen.indices.filter { isChosen[$0] }
        for element in 0..<group.order {
          let point = group.image(of: orbit[0], under: element)
          if frame[point].isEmpty { frame[point] = chosen.map { group.product(element, $0) }.sorted() }
        }
      }
      return frame
    }
  }
}
