import Testing

/// The laws of an ordered commutative ring, for any conforming type: run them on a list of samples.
public func expectOrderedRingLaws<Element: SignedNumeric & Comparable & Hashable>(_ samples: [Element]) {
  for a in samples {
    #expect(a + 0 == a)
    #expect(a * 1 == a)
    #expect(a * 0 == 0)
    #expect(a + (-a) == 0)
    #expect(-(-a) == a)
    #expect(!(a < a))
    for b in samples {
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect(a - b == -(b - a))
      #expect([a < b, a == b, b < a].filter { $0 }.count == 1, "trichotomy of \(a) and \(b)")
      #expect((a == b) == (a - b == 0))
      if a == b { #expect(a.hashValue == b.hashValue) }
      if a < b { #expect(-b < -a) }
      for c in samples {
        #expect((a + b) + c == a + (b + c))
        #expect((a * b) * c == a * (b * c))
        #expect(a * (b + c) == a * b + a * c)
        if a < b { #expect(a + c < b + c) }
        if a < b && c > 0 { #expect(a * c < b * c) }
      }
    }
  }
}
