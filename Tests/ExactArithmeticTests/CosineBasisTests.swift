import ExactArithmetic
import Testing

@Suite struct CosineBasisTests {
  @Test(
    arguments: [
      ("1/2-3*c1+c2", 7, "1/2-3*c1+c2"), ("c1", 4, "0"), ("c2", 5, "-1-c1"), ("c4", 5, "c1"), ("-c1", 8, "-c1"),
      ("c1", 1, nil), ("c1", 2, "-2"), ("3/6", 1, "1/2"), ("c1", 6, "1"), ("c1", 10, "c1"), ("c2", 10, "-1+c1"),
      ("c2+c1-1", 7, "-1+c1+c2"), ("c3", 7, "-1-c1-c2"), ("c1+c1", 9, "2*c1"), ("-2/4*c1", 12, "-1/2*c1"),
      ("c1-c1", 5, "0"), ("c6", 12, "-2"),
    ] as [(String, Int, String?)])
  func readsAndPrintsCanonically(_ text: String, _ conductor: Int, _ canonical: String?) {
    #expect(RealCyclotomic(text: text, conductor: conductor)?.text(conductor: conductor) == canonical)
  }

  @Test(arguments: [
    "", "c", "c0", "c01", "c7", "c-1", "c1^2", "c1*2", "2c1", "c1 + 1", "c1+", "+c1", "x", "1/0", "0.5", "c1*c2",
    "E(7)",
    "--1", "c99999999999999999999",
  ])
  func refusesOtherTexts(_ text: String) { #expect(RealCyclotomic(text: text, conductor: 7) == nil) }

  @Test func refusesOtherConductors() {
    #expect(RealCyclotomic(text: "1", conductor: 0) == nil)
    #expect(RealCyclotomic(text: "1", conductor: Cyclotomic.largestReadableOrder + 1) == nil)
  }

  /// Coordinates are those of the definition, and only numbers of the field have any.
  @Test(arguments: Array(1...30)) func coordinatesAreExact(_ conductor: Int) throws {
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    for k in 0..<conductor {
      let cosine = RealCyclotomic.doubleCosine(order: conductor, multiple: k) + RealCyclotomic(Rational(k, 3))
      let coordinates = try #require(cosine.coordinates(conductor: conductor))
      #expect(coordinates.count == degree)
      #expect(RealCyclotomic(coordinates: coordinates, conductor: conductor) == cosine)
      if (1..<degree).contains(k) { #expect(coordinates[k] == 1) }
      let text = try #require(cosine.text(conductor: conductor))
      #expect(RealCyclotomic(text: text, conductor: conductor) == cosine)
    }
    let foreign = RealCyclotomic.doubleCosine(order: 31)
    #expect(foreign.coordinates(conductor: conductor) == nil)
    #expect(foreign.text(conductor: conductor) == nil)
  }
}
