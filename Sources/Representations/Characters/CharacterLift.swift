import ExactArithmetic

/// Irreducible characters modulo a prime, lifted to eigenvalue multiplicities.
///
/// Each Galois orbit of characters and each orbit of classes under powers coprime to the order is lifted once.
struct CharacterLift {
  /// The different spectra.
  private(set) var spectra: [Spectrum] = []
  /// For each row and class, the number of the spectrum.
  private(set) var spectrumNumbers: [[Int32]]
  /// The Galois orbits of the rows.
  let rowOrbits: [[Int]]

  /// - Throws: ``CharacterError/inconsistent(_:)`` should the lifted multiplicities not be those of representations.
  init(
    _ rows: [[UInt32]], degrees: [Int], classes: ClassStructure, splitting: SplittingField
  ) throws(CharacterError) {
    let modulus = splitting.order
    let columnMaps = Divisibility.unitGroupGenerators(modulo: modulus).map { ($0, classes.powerMap($0)) }
    let columns = GaloisAction(count: classes.count, modulus: modulus, generators: columnMaps)
    let rowNumbers = Dictionary(rows.enumerated().map { ($1, $0) }) { first, _ in first }
    var rowMaps: [(unit: Int, images: [Int])] = []
    for (unit, map) in columnMaps {
      var images: [Int] = []
      for row in rows {
        guard let image = rowNumbers[map.map { row[$0] }] else {
          throw .inconsistent("a Galois conjugate of a character is missing")
        }
        images.append(image)
      }
      rowMaps.append((unit, images))
    }
    let galois = GaloisAction(count: rows.count, modulus: modulus, generators: rowMaps)
    rowOrbits = galois.orbits
    spectrumNumbers = rows.map { $0.map { _ in -1 } }
    var interned: [Spectrum: Int32] = [:]
    var transforms: [Int: RootSums] = [:]
    for columnOrbit in columns.orbits {
      let first = columnOrbit[0]
      let order = classes.elementOrders[first]
      let transform = transforms[order] ?? RootSums(order: order, splitting)
      transforms[order] = transform
      let powers = (0..<order).map { classes.power(ofClass: first, $0) }
      for rowOrbit in galois.orbits {
        let spectrum = transform.spectrum(of: powers.map { rows[rowOrbit[0]][$0] })
        guard spectrum.multiplicities.allSatisfy({ $0 <= degrees[rowOrbit[0]] }),
          spectrum.dimension == degrees[rowOrbit[0]]
        else { throw .inconsistent("eigenvalue multiplicities do not add up to a degree") }
        // σ_t of the row at the a-th power of the class depends on ta modulo the element order only.
        var byUnit = [Int32](repeating: -1, count: order)
        for row in rowOrbit {
          for column in columnOrbit {
            let unit = galois.places[row].unit * (columns.places[column].unit % order) % order
            if byUnit[unit] < 0 {
              let image = spectrum.galois(unit)
              if let number = interned[image] {
                byUnit[unit] = number
              } else {
                byUnit[unit] = Int32(spectra.count)
                interned[image] = byUnit[unit]
                spectra.append(image)
              }
            }
            spectrumNumbers[row][column] = byUnit[unit]
          }
        }
      }
    }
  }

  /// The canonical order of rows; see ``CharacterTable/init(of:orderLimit:classLimit:)``.
  func precedes(_ first: Int, _ second: Int, degrees: [Int]) -> Bool {
    if degrees[first] != degrees[second] { return degrees[first] < degrees[second] }
    for (a, b) in zip(spectrumNumbers[first], spectrumNumbers[second]) where a != b {
      return spectra[Int(a)].precedes(spectra[Int(b)])
    }
    return false
  }
}

/// The inverse Fourier transform of a cyclic group modulo a prime.
struct RootSums {
  private let order: Int
  private let field: PrimeField
  /// ζ^(−k)/n.
  private let scaledRoots: [UInt32]

  /// - Precondition: `order` divides the order of the root of unity and is not 0 modulo the prime.
  init(order: Int, _ splitting: SplittingField) {
    self.order = order
    field = splitting.field
    let roots = splitting.roots(ofOrder: order)
    let scale = splitting.field.inverse(splitting.field.residue(order)) ?? 0
    scaledRoots = roots.indices.map { splitting.field.multiply(roots[($0 == 0 ? 0 : order - $0)], scale) }
  }

  /// The multiplicities m_s = (1/n) Σ_a χ(gᵃ)ζ^(−as), from the residues of χ(g⁰), χ(g¹), ….
  ///
  /// - Complexity: O(n²) products in the field
  func spectrum(of values: [UInt32]) -> Spectrum {
    let wrap = UInt64(field.modulus) << 32
    return Spectrum(
      multiplicities: values.withUnsafeBufferPointer { values in
        scaledRoots.withUnsafeBufferPointer { roots in
          (0..<order).map { exponent in
            var sum: UInt64 = 0
            var index = 0
            for value in values {
              sum &+= UInt64(value) &* UInt64(roots[index])
              if sum >= wrap { sum &-= wrap }
              index += exponent
              if index >= order { index -= order }
            }
            return Int(field.reduce(sum))
          }
        }
      })
  }
}
