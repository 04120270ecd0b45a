import BigInt

/// Groups of operators on n qubits (and the Heisenberg groups, their relatives modulo any number), as permutations.
///
/// | name | order | points |
/// |---|---|---|
/// | `Pauli(n)`: X_j, Z_j and the scalar i | 4ⁿ⁺¹ | 4·2ⁿ: a power of i and a basis state |
/// | `Heisenberg(n,m)`: the shifts X_j and phases Z_j modulo m | m²ⁿ⁺¹ | m·mⁿ: a phase and a basis state |
/// | `Clifford(n)`: the Clifford group modulo all scalars | 2^{n² + 2n} ∏(4ʲ − 1), j = 1 … n | the 2(4ⁿ − 1) signed Pauli operators ≠ ±1 |
/// | `PhasedClifford(n)`: the group of matrices that H, S and CNOT generate, n = 1, 2 | 8 times that | stabilizer states times powers of ζ₈ |
///
/// `Clifford(1)` has order 24 and is isomorphic to S4; ⟨H, S⟩ has order 192 because (SH)³ = ζ₈ puts all 8 powers of ζ₈
/// = e^{iπ/4} in it.
///
/// Source: D. Gottesman, "The Heisenberg representation of quantum computers", 1998, arXiv:quant-ph/9807006; S.
/// Aaronson, D. Gottesman, Phys. Rev. A 70 (2004) 052328, doi:10.1103/PhysRevA.70.052328 (the rules for signs); for the
/// orders A. R. Calderbank, E. M. Rains, P. W. Shor, N. J. A. Sloane, IEEE Trans. Inf. Theory 44 (1998),
/// doi:10.1109/18.681315.
enum PauliFamily: NamedConstruction {
  case pauli(Int)
  case heisenberg(Int, modulus: Int)
  case clifford(Int)
  case phasedClifford(Int)

  /// Checks the parameters of a case.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)``, ``GroupError/degreeTooLarge(_:limit:)``.
  func checked() throws(GroupError) -> PauliFamily {
    switch self {
    case .pauli(let n) where n < 1, .clifford(let n) where n < 1, .heisenberg(let n, _) where n < 1:
      throw .unknownGroup(description, hint: "the number of qubits is at least 1")
    case .heisenberg(_, let modulus) where modulus < 2:
      throw .unknownGroup(description, hint: "Heisenberg(n,m) takes a modulus m from 2 on, such as Heisenberg(1,3)")
    case .phasedClifford(let n) where n != 1 && n != 2:
      throw .unknownGroup(
        description,
        hint: "with phases there are PhasedClifford(1) and PhasedClifford(2); Clifford(n) is modulo scalars")
    default: break
    }
    guard degree < .max else { throw .degreeTooLarge(degree, limit: Permutation.maximumDegree) }
    return self
  }

  var description: String {
    switch self {
    case .pauli(let n): "Pauli(\(n))"
    case .heisenberg(let n, let modulus): "Heisenberg(\(n),\(modulus))"
    case .clifford(let n): "Clifford(\(n))"
    case .phasedClifford(let n): "PhasedClifford(\(n))"
    }
  }

  var degree: Int {
    switch self {
    case .pauli(let n): Saturating.product(4, Saturating.power(2, n))
    case .heisenberg(let n, let modulus): Saturating.product(modulus, Saturating.power(modulus, n))
    case .clifford(let n): Saturating.product(2, Saturating.power(4, n) - 1)
    case .phasedClifford(let n): n == 1 ? 48 : 480
    }
  }

  var order: BigInt {
    switch self {
    case .pauli(let n): BigInt(4).power(n + 1)
    case .heisenberg(let n, let modulus): BigInt(modulus).power(2 * n + 1)
    case .clifford(let n): (1...n).reduce(BigInt(2).power(n * n + 2 * n)) { $0 * (BigInt(4).power($1) - 1) }
    case .phasedClifford(let n): 8 * PauliFamily.clifford(n).order
    }
  }

  func generators() throws(GroupError) -> [Permutation] {
    switch self {
    case .pauli(let n):
      shiftsAndPhases(n, modulus: 2, phases: 4) + [Permutation(points: degree) { ($0 + (1 << n)) % degree }]
    case .heisenberg(let n, let modulus): shiftsAndPhases(n, modulus: modulus, phases: modulus)
    case .clifford(let n):
      try OrbitPermutations(
        seeds: [SignedPauli(x: 1, z: 0, sign: 0)], maps: CliffordGate.all(n).map { gate in { $0.conjugated(by: gate) } }
      ).permutations
    case .phasedClifford(let n):
      try OrbitPermutations(
        seeds: [StabilizerVector(qubits: n)], maps: CliffordGate.all(n).map { gate in { $0.applying(gate) } }
      )
      .permutations
    }
  }

