/// Pseudorandom elements of the group that some permutations generate, before anything is known about it.
///
/// Their distribution is not uniform, so nothing may be concluded from them; they only make chains grow quickly.
///
/// Source: F. Celler, C. Leedham-Green, S. Murray, A. Niemeyer, E. O'Brien, "Generating random elements of a finite group",
/// 1995; the accumulator ("rattle") is C. Leedham-Green's.
struct ProductReplacement: Sendable {
  private var slots: [(element: Permutation, value: Int)]
  private var accumulator: (element: Permutation, value: Int)

  /// - Precondition: there is a generator.
  /// - Complexity: O(generators) products of permutations
  init(
    _ generators: [(element: Permutation, value: Int)], program: inout StraightLineProgram?,
    using random: inout some RandomNumberGenerator
  ) {
    let count = max(10, generators.count + 1)
    slots = (0..<count).map { generators[$0 % generators.count] }
    accumulator = generators[0]
    for _ in 0..<(3 * count + 20) { _ = next(program: &program, using: &random) }
  }

  /// The next element, with the value of the program that it is.
  ///
  /// - Complexity: O(degree)
  mutating func next(
    program: inout StraightLineProgram?, using random: inout some RandomNumberGenerator
  ) -> (element: Permutation, value: Int) {
    let left = Int.random(in: 0..<slots.count, using: &random)
    var right = Int.random(in: 0..<(slots.count - 1), using: &random)
    if right >= left { right += 1 }
    let inverted = Bool.random(using: &random)
    let factor = inverted ? slots[right].element.inverse : slots[right].element
    let letter = StraightLineProgram.Letter(slots[right].value, inverted: inverted)
    let own = StraightLineProgram.Letter(slots[left].value)
    if Bool.random(using: &random) {
      slots[left] = (slots[left].element * factor, program?.append([own, letter]) ?? 0)
    } else {
      slots[left] = (factor * slots[left].element, program?.append([letter, own]) ?? 0)
    }
    accumulator = (
      accumulator.element * slots[left].element,
      program?.append([.init(accumulator.value), .init(slots[left].value)]) ?? 0
    )
    return accumulator
  }
}
