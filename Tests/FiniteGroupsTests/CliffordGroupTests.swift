import Testing

@testable import FiniteGroups

@Suite struct CliffordGroupTests {
  /// H and S on the signed Paulis of one qubit: H X H = Z, H Y H = −Y, S X S* = Y, S Y S* = −X, S Z S* = Z.
  @Test func oneQubitGatesConjugateAsTheyShould() throws {
    let group = try GroupDescription("Clifford(1)")
    let (h, s) = (group.generators[0], group.generators[1])
    // Point 0 is X; Z and Y are found by the gates.
    let (x, z, y) = (0, h(0), s(0))
    #expect(Set([x, y, z]).count == 3)
    let minusY = h(y)
    let minusX = s(y)
    #expect(h(z) == x && h(minusY) == y && minusY != y && s(z) == z && s(minusX) == minusY && s(minusY) == x)
    #expect(FiniteGroupOrbits.order(h) == 2 && FiniteGroupOrbits.order(s) == 4 && FiniteGroupOrbits.order(s * h) == 3)
  }

  /// (SH)³ is the scalar ζ₈, of order 8 and central; modulo it the order is that of Clifford(1).
  @Test func phasesAreInTheMatrixGroup() throws {
    let group = try GroupDescription("PhasedClifford(1)")
    let (h, s) = (group.generators[0], group.generators[1])
    let scalar = s * h * s * h * s * h
    #expect(FiniteGroupOrbits.order(scalar) == 8)
    #expect(scalar * h == h * scalar && scalar * s == s * scalar)
    #expect((h * h).isIdentity && (s * s * s * s).isIdentity && !(s * s).isIdentity)
    let scalars = FiniteGroupOrbits.orbits(of: [scalar], degree: 48)
    // Scalars move every vector: 6 stabilizer states times 8 phases.
    #expect(scalars.count == 6 && scalars.allSatisfy { $0.count == 8 })
  }

  /// The controlled gate on two qubits commutes as it should: with S on the control, not with H on it; its square is 1.
  @Test func twoQubitGatesSatisfyTheirRelations() throws {
    for name in ["Clifford(2)", "PhasedClifford(2)"] {
      let generators = try GroupDescription(name).generators
      let (h0, s0, h1, cnot) = (generators[0], generators[1], generators[2], generators[4])
      #expect((cnot * cnot).isIdentity)
      #expect(cnot * s0 == s0 * cnot && cnot * h0 != h0 * cnot && h0 * h1 == h1 * h0)
      // H on the target makes CZ, which is symmetric: H on both sides of both qubits turns CNOT around.
      let turned = h0 * h1 * cnot * h0 * h1
      // Three CNOTs are the swap of the qubits.
      let swap = cnot * turned * cnot
      #expect(swap * h0 * swap == h1 && swap * s0 * swap == generators[3])
    }
  }

  /// Conjugation is a homomorphism from the matrices to the permutations of signed Paulis, with the 8 scalars as
  /// kernel: the pairs of both generate a group of the order of the matrices. The two are computed independently, one
  /// from vectors, one from sign rules.
  @Test(arguments: [1, 2])
  func conjugationIsAHomomorphism(_ qubits: Int) throws {
    let matrices = try Constructions.phasedClifford(qubits: qubits)
    let conjugations = try Constructions.clifford(qubits: qubits)
    let degree = matrices.degree + conjugations.degree
    let pairs = zip(matrices.generators, conjugations.generators).map {
      $0.shifted(by: 0, total: degree) * $1.shifted(by: matrices.degree, total: degree)
    }
    let chain = try StabilizerChain(enumerating: pairs, degree: degree, name: "", orderLimit: .max)
    #expect(chain.order == matrices.order)
    #expect(conjugations.order.map { 8 * $0 } == matrices.order)
  }

  @Test func pauliOperatorsAnticommute() throws {
    let generators = try GroupDescription("Pauli(2)").generators
    let (x1, z1, x2, z2, i) = (generators[0], generators[1], generators[2], generators[3], generators[4])
    let minus = i * i
    #expect(x1 * z1 == minus * z1 * x1 && x2 * z2 == minus * z2 * x2 && !minus.isIdentity)
    #expect(x1 * z2 == z2 * x1 && x1 * x2 == x2 * x1 && z1 * z2 == z2 * z1)
    #expect((x1 * x1).isIdentity && (z1 * z1).isIdentity && (minus * minus).isIdentity)
  }
}
