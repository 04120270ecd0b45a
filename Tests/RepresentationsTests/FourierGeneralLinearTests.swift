import ExactArithmetic
import FiniteGroups
import Foundation
import Representations
import Testing

@Suite struct FourierGeneralLinearTests {
  static func all(_ dual: GeneralLinearDual) -> [PlaneMatrix] {
    let q = dual.q
    return (0..<(q * q * q * q)).map { PlaneMatrix($0 / (q * q * q), $0 / (q * q) % q, $0 / q % q, $0 % q) }
      .filter { dual.determinant($0) != 0 }
  }

  static func matrices(_ dual: GeneralLinearDual, _ element: PlaneMatrix) -> [ComplexMatrix] {
    dual.transform([(element, 1)]).blocks.map { $0.matrix.adjoint }
  }

  @Test(arguments: [2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 31, 32, 64])
  func labels(_ q: Int) {
    let labels = PlaneRepresentationLabel.all(over: q)
    let order = (q * q - 1) * (q * q - q)
    #expect(labels.reduce(0) { $0 + $1.dimension(over: q) * $1.dimension(over: q) } == order)
    #expect(labels.count == q * q - 1 && Set(labels).count == labels.count && labels[0] == .determinant(0))
    let halves = PlaneRepresentationLabel.allUpToConjugation(over: q)
    #expect(Set(halves + halves.map { $0.conjugate(over: q) }) == Set(labels))
    #expect(halves.count { $0.conjugate(over: q) == $0 } + labels.count == 2 * halves.count)
    let vectors = PlaneRepresentationLabel.onVectors(over: q)
    #expect(vectors.reduce(0) { $0 + $1.dimension(over: q) } == q + 1 + (q - 2) * (q + 1))
  }

  /// π(gh) = π(g)π(h), unitary, for prime fields and others of both kinds of characteristic.
  @Test(arguments: [2, 3, 4, 5, 7, 8, 9])
  func representations(_ q: Int) throws {
    let dual = try GeneralLinearDual(over: q)
    var random = SplitMix64(seed: UInt64(q))
    var pairs = (0..<4).map { _ in (dual.randomElement(using: &random), dual.randomElement(using: &random)) }
    // Triangular factors and products.
    let (upper, swap) = (PlaneMatrix(q - 1, 1, 0, 1), PlaneMatrix(0, 1, 1, 0))
    pairs += [(upper, upper), (swap, upper), (upper, swap), (swap, swap)]
    for (g, h) in pairs {
      let (first, second) = (Self.matrices(dual, g), Self.matrices(dual, h))
      let product = Self.matrices(dual, dual.product(g, h))
      for index in first.indices {
        #expect((first[index] * second[index] - product[index]).frobeniusNorm < 1e-12)
        #expect((first[index] * first[index].adjoint - .identity(dual.dimensions[index])).frobeniusNorm < 1e-12)
      }
    }
  }

  /// The characters are orthonormal over all elements.
  @Test(arguments: [2, 3])
  func orthogonality(_ q: Int) throws {
    let dual = try GeneralLinearDual(over: q)
    let elements = Self.all(dual)
    let values = elements.map { Self.matrices(dual, $0).map(\.trace) }
    for first in dual.labels.indices {
      for second in dual.labels.indices {
        let real = values.reduce(0) {
          $0 + $1[first].real * $1[second].real + $1[first].imaginary * $1[second].imaginary
        }
        let imaginary = values.reduce(0) {
          $0 + $1[first].imaginary * $1[second].real - $1[first].real * $1[second].imaginary
        }
        #expect(abs(real / Double(elements.count) - (first == second ? 1 : 0)) < 1e-12)
        #expect(abs(imaginary) < 1e-10)
      }
    }
  }

