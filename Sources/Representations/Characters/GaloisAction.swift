import ExactArithmetic

/// The Galois group of ℚ(ζ_e), e the exponent, on the classes and on the irreducible characters of a group.
///
/// σ_t : ζ_e ↦ ζ_e^t sends χ(g) to χ(g^t).
struct GaloisAction {
  /// A place in an orbit: the image of the orbit's first member under σ_unit.
  struct Place {
    let orbit: Int
    let unit: Int
  }

  /// Orbits by their first members' positions; members in order of discovery.
  private(set) var orbits: [[Int]] = []
  private(set) var places: [Place]

  /// The orbits of the permutations by which generators of the unit group modulo e act.
  init(count: Int, modulus: Int, generators: [(unit: Int, images: [Int])]) {
    var places = [Place?](repeating: nil, count: count)
    for start in 0..<count where places[start] == nil {
      var orbit = [start]
      places[start] = Place(orbit: orbits.count, unit: 1)
      var head = 0
      while head < orbit.count {
        let unit = places[orbit[head]]?.unit ?? 1
        for (generator, images) in generators {
          let image = images[orbit[head]]
          guard places[image] == nil else { continue }
          places[image] = Place(orbit: orbits.count, unit: unit * generator % modulus)
          orbit.append(image)
        }
        head += 1
      }
      orbits.append(orbit)
    }
    self.places = places.map { $0 ?? Place(orbit: 0, unit: 1) }
  }
}
