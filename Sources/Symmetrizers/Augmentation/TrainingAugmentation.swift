public import Averaging
public import ExactArithmetic
public import FiniteGroups

/// An input with what a function should give there, and how much it counts.
public struct WeightedExample<Input: Sendable, Output: Sendable>: Sendable {
  /// The input.
  public let input: Input
  /// The value wanted.
  public let output: Output
  /// The factor of its loss in the risk.
  public let weight: Rational

  /// An example.
  public init(_ input: Input, _ output: Output, weight: Rational = 1) {
    self.input = input
    self.output = output
    self.weight = weight
  }
}

/// Symmetry from data: each example (x, y) is replaced by moved ones (gx, gy) with weights ω(g). Evaluation then costs one query.
///
/// What it guarantees. Let F be G-stable, the penalty G-invariant, the loss convex and (if outputs are moved) ℓ(ga, gb) = ℓ(a, b), and let the
/// minimizer of R_ω(f) = Σᵢ Σ_g ω(g) ℓ(f(gxᵢ), gyᵢ) + penalty(f) be unique, as for ridge and kernel ridge with an invariant kernel. Since
/// R_ω(ρ(h)f) is the risk with ω(hg) in the place of ω(g), the minimizer is invariant (equivariant) under
/// {h : ω(hg) = ω(g) for all g}, the group of ``PartialAveraging/invarianceGroup``:
/// - **full** augmentation (ω = 1/|G|): under all of G. For the square loss, a squared norm as penalty and invariant outputs it is more than that: with f = Pf + f₀,
///   R(f) = R(Pf) + Σᵢ E_g f₀(gxᵢ)² + penalty(f₀), so the minimizer is *equal* to that over the invariant functions alone,
///   from the data as they were;
/// - a **fixed** subset S: under {h : hS = S}, which for most subsets is the identity alone, whatever their size;
/// - **streaming** (elements drawn afresh in each epoch): each epoch's risk has the full risk as its expectation, given the data; where
///   the optimizer converges to the minimizer of the expectation the first case applies, and at no finite epoch does it.
///
/// Without uniqueness (unpenalized, more parameters than examples) only *some* minimizer is invariant: with f also Pf minimizes, by
/// convexity. For losses that are not convex nothing follows.
///
/// Sources: S. Chen, E. Dobriban, J. Lee, "A group-theoretic framework for data augmentation", JMLR 21 (2020); J. Mroueh, S. Voinea, T. Poggio,
/// "Learning with group invariant features", NeurIPS 2015, for kernels.
public struct TrainingAugmentation<Group: BlackBoxGroup>: Sendable {
  /// Which elements move the examples.
  private enum Plan: Sendable {
    case fixed(Scheme<Group.Element>)
    case streaming(count: Int)
  }

  /// The group.
  public let group: Group
  private let plan: Plan

  private init(_ group: Group, _ plan: Plan) { (self.group, self.plan) = (group, plan) }

  /// The examples as they are.
  public static func none(_ group: Group) -> TrainingAugmentation {
    TrainingAugmentation(group, .fixed(.point(group.identity)))
  }

  /// The same weights ω on moved copies in every epoch.
  public static func fixed(_ scheme: Scheme<Group.Element>, of group: Group) -> TrainingAugmentation {
    TrainingAugmentation(group, .fixed(scheme))
  }

  /// n independent uniform elements for each example, drawn once; equal ones together.
  ///
  /// The same elements for all examples.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for n < 1.
  public static func fixedRandom(
    count: Int, of group: Group, using random: inout some RandomNumberGenerator
  ) throws -> TrainingAugmentation {
    let draws = try TestTimeAugmentation<Group, Int>(over: group, count: count)
    return TrainingAugmentation(group, .fixed(try draws.fixedDraw(using: &random)))
  }

  /// n independent uniform elements for each example, drawn afresh in each epoch.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for n < 1.
  public static func streaming(count: Int, of group: Group) throws(SymmetrizerError) -> TrainingAugmentation {
    guard count >= 1 else {
      throw .unsuitableParameter("streaming augmentation draws at least 1 element, not \(count)")
    }
    return TrainingAugmentation(group, .streaming(count: count))
  }

  /// Whether every epoch has the same examples.
  public var isFixed: Bool {
    if case .fixed = plan { true } else { false }
  }

  /// The examples of one epoch.
  ///
  /// - Parameters:
  ///   - data: the examples; their weights are multiplied with those of the augmentation.
  ///   - inputAction: how the group moves inputs.
  ///   - outputAction: how the group moves outputs; trivially for invariant functions.
  ///   - random: used only if elements are drawn in each epoch; independent for each example.
  /// - Returns: moved examples, those of the first one first.
  /// - Complexity: O(examples · elements) images
  public func examples<InputAction: ValueAction, OutputAction: ValueAction>(
    from data: [WeightedExample<InputAction.Value, OutputAction.Value>], inputAction: InputAction,
    outputAction: OutputAction, using random: inout some RandomNumberGenerator
  ) throws -> [WeightedExample<InputAction.Value, OutputAction.Value>]
  where InputAction.Element == Group.Element, OutputAction.Element == Group.Element {
    var result: [WeightedExample<InputAction.Value, OutputAction.Value>] = []
    for example in data {
      let scheme: Scheme<Group.Element>
      switch plan {
      case .fixed(let fixed): scheme = fixed
      case .streaming(let count): scheme = try .ofDraws((0..<count).map { _ in group.randomElement(using: &random) })
      }
      for entry in scheme.entries {
        result.append(
          WeightedExample(
            inputAction.apply(entry.element, to: example.input), outputAction.apply(entry.element, to: example.output),
            weight: example.weight * entry.weight))
      }
    }
    return result
  }
}

extension TrainingAugmentation<FiniteGroup> {
  /// Every element of the group, with equal weights.
  ///
  /// - Complexity: O(order)
  public static func full(_ group: FiniteGroup) -> TrainingAugmentation {
    fixed(.wholeGroup(group, weightClass: .uniform), of: group)
  }
}
