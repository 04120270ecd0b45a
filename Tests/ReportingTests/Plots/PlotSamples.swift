import Reporting

/// Figures of every kind from small values.
enum PlotSamples {
  static let separation = SeparationFigure(
    family: "S_n, all functions", costsWholeGroup: true, search: "the construction sample",
    curves: ["1/4", "1/10"].enumerated().map { number, epsilon in
      SeparationFigure.Curve(
        epsilon: epsilon,
        points: [6.0, 24, 120, 720].map { order in
          let factor = Double(number + 1)
          return SeparationFigure.Point(
            order: order, necessary: 4 * factor, sufficient: 30 * factor,
            found: [11 * factor, 14 * factor, 19 * factor])
        })
    })

  static let huge = SeparationFigure(
    family: "S_n, polynomials of degree ≤ 2", costsWholeGroup: false, search: "the construction sample",
    curves: [
      SeparationFigure.Curve(
        epsilon: "1/4",
        points: [24, 3.6e6, 2.4e18, 3e64].map {
          SeparationFigure.Point(order: $0, necessary: 4, sufficient: 40, found: [20])
        })
    ])

  static let phase = PhaseFigure(
    orders: [2, 20, 200, 2000], epsilons: [0.001, 0.01, 0.1, 1], shares: [[1, 1, 1], [1, 1, 0.5], [1, 0.4, 0.01]],
    sampling: [PlotPoint(20, 0.6), PlotPoint(200, 0.07), PlotPoint(2000, 0.01)])

  static let profile = ProfileFigure(
    group: "S4", reading: "abstract reading, convex weights", order: 24,
    levels: zip([1.0, 4, 6, 12, 12, 12, 24], [1.0, 4, 12, 12, 12, 12, 24]).enumerated().map {
      ProfileFigure.Level(degree: $0.offset, lower: $0.element.0, upper: $0.element.1)
    }, threshold: 6, sharpBound: 6, paperBound: 9)

  static let spectrum = SpectrumFigure(
    scheme: "C7, regular, 3 elements",
    lines: (2...7).map { SpectrumFigure.Line(name: "X\($0)", dimension: 1, lower: 0.47, upper: 0.471_4) },
    weak: SpectrumFigure.Target(epsilon: 2 / 9.0, text: "2/9"), strong: SpectrumFigure.Target(epsilon: 0.5, text: "1/2")
  )

  static let tails = TailsFigure(
    problem: "S4, regular", epsilon: "1/4", dimension: 9, trials: 1000, confidence: "95 %",
    points: [
      TailsFigure.Point(size: 10, failures: 700, lower: 0.65, upper: 0.75, bernstein: 1, kullbackLeibler: 1),
      TailsFigure.Point(size: 30, failures: 3, lower: 0.0005, upper: 0.01, bernstein: 1, kullbackLeibler: 0.35),
      TailsFigure.Point(size: 60, failures: 0, lower: 0, upper: 0.006, bernstein: 0.06, kullbackLeibler: 0.007),
    ])

  static let rotations = RotationsFigure(
    pictures: ["the function f", "average over 5 random rotations", "average over all 100"].map {
      RotationsFigure.Picture(
        title: $0, note: "symmetry error 1", values: [[0, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 0]])
    }, rotations: 100, chosen: [3, 46, 56, 74, 97], formula: "exp(−x²)")

  static let tradeoff = TradeoffFigure(
    setting: "C12",
    curves: [10, 100, 1000].map { count in
      TradeoffFigure.Curve(
        samples: count,
        points: [0, 0.5, 0.9, 1].map {
          TradeoffFigure.Point(
            factor: $0, approximation: (1 - $0) * (1 - $0) * 0.05, estimation: (1 + 11 * $0 * $0) / Double(count))
        })
    })

  static let training = TrainingFigure(
    problems: ["sum: S6", "signs-5: C2^5", "plane-isotropic: C100"].map { name in
      TrainingFigure.Problem(
        name: name, logOrder: 6.6,
        curves: [
          TrainingFigure.Curve(
            name: "none", medians: [TrainingFigure.Median(size: 0, value: 0.9, lower: 0.8, upper: nil)]),
          TrainingFigure.Curve(
            name: "full", medians: [TrainingFigure.Median(size: 0, value: 0.01, lower: 0.008, upper: 0.02)]),
          TrainingFigure.Curve(
            name: "subset",
            medians: [1, 4, 7, 14].map {
              TrainingFigure.Median(size: $0, value: 0.9 / Double($0), lower: 0.7 / Double($0), upper: 1.2 / Double($0))
            }),
        ])
    }, replicates: 10, confidence: "95 %")

  static let complexity = ComplexityFigure(
    group: "C8, order 8", order: 8, epsilons: ["1/2", "1/4"],
    rows: ["polynomials:0", "polynomials:1", "characters:2,4,8"].map { name in
      let cost = name == "polynomials:0" ? 1 : 8
      return ComplexityFigure.Row(
        name: name, exact: ComplexityFigure.Range(cost, cost),
        weak: [ComplexityFigure.Range(min(2, cost), cost), ComplexityFigure.Range(min(3, cost), cost)])
    })

  static let symmetrizers = SymmetrizersFigure(
    problem: "S3, order 6, natural action",
    rows: [
      "group-averaging", "training-augmentation (streaming 4 in 8 epochs; the largest of 20 draws, with a long remark)",
    ]
    .map {
      SymmetrizersFigure.Row(
        name: $0, weights: "fixed", maximumQueries: "6", meanQueries: "6.0", error: "0", kind: "worst",
        measured: "4e-32", continuous: "yes")
    })

  static let curve = CurveFigure(
    problem: "C7, weak(ε), convex weights", order: 7,
    points: [
      CurveFigure.Point(epsilon: 0, lower: 7, upper: 7), CurveFigure.Point(epsilon: 2 / 9.0, lower: 3, upper: 3),
      CurveFigure.Point(epsilon: 0.4, lower: 2, upper: 6),
    ],
    steps: [
      CurveFigure.Step(epsilon: 0, size: 7, exists: true), CurveFigure.Step(epsilon: 1 / 36.0, size: 6, exists: true),
      CurveFigure.Step(epsilon: 2 / 9.0, size: 3, exists: false),
    ])

  /// Each figure with the number of marks of each kind that it must have.
  static let all: [(name: String, source: any FigureSource, marks: [String: Int])] = [
    ("separation", separation, ["marker": 4 + 4 + 4 + 3, "line": 1 + 2 * 3]),
    ("huge", huge, ["marker": 4 + 1, "line": 4]),
    ("phase", phase, ["cell": 1 + 2 + 3, "color": 16, "line": 3]),
    ("profile", profile, ["marker": 6 + 1, "line": 2, "band": 2]),
    ("spectrum", spectrum, ["bar": 6]),
    ("tails", tails, ["marker": 2 + 1, "line": 2]),
    ("rotations", rotations, ["color": 64]),
    ("tradeoff", tradeoff, ["marker": 3 + 1, "line": 4]),
    ("training", training, ["marker": 3 * 4 + 1, "line": 3, "band": 3 * 2 + 2]),
    ("complexity", complexity, ["marker": 3 + 1 + 1 + 3]),
    ("symmetrizers", symmetrizers, [:]),
    ("curve", curve, ["marker": 1 + 1 + 1 + 3]),
  ]
}
