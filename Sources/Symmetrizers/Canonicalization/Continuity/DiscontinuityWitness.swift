public import ExactArithmetic

/// A place where a canonicalization κ of real vectors jumps, with a continuous function that shows it: f(x) = one
/// coordinate of x.
///
/// On a segment x(t) the points κ(x(t)) lie on finitely many lines g⁻¹x(t), g ∈ G, each of slope at most L in the
/// maximum norm. If κ∘x were continuous on [a, b] it would be piecewise linear, so |κ(x(b)) − κ(x(a))| ≤ L(b − a). A
/// pair that violates this *proves* a jump between; one half of the interval violates it again, so halving finds two
/// sequences that converge to one point while f∘κ stays apart.
public struct DiscontinuityWitness<Scalar: OrderedExactField>: Sendable {
  /// x(0).
  public let start: [Scalar]
  /// x(1).
  public let end: [Scalar]
  /// The halved intervals, largest first: x(lower) and x(upper) are the two sequences.
  public let intervals: [(lower: Scalar, upper: Scalar)]
  /// The coordinate that f takes.
  public let coordinate: Int
  /// f(κ(x)) at the lower and at the upper end of each interval.
  public let values: [(lower: Scalar, upper: Scalar)]
  /// The point where the images under the elements of the last interval tie in the first coordinate in which they
  /// differ, and f of the two images there: the two limits, if κ changes between these two elements only.
  public let jump: (point: [Scalar], lower: Scalar, upper: Scalar)?
  /// L.
  public let slope: Scalar

  /// Whether the last interval proves a jump: |f(κ(x(b))) − f(κ(x(a)))| > L(b − a).
  public var isProof: Bool {
    guard let interval = intervals.last, let value = values.last else { return false }
    return (value.upper - value.lower).magnitudeOfOrdered > slope * (interval.upper - interval.lower)
  }

  /// Looks for a jump on a segment.
  ///
  /// - Parameters:
  ///   - pieces: the segment is looked at in so many pieces first.
  ///   - halvings: how often the interval is halved.
  ///   - slope: an upper bound of the maximum norms of g⁻¹(end − start).
  /// - Returns: `nil` if no piece violates the bound; the canonicalization may jump all the same.
  /// - Throws: what the canonicalization throws.
  /// - Complexity: pieces + halvings canonical forms
  static func onSegment<Canonicalization: OrbitCanonicalization>(
    of canonicalization: Canonicalization, from start: [Scalar], to end: [Scalar], pieces: Int, halvings: Int,
    slope: Scalar, input: ([Scalar]) -> Canonicalization.Input, vector: (Canonicalization.Input) -> [Scalar]
  ) throws -> DiscontinuityWitness? {
    func point(_ time: Scalar) -> [Scalar] { zip(start, end).map { $0 + time * ($1 - $0) } }
    func form(_ time: Scalar) throws -> (image: [Scalar], element: Canonicalization.Element) {
      let form = try canonicalization.canonicalForm(of: input(point(time)))
      return (vector(form.image), form.element)
    }
    /// The coordinate in which two images are farthest apart, if that violates the bound.
    func violation(_ left: [Scalar], _ right: [Scalar], _ width: Scalar) -> Int? {
      let gaps = zip(left, right).map { ($1 - $0).magnitudeOfOrdered }
      guard let index = gaps.indices.max(by: { gaps[$0] < gaps[$1] }), gaps[index] > slope * width else { return nil }
      return index
    }
    let step = Scalar(rational: Rational(1, max(pieces, 1)))
    var lower = (time: Scalar.zero, form: try form(0))
    for piece in 1...max(pieces, 1) {
      let time = step * Scalar(rational: Rational(piece))
      let upper = (time: time, form: try form(time))
      guard let coordinate = violation(lower.form.image, upper.form.image, step) else {
        lower = upper
        continue
      }
      var ends = (lower: lower, upper: upper)
      var (intervals, values): ([(lower: Scalar, upper: Scalar)], [(lower: Scalar, upper: Scalar)]) = ([], [])
      for halving in 0...halvings {
        intervals.append((ends.lower.time, ends.upper.time))
        values.append((ends.lower.form.image[coordinate], ends.upper.form.image[coordinate]))
        if halving == halvings { break }
        let time = (ends.lower.time + ends.upper.time) * Scalar(rational: Rational(1, 2))
        let middle = (time: time, form: try form(time))
        let lowerGap = (middle.form.image[coordinate] - ends.lower.form.image[coordinate]).magnitudeOfOrdered
        let upperGap = (ends.upper.form.image[coordinate] - middle.form.image[coordinate]).magnitudeOfOrdered
        if lowerGap > upperGap { ends.upper = middle } else { ends.lower = middle }
      }
      func image(_ element: Canonicalization.Element, _ point: [Scalar]) -> [Scalar] {
        vector(canonicalization.carriedBack(input(point), by: element))
      }
      let elements = (ends.lower.form.element, ends.upper.form.element)
      let differences = [start, end].map { end in
        zip(image(elements.0, end), image(elements.1, end)).map { $0 - $1 }
      }
      let tie = start.indices.first { !(differences[0][$0].isZero && differences[1][$0].isZero) }
        .flatMap { place in
          (differences[0][place] - differences[1][place]).reciprocal.map { differences[0][place] * $0 }
        }
      return DiscontinuityWitness(
        start: start, end: end, intervals: intervals, coordinate: coordinate, values: values,
        jump: tie.map { time in
          let place = point(time)
          return (place, image(elements.0, place)[coordinate], image(elements.1, place)[coordinate])
        }, slope: slope)
    }
    return nil
  }
}

extension OrderedExactField {
  /// The absolute value.
  var magnitudeOfOrdered: Self { signum < 0 ? -self : self }
}
