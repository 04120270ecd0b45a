import ExactArithmetic

/// The replicates of one problem, put together.
struct TrainingSummary: Sendable {
  let problem: TrainingProblem
  /// 1 − α.
  let confidence: Rational
  /// The measurements of a replicate are in the same order in all of them.
  let replicates: [[TrainingReplicate.Measurement]]

  private struct Place: Hashable {
    let augmentation: AugmentationRegime
    let size: Int
  }

  /// ln|G|, whose enclosure takes longer than a small replicate.
  private let logOrder: Double
  private let logSize: Int
  private let risks: [Place: [Double]]
  private let distances: [Place: [Double]]
  /// The curves: sizes ascending.
  private let sizes: [AugmentationRegime: [Int]]

  init(_ problem: TrainingProblem, _ replicates: [[TrainingReplicate.Measurement]], confidence: Rational) {
    self.problem = problem
    self.replicates = replicates
    self.confidence = confidence
    logOrder = problem.group.logOrder
    logSize = TrainingGroup.logSize(logOrder)
    var risks: [Place: [Double]] = [:]
    var distances: [Place: [Double]] = [:]
    var sizes: [AugmentationRegime: Set<Int>] = [:]
    for measurement in replicates.joined() {
      let place = Place(augmentation: measurement.augmentation, size: measurement.size)
      risks[place, default: []].append(measurement.risk)
      distances[place, default: []].append(measurement.distance)
      sizes[measurement.augmentation, default: []].insert(measurement.size)
    }
    self.risks = risks
    self.distances = distances
    self.sizes = sizes.mapValues { $0.sorted() }
  }

  /// 1 − α/comparisons.
  private func level(_ comparisons: Int) -> Rational { 1 - (1 - confidence) / Rational(comparisons) }

  private func risk(_ augmentation: AugmentationRegime, _ size: Int) -> [Double] {
    risks[Place(augmentation: augmentation, size: augmentation.hasSizes ? size : 1)] ?? []
  }

  private func paired(_ left: [Double], _ right: [Double], _ operation: (Double, Double) -> Double) -> [Double] {
    zip(left, right).map(operation)
  }

  /// The interval, where the values are all finite.
  private func interval(_ values: [Double], _ comparisons: Int) -> MedianInterval? {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    return MedianInterval(values, confidence: level(comparisons))
  }

  private func ratio(_ augmentation: AugmentationRegime, _ size: Int) -> [Double] {
    guard let reference = augmentation.reference else { return [] }
    return paired(risk(augmentation, size), risk(reference, size), /)
  }

  /// Where the whole group gains nothing in a drawing, all is missing: so the value is defined for every drawing, and its median needs no
  /// selection of drawings.
  private func remaining(_ augmentation: AugmentationRegime, _ size: Int) -> [Double] {
    guard let reference = augmentation.reference, augmentation != augmentation.baseline else { return [] }
    let gains = paired(risk(augmentation.baseline, size), risk(reference, size), -)
    let missing = paired(risk(augmentation, size), risk(reference, size), -)
    return paired(missing, gains) { $1 > 0 ? $0 / $1 : 1 }
  }

  /// A row for each augmentation and size.
  var rows: [TrainingRow] {
    AugmentationRegime.allCases.flatMap { augmentation in
      (sizes[augmentation] ?? []).compactMap { size -> TrainingRow? in
        let comparisons = sizes[augmentation]?.count ?? 1
        guard let risk = interval(risk(augmentation, size), comparisons) else { return nil }
        let place = Place(augmentation: augmentation, size: size)
        let hasDistance = augmentation == .subset || augmentation == .fresh || augmentation == .arc
        return TrainingRow(
          problem: problem.name, group: problem.group.description, logOrder: logOrder, augmentation: augmentation,
          size: augmentation.hasSizes ? size : nil,
          relativeSize: augmentation.hasSizes && logOrder > 0 ? Double(size) / logOrder : nil,
          trainingQueries: augmentation.trainingQueries(size: size, problem: problem),
          predictionQueries: augmentation.predictionQueries(size: size, problem: problem),
          replicates: replicates.count, risk: risk, ratio: interval(ratio(augmentation, size), comparisons),
          remaining: interval(remaining(augmentation, size), comparisons),
          distance: hasDistance ? interval(distances[place] ?? [], comparisons) : nil)
      }
    }
  }

  /// The saturation sizes of the augmentations whose limit is the whole group.
  var saturations: [Saturation] {
    [AugmentationRegime.subset, .fresh, .streaming, .testTime].flatMap { augmentation in
      Saturation.Criterion.allCases.compactMap { criterion -> Saturation? in
        // Where the symmetry is in part wrong, the whole group need not gain anything that could be missing.
        guard criterion == .ratio || problem.target.asymmetry == 0 else { return nil }
        let sizes = sizes[augmentation] ?? []
        let curve = sizes.compactMap { point(augmentation, $0, criterion, comparisons: sizes.count) }
        guard curve.count == sizes.count, !curve.isEmpty else { return nil }
        return Saturation(
          problem: problem.name, augmentation: augmentation, criterion: criterion, logOrder: logOrder, logSize: logSize,
          curve: curve)
      }
    }
  }

  /// Where neither the baseline nor the reference has sizes, their intervals are the same at all sizes, and need no share for each.
  private func point(
    _ augmentation: AugmentationRegime, _ size: Int, _ criterion: Saturation.Criterion, comparisons: Int
  ) -> Saturation.Point? {
    guard let reference = augmentation.reference else { return nil }
    let values = criterion == .ratio ? ratio(augmentation, size) : remaining(augmentation, size)
    let gap = paired(risk(augmentation.baseline, size), risk(reference, size), /)
    let shares = reference.hasSizes ? comparisons : 1
    guard let interval = interval(values, comparisons), let risk = self.interval(risk(reference, size), shares)
    else { return nil }
    return Saturation.Point(
      size: size, interval: interval, baseline: self.interval(gap, shares), reference: risk)
  }

  /// How fast the distance to full augmentation falls; `nil` where twice ⌈ln|G|⌉ was not tested or is the whole group.
  var doubling: TrainingReport.Doubling? {
    let size = logSize
    guard 2 * size < problem.group.order,
      let first = distances[Place(augmentation: .subset, size: size)],
      let second = distances[Place(augmentation: .subset, size: 2 * size)],
      let quotient = interval(paired(first, second, /), 1)
    else { return nil }
    return TrainingReport.Doubling(problem: problem.name, size: size, quotient: quotient)
  }

  /// The comparison of arcs with no and all symmetry; `nil` for problems without arcs.
  var partialSymmetry: SmallRotationsComparison? {
    let arcs = sizes[.arc] ?? []
    let amounts = arcs.compactMap { size -> SmallRotationsComparison.Amount? in
      let risk = risk(.arc, size)
      guard let none = interval(paired(risk, self.risk(.none, 1), /), 2 * arcs.count),
        let full = interval(paired(risk, self.risk(.full, 1), /), 2 * arcs.count)
      else { return nil }
      return SmallRotationsComparison.Amount(size: size, againstNone: none, againstFull: full)
    }
    return amounts.isEmpty
      ? nil : SmallRotationsComparison(problem: problem.name, asymmetry: problem.target.asymmetry, amounts: amounts)
  }
}