  /// The table of Fulton and Harris, §5.2, on scalar, unipotent and split classes; elliptic values through their squared norms:
  /// Σ|χ|² over the group is |G|.
  @Test(arguments: [3, 4, 5, 7, 8])
  func characterTable(_ q: Int) throws {
    let dual = try GeneralLinearDual(over: q)
    let field = dual.field
    func root(_ exponent: Int) -> (Double, Double) {
      let angle = 2 * Double.pi * Double(exponent % (q - 1)) / Double(q - 1)
      return (cos(angle), sin(angle))
    }
    func expect(_ value: (real: Double, imaginary: Double), _ terms: [(Int, (Double, Double))], _ comment: String) {
      let real = terms.reduce(0) { $0 + Double($1.0) * $1.1.0 }
      let imaginary = terms.reduce(0) { $0 + Double($1.0) * $1.1.1 }
      #expect(abs(value.real - real) < 1e-11 && abs(value.imaginary - imaginary) < 1e-11, "\(comment)")
    }
    for k in 0..<(q - 1) {
      let x = field.power(field.primitiveElement, k)
      let scalar = Self.matrices(dual, PlaneMatrix(x, 0, 0, x)).map(\.trace)
      let unipotent = Self.matrices(dual, PlaneMatrix(x, 1, 0, x)).map(\.trace)
      let lower = Self.matrices(dual, PlaneMatrix(x, 0, 1, x)).map(\.trace)
      for (index, label) in dual.labels.enumerated() {
        let (central, jordan): ([(Int, (Double, Double))], [(Int, (Double, Double))])
        switch label {
        case .determinant(let i): (central, jordan) = ([(1, root(2 * i * k))], [(1, root(2 * i * k))])
        case .steinberg(let i): (central, jordan) = ([(q, root(2 * i * k))], [])
        case .principalSeries(let i, let j):
          (central, jordan) = ([(q + 1, root((i + j) * k))], [(1, root((i + j) * k))])
        case .cuspidal:
          // ν restricted to the scalars, whichever generator the embedding takes: the central character itself.
          let value = (scalar[index].real / Double(q - 1), scalar[index].imaginary / Double(q - 1))
          #expect(abs(value.0 * value.0 + value.1 * value.1 - 1) < 1e-11)
          (central, jordan) = ([(q - 1, value)], [(-1, value)])
        }
        expect(scalar[index], central, "\(label) at \(x)")
        expect(unipotent[index], jordan, "\(label) at a Jordan block of \(x)")
        expect(lower[index], jordan, "\(label) at a lower Jordan block of \(x)")
      }
      for l in 0..<k {
        let y = field.power(field.primitiveElement, l)
        let split = Self.matrices(dual, PlaneMatrix(x, 0, 0, y)).map(\.trace)
        for (index, label) in dual.labels.enumerated() {
          switch label {
          case .determinant(let i), .steinberg(let i): expect(split[index], [(1, root(i * (k + l)))], "\(label)")
          case .principalSeries(let i, let j):
            expect(split[index], [(1, root(i * k + j * l)), (1, root(i * l + j * k))], "\(label)")
          case .cuspidal: expect(split[index], [], "\(label)")
          }
        }
      }
    }
    // Elliptic: x² − tx + n irreducible. There the characters of the principal series vanish, Steinberg's is −χ(det), and a cuspidal
    // one is −(ν(θ) + ν(θ)^q), so at most 2.
    var elliptic = 0
    for trace in 0..<q {
      for norm in 1..<q {
        let hasRoot = (0..<q).contains { x in
          field.sum(field.sum(field.product(x, x), field.negative(field.product(trace, x))), norm) == 0
        }
        if hasRoot { continue }
        elliptic += 1
        let values = Self.matrices(dual, PlaneMatrix(0, field.negative(norm), 1, trace)).map(\.trace)
        var square = 0.0
        for (index, label) in dual.labels.enumerated() {
          let size = values[index].real * values[index].real + values[index].imaginary * values[index].imaginary
          square += size
          switch label {
          case .principalSeries: #expect(size < 1e-20)
          case .determinant, .steinberg: #expect(abs(size - 1) < 1e-11)
          case .cuspidal: #expect(size < 4 + 1e-10)
          }
        }
        // The centralizer is the multiplicative group of the larger field.
        #expect(abs(square - Double(q * q - 1)) < 1e-9)
      }
    }
    #expect(elliptic == q * (q - 1) / 2)
  }

  /// Plancherel's equation, error bounds, and schemes with known errors.
  @Test func knownWeakErrors() throws {
    let dual = try GeneralLinearDual(over: 3)
    let halves = try GeneralLinearDual(over: 3, labels: PlaneRepresentationLabel.allUpToConjugation(over: 3))
    let elements = Self.all(dual)
    #expect(elements.count == 48)
    var random = SplitMix64(seed: 3)
    let weights = elements.map { (element: $0, weight: Double.random(in: -1...1, using: &random)) }
    let transform = dual.transform(weights)
    let energy = weights.reduce(0) { $0 + $1.weight * $1.weight }
    #expect(abs(transform.plancherelSum / 48 - energy) < 1e-12)
    #expect(transform.blocks.allSatisfy { $0.normError > 0 && $0.normError < 1e-10 })
    for dual in [dual, halves] {
      func error(_ elements: [PlaneMatrix]) -> NormEnclosure {
        dual.weakError(of: elements.map { (element: $0, weight: Rational(1, elements.count)) })
      }
      #expect(error([elements[20]]).contains(1) && error(elements).upper < 1e-20)
      let punctured = error(Array(elements.dropLast()))
      #expect(punctured.contains(1.0 / (47 * 47)) && punctured.upper - punctured.lower < 1e-13)
      // SL(2, 3) misses the other character of the determinant.
      #expect(error(elements.filter { dual.determinant($0) == 1 }).contains(1))
    }
    let sample = (0..<5).map { _ in (element: dual.randomElement(using: &random), weight: Rational(1, 5)) }
    let (first, second) = (dual.weakError(of: sample), halves.weakError(of: sample))
    #expect(first.lower <= second.upper && second.lower <= first.upper && first.upper - first.lower < 1e-10)
  }

  @Test func refusals() throws {
    #expect(throws: GroupError.self) { try GeneralLinearDual(over: 6) }
    #expect(throws: GroupError.self) { try GeneralLinearDual(over: 67) }
    #expect(throws: GroupError.self) { try GeneralLinearDual(over: 1) }
    #expect(throws: GroupError.self) { try GeneralLinearDual(over: 65_536) }
    #expect(try GeneralLinearDual(over: 4, labels: [.steinberg(1)]).trivialIndex == nil)
  }
}
