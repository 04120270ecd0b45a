import ExactArithmetic
import Testing

/// The laws of a field that contains the rational numbers, for any conforming type: run them on a list of samples.
public func expectFieldLaws<Element: ExactField>(_ samples: [Element]) {
  #expect(Element(rational: 1) == 1)
  for a in samples {
    #expect(a + 0 == a)
    #expect(a * 1 == a)
    #expect(a * 0 == 0)
    #expect(a + (-a) == 0)
    #expect(-(-a) == a)
    #expect(a.isZero == (a == 0))
    #expect((a.reciprocal == nil) == a.isZero)
    #expect(a * Element(rational: Rational(2, 3)) + a * Element(rational: Rational(1, 3)) == a)
    if let inverse = a.reciprocal {
      #expect(a * inverse == 1)
      #expect(inverse.reciprocal == a)
    }
    for b in samples {
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect(a - b == -(b - a))
      #expect((a + b) - b == a)
      #expect((a == b) == (a - b).isZero)
      if a == b { #expect(a.hashValue == b.hashValue) }
      if !b.isZero {
        #expect((a / b) * b == a)
        #expect((a * b) / b == a)
      }
      if (a * b).isZero { #expect(a.isZero || b.isZero) }
      for c in samples {
        #expect((a + b) + c == a + (b + c))
        #expect((a * b) * c == a * (b * c))
        #expect(a * (b + c) == a * b + a * c)
      }
    }
  }
}

/// The laws that tie the sign of an ordered exact field to its order.
public func expectSignLaws<Element: OrderedExactField>(_ samples: [Element]) {
  for a in samples {
    #expect(a.signum == (a < 0 ? -1 : a > 0 ? 1 : 0))
    #expect((a * a).signum == (a.isZero ? 0 : 1))
    for b in samples {
      #expect((a * b).signum == a.signum * b.signum)
      #expect((a < b) == ((a - b).signum < 0))
      if a.signum > 0, b.signum > 0 { #expect((a + b).signum > 0) }
    }
  }
}

/// That printing and reading give every sample back, and that the texts are different.
public func expectTextRoundTrip<Element: LosslessStringConvertible & Hashable>(_ samples: [Element]) {
  for sample in samples {
    #expect(Element(sample.description) == sample, "\(sample)")
  }
  #expect(Set(samples.map(\.description)).count == Set(samples).count)
}
