import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// The laws of a complete family of irreducible unitary representations in double precision, on elements at a stride.
func expectIrreducibleLaws(
  _ family: IrreducibleRepresentations, samples: Int = 1_000, tolerance: Double = 1e-11
) throws {
  let all = try family.all()
  #expect(all.reduce(0) { $0 + $1.dimension * $1.dimension } == family.group.order)
  for representation in all {
    #expect(representation.dimension == family.table.degrees[representation.number])
    let residuals = family.residuals(of: representation, samples: samples)
    // No samples at all divided by zero.
    #expect(family.residuals(of: representation, samples: 0).largest <= tolerance)
    #expect(residuals.homomorphism <= tolerance, "\(representation.label): \(residuals)")
    #expect(residuals.unitarity <= tolerance, "\(representation.label): \(residuals)")
    #expect(residuals.character <= tolerance, "\(representation.label): \(residuals)")
    if representation.type == .real {
      for generator in family.group.generatorIndices { #expect(representation.matrix(of: generator).isReal) }
    }
  }
}

/// Schur's relations: the matrix coefficients √(d/|G|)·π_ij are an orthonormal basis of the functions on the group.
func expectSchurOrthogonality(_ family: IrreducibleRepresentations, tolerance: Double = 1e-11) throws {
  let order = family.group.order
  var coefficients = ComplexMatrix(rowCount: order, columnCount: order)
  var row = 0
  for representation in try family.all() {
    let (d, scale) = (representation.dimension, (Double(representation.dimension) / Double(order)).squareRoot())
    for element in 0..<order {
      let matrix = representation.matrix(of: element)
      for i in 0..<d {
        for j in 0..<d {
          coefficients[row + i * d + j, element] = (scale * matrix[i, j].real, scale * matrix[i, j].imaginary)
        }
      }
    }
    row += d * d
  }
  #expect(row == order)
  let difference = coefficients * coefficients.adjoint - .identity(order)
  #expect(difference.frobeniusNorm <= tolerance)
}

/// The laws of an exact representation, exactly, on elements at a stride.
func expectExactLaws(_ representation: ExactIrreducible, family: IrreducibleRepresentations, samples: Int = 8) {
  let group = family.group
  let generators = group.generatorIndices.map { ($0, representation.matrix(of: $0)) }
  let form = representation.invariantForm
  for element in stride(from: 0, to: group.order, by: max(1, group.order / samples)) {
    let image = representation.matrix(of: element)
    for (generator, left) in generators {
      #expect(left * image == representation.matrix(of: group.product(generator, element)))
    }
    #expect(image.transposed.mapEntries(\.conjugate) * form * image == form)
    let trace = (0..<representation.dimension).reduce(Cyclotomic.zero) { $0 + image[$1, $1] }
    #expect(trace == family.table.value(of: representation.number, at: family.classes.classOf[element]))
  }
}

/// The groups of the catalogue up to an order, at a stride.
func catalogueGroups(upTo order: Int, by step: Int = 1) -> [String] {
  let entries = SmallGroupCatalogue.entries.filter { $0.id[0] <= order }
  return stride(from: 0, to: entries.count, by: step).map { "SmallGroup(\(entries[$0].id[0]),\(entries[$0].id[1]))" }
}
