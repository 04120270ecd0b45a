import ExactArithmetic

extension AtlasChecks {
  /// Rotations and reflections of the plane.
  static func planes(_ index: AtlasIndex) -> [AtlasCheck] {
    let planes = index.rows.filter { $0.entry.representation == "plane" && $0.entry.kind == .profile }
    struct Question: Hashable {
      let n: Int
      let degree: Int
    }
    func isCyclic(_ row: AtlasRow) -> Bool { index.parameter("C", of: row.entry.group) == row.entry.order }
    var cyclic: [Question: AtlasInstance] = [:]
    for row in planes where row.entry.weights == "convex" && isCyclic(row) {
      cyclic[Question(n: row.entry.order, degree: row.entry.degree ?? 0)] = row.instance
    }
    return [
      AtlasCheck(
        "fields.cyclic-quadrature",
        "C_n on the plane, convex weights, degree k < n: the cost is at least k + 1, and k + 1 just when k + 1 divides n",
        over: planes
      ) { row in
        guard let k = row.entry.degree, row.entry.weights == "convex", isCyclic(row), k < row.entry.order else {
          return nil
        }
        let cost = row.instance.cost
        let isLeast = cost.isEqual(to: Rational(k + 1))
        let outcome: Bool? =
          cost.isAtLeast(Rational(k + 1)) == false ? false : isLeast.map { $0 == (row.entry.order % (k + 1) == 0) }
        return AtlasEvidence(outcome: outcome, instances: [row.instance])
      },
      AtlasCheck(
        "fields.prime-quadrature",
        "C_p on the plane for prime p, convex or affine weights: degree k costs min(p, 2k + 1)", over: planes
      ) { row in
        let n = row.entry.order
        guard let k = row.entry.degree, !row.instance.hasEqualWeights, isCyclic(row), isPrime(n) else { return nil }
        return AtlasEvidence(
          outcome: row.instance.cost.isEqual(to: Rational(min(n, 2 * k + 1))), instances: [row.instance])
      },
      AtlasCheck(
        "fields.dihedral-costs-as-cyclic", "D_n on the plane, convex weights, degree k < n: it costs what C_n costs",
        over: planes
      ) { row in
        guard let n = index.parameter("D", of: row.entry.group), row.entry.order == 2 * n,
          row.entry.weights == "convex",
          let k = row.entry.degree, k < n, let other = cyclic[Question(n: n, degree: k)]
        else { return nil }
        return AtlasEvidence(outcome: row.instance.cost.isEqual(to: other.cost), instances: [row.instance, other])
      },
    ]
  }
}
