import FiniteGroups

extension IrreducibleRepresentation {
  /// How far matrices in double precision are from what they should be; the largest absolute value of an entry in each case.
  public struct Residuals: Sendable {
    /// ρ(sg) − ρ(s)ρ(g) over the generators s and the elements g that were looked at.
    public internal(set) var homomorphism = 0.0
    /// ρ(g)ρ(g)* − 1.
    public internal(set) var unitarity = 0.0
    /// tr ρ(g) − χ(g).
    public internal(set) var character = 0.0

    /// The largest of the three.
    public var largest: Double { Swift.max(homomorphism, unitarity, character) }
  }

}

extension IrreducibleRepresentations {
  /// Measures the laws of a representation on elements at a stride through the group.
  ///
  /// - Parameters:
  ///   - representation: one of these.
  ///   - samples: about how many elements to look at, at least one; all if there are no more.
  /// - Complexity: O(samples · generators · dimension³)
  public func residuals(
    of representation: IrreducibleRepresentation, samples: Int = 1_000
  ) -> IrreducibleRepresentation.Residuals {
    var result = IrreducibleRepresentation.Residuals()
    let values = rows[representation.number].values
    let generators = group.generatorIndices.map { ($0, representation.matrix(of: $0)) }
    for element in stride(from: 0, to: group.order, by: max(1, group.order / max(1, samples))) {
      let image = representation.matrix(of: element)
      for (generator, left) in generators {
        let difference = representation.matrix(of: group.product(generator, element)) - left * image
        result.homomorphism = max(result.homomorphism, difference.largestPart)
      }
      result.unitarity = max(
        result.unitarity, (image * image.adjoint - .identity(representation.dimension)).largestPart)
      let expected = values[classes.classOf[element]]
      let trace = image.trace
      result.character = max(
        result.character, (trace.real - expected.real).magnitude, (trace.imaginary - expected.imaginary).magnitude)
    }
    return result
  }
}

extension ComplexMatrix {
  /// The largest absolute value of a real or imaginary part.
  var largestPart: Double {
    (real.entries + imaginary.entries).reduce(0) { $1.isNaN ? .infinity : Swift.max($0, $1.magnitude) }
  }
}
