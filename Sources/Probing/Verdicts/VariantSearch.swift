import ExactArithmetic
import FiniteGroups

/// Looks for a likely mistake that explains why a model is not symmetric.
struct VariantSearch {
  /// How many pairs must agree.
  static let pairCount = 16

  let session: ModelSession
  let source: InputSource
  let precision: ModelDeclaration.NumberType

  /// The names of the variants under which the model is symmetric within rounding on all pairs tried, at inputs where it changes under the declared action.
  ///
  /// Variants that move inputs and outputs just as declared are skipped.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering.
  /// - Complexity: for each variant 4 queries, and up to 10 for each of ``pairCount`` pairs while all agree
  func explanations(of question: SymmetryQuestion, seed: UInt64) throws -> [String] {
    var random = SplitMix64(seed: seed)
    let inputs = (0..<VariantSearch.pairCount).map { _ in source.draw(using: &random) }
    let generators = question.group.generatingSet
    let elements = inputs.indices.map { index in
      index < generators.count ? generators[index] : question.group.randomElement(using: &random)
    }
    var names: [String] = []
    for variant in ActionVariants.all(of: question) {
      guard differs(variant.question, from: question, inputs: inputs, elements: elements) else { continue }
      if try isSymmetric(variant.question, inputs: inputs, elements: elements) { names.append(variant.name) }
    }
    return names
  }

  private func isSymmetric(
    _ question: SymmetryQuestion, inputs: [[Double]], elements: [Permutation]
  ) throws -> Bool {
    let check = RoundingCheck(question, precision: precision)
    // Most variants fail at once.
    for range in [0..<min(2, inputs.count), min(2, inputs.count)..<inputs.count] {
      let pairs = try session.pairs(at: Array(inputs[range]), elements: elements[range].map { [$0] }, of: question)
      for pair in pairs {
        let kind = try check.judge(pair, session).kind
        guard kind == .equal || kind == .rounding else { return false }
      }
    }
    return true
  }

  /// Whether some value is moved otherwise than declared.
  private func differs(
    _ variant: SymmetryQuestion, from question: SymmetryQuestion, inputs: [[Double]], elements: [Permutation]
  ) -> Bool {
    let probe = (0..<question.outputShape.reduce(1, *)).map { Double($0 + 1) }
    return zip(inputs, elements).contains { input, element in
      variant.moved(input, by: element) != question.moved(input, by: element)
        || variant.carriedBack(probe, by: element) != question.carriedBack(probe, by: element)
    }
  }
}