  /// On the points ωᵖ|b₁ … bₙ⟩, numbered p·mⁿ + Σ bⱼ mʲ⁻¹: X_j adds 1 to bⱼ, Z_j multiplies by the root of unity of
  /// order m to the power bⱼ.
  private func shiftsAndPhases(_ n: Int, modulus: Int, phases: Int) -> [Permutation] {
    let states = Saturating.power(modulus, n)
    return (0..<n).flatMap { place in
      let weight = Saturating.power(modulus, place)
      func digit(_ point: Int) -> Int { point % states / weight % modulus }
      return [
        Permutation(points: degree) { $0 + ((digit($0) + 1) % modulus - digit($0)) * weight },
        Permutation(points: degree) { ($0 + digit($0) * (phases / modulus) * states) % degree },
      ]
    }
  }
}

/// A generator of the Clifford group.
enum CliffordGate: Sendable {
  case hadamard(Int)
  case phase(Int)
  case controlledNot(control: Int, target: Int)

  /// H and S on each qubit, CNOT from each to the next: generators of the whole group.
  static func all(_ n: Int) -> [CliffordGate] {
    (0..<n).flatMap { [.hadamard($0), .phase($0)] }
      + (1..<max(n, 1)).map { .controlledNot(control: $0 - 1, target: $0) }
  }
}

/// ± a Pauli operator: bit j of x and z tells 1, X, Y or Z on qubit j.
private struct SignedPauli: Hashable {
  var x: Int
  var z: Int
  var sign: Int

  func conjugated(by gate: CliffordGate) -> SignedPauli {
    func bit(_ word: Int, _ place: Int) -> Int { word >> place & 1 }
    var result = self
    switch gate {
    case .hadamard(let q):
      result.sign ^= bit(x, q) & bit(z, q)
      let difference = (bit(x, q) ^ bit(z, q)) << q
      result.x ^= difference
      result.z ^= difference
    case .phase(let q):
      result.sign ^= bit(x, q) & bit(z, q)
      result.z ^= bit(x, q) << q
    case .controlledNot(let control, let target):
      result.sign ^= bit(x, control) & bit(z, target) & (bit(x, target) ^ bit(z, control) ^ 1)
      result.x ^= bit(x, control) << target
      result.z ^= bit(z, target) << control
    }
    return result
  }
}

/// A state vector times √2ⁿ, with entries in ℤ[ζ₈].
private struct StabilizerVector: Hashable {
  /// Per basis state, the coefficients of 1, ζ, ζ², ζ³ with ζ⁴ = −1.
  var entries: [[Int]]

  /// |0 … 0⟩.
  init(qubits: Int) {
    // √2 = ζ − ζ³
    let scale: [[Int]] = [[1, 0, 0, 0], [0, 1, 0, -1], [2, 0, 0, 0]]
    entries = [scale[qubits]] + Array(repeating: [0, 0, 0, 0], count: (1 << qubits) - 1)
  }

  func applying(_ gate: CliffordGate) -> StabilizerVector {
    var result = self
    for state in entries.indices {
      switch gate {
      case .hadamard(let q):
        guard state >> q & 1 == 0 else { continue }
        let (zero, one) = (entries[state], entries[state | 1 << q])
        result.entries[state] = StabilizerVector.dividedByRootTwo(zip(zero, one).map { $0 + $1 })
        result.entries[state | 1 << q] = StabilizerVector.dividedByRootTwo(zip(zero, one).map { $0 - $1 })
      case .phase(let q):
        // i = ζ²
        if state >> q & 1 == 1 {
          result.entries[state] = [-entries[state][2], -entries[state][3], entries[state][0], entries[state][1]]
        }
      case .controlledNot(let control, let target):
        if state >> control & 1 == 1 { result.entries[state ^ 1 << target] = entries[state] }
      }
    }
    return result
  }

  /// a/√2 = a(ζ − ζ³)/2; entries of stabilizer states times √2ⁿ stay in ℤ[ζ₈].
  private static func dividedByRootTwo(_ a: [Int]) -> [Int] {
    [(a[1] - a[3]) / 2, (a[0] + a[2]) / 2, (a[1] + a[3]) / 2, (a[2] - a[0]) / 2]
  }
}
