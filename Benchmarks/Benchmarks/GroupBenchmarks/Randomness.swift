import FiniteGroups

/// A random permutation of 1 … n.
func randomPermutation(_ n: Int, _ random: inout some RandomNumberGenerator) throws -> Permutation {
  try Permutation(oneLine: Array(1...n).shuffled(using: &random))
}
