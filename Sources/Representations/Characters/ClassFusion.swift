import ExactArithmetic
public import FiniteGroups

/// A subgroup with the map from its conjugacy classes to those of the group: what restriction and induction need.
public struct ClassFusion: Sendable {
  /// The subgroup as a group of its own, on the same points.
  public let subgroup: FiniteGroup
  /// The conjugacy classes of the subgroup.
  public let subgroupClasses: ConjugacyClasses
  /// The same, as class functions on the subgroup know them.
  public let source: ClassStructure
  /// The classes of the group.
  public let target: ClassStructure
  /// For each class of the subgroup, the class of the group that contains it.
  public let images: [Int]

  /// The fusion of a subgroup given by its elements.
  ///
  /// - Parameters:
  ///   - elements: all elements of the subgroup, in any order.
  ///   - group: the group.
  ///   - classes: `ConjugacyClasses(of: group)`.
  /// - Throws: ``CharacterError/notASubgroup(_:)`` when the elements are not those of a subgroup.
  /// - Complexity: O(|H| · log |H|) products and the enumeration of the subgroup
  public init(
    elements: [Int], of group: FiniteGroup, classes: ConjugacyClasses
  ) throws(CharacterError) {
    guard elements.allSatisfy({ (0..<group.order).contains($0) }) else {
      throw .notASubgroup("an element is not of the group of order \(group.order)")
    }
    let listed = Set(elements)
    guard listed.contains(group.identity), group.order % listed.count == 0 else {
      throw .notASubgroup("a subgroup holds the identity, and its order divides \(group.order)")
    }
    var generators: [Int] = []
    var reached = CosetSpace(of: group, generatedBy: []).subgroup
    for element in elements where reached.count < listed.count {
      if reached.contains(element) { continue }
      generators.append(element)
      reached = CosetSpace(of: group, generatedBy: generators).subgroup
    }
    guard reached.count == listed.count, reached.allSatisfy(listed.contains) else {
      throw .notASubgroup("they are not closed under multiplication")
    }
    let subgroup: FiniteGroup
    do {
      subgroup = try FiniteGroup(
        generators: generators.map { group.permutation($0) }, degree: group.degree, orderLimit: group.order)
    } catch {
      throw .notASubgroup(error.description)
    }
    self.init(subgroup: subgroup, group: group, classes: classes)
  }

  private init(subgroup: FiniteGroup, group: FiniteGroup, classes: ConjugacyClasses) {
    self.subgroup = subgroup
    subgroupClasses = ConjugacyClasses(of: subgroup)
    source = ClassStructure(of: subgroupClasses)
    target = ClassStructure(of: classes)
    images = subgroupClasses.representatives.map { element in
      classes.classOf[group.index(of: subgroup.permutation(element)) ?? group.identity]
    }
  }

  /// The restriction of a class function of the group to the subgroup.
  ///
  /// - Throws: ``CharacterError/mismatchedClasses(_:)``.
  /// - Complexity: O(classes)
  public func restrict(_ function: ClassFunction) throws(CharacterError) -> ClassFunction {
    guard function.classes == target else {
      throw .mismatchedClasses("only functions on the whole group are restricted")
    }
    return ClassFunction(classes: source, unchecked: images.map { function.values[$0] })
  }

  /// The class function of the group induced by one of the subgroup: at C the sum of |G||D|/(|H||C|) φ(D) over the
  /// classes D of the subgroup in C. It is adjoint to restriction (Frobenius reciprocity).
  ///
  /// - Throws: ``CharacterError/mismatchedClasses(_:)``.
  /// - Complexity: O(classes) cyclotomic sums
  public func induce(_ function: ClassFunction) throws(CharacterError) -> ClassFunction {
    guard function.classes == source else { throw .mismatchedClasses("only functions on the subgroup are induced") }
    var values = [Cyclotomic](repeating: .zero, count: target.count)
    let index = target.groupOrder / source.groupOrder
    for (number, image) in images.enumerated() {
      values[image] += function.values[number].scaled(by: Rational(index * source.sizes[number], target.sizes[image]))
    }
    return ClassFunction(classes: target, unchecked: values)
  }
}
