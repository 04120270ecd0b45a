import Testing

@testable import Reporting

@Suite struct FigureTests {
  /// What must hold for every figure at every width.
  @Test(arguments: PlotSamples.all.indices, [60.0, 84, 174])
  func isSound(index: Int, width: Double) throws {
    let sample = PlotSamples.all[index]
    for showsCaption in [true, false] {
      let style = FigureStyle(width: width, showsCaption: showsCaption)
      let drawing = FigureRenderer(sample.source.figure, style: style).drawing
      let text = sample.source.svg(style: style, prefix: "f")
      let reader = try #require(SVGReader(text), "\(sample.name) is not well-formed")
      for (kind, count) in sample.marks { #expect(reader.count(kind) == count, "\(sample.name): \(kind)") }
      for place in reader.places {
        #expect(
          place.x >= 0 && place.x <= drawing.width + 0.01 && place.y >= 0 && place.y <= drawing.height + 0.01,
          "\(sample.name) has \(place) outside of \(drawing.width) × \(drawing.height)")
      }
      let labels = drawing.labels
      for (number, label) in labels.enumerated() {
        let box = label.box
        #expect(
          box.x >= -0.01 && box.y >= -0.01 && box.right <= drawing.width + 0.01 && box.bottom <= drawing.height + 0.01,
          "\(sample.name), \(width) mm: “\(label.text)” leaves the figure: \(box)")
        for other in labels[(number + 1)...] {
          #expect(!box.overlaps(other.box), "\(sample.name), \(width) mm: “\(label.text)” and “\(other.text)” overlap")
        }
      }
      #expect(reader.texts(of: "text").count == labels.count)
    }
  }

  @Test(arguments: PlotSamples.all.indices)
  func saysWhatItShows(index: Int) throws {
    let source = PlotSamples.all[index].source
    let provenance = FigureProvenance(command: "reynolds plot x --group 'a<b' --output x.svg", version: "reynolds 9")
    let reader = try #require(SVGReader(source.svg(provenance: provenance, prefix: "abc")))
    let figure = source.figure
    #expect(reader.texts(of: "title") == [figure.title] && reader.texts(of: "desc") == [figure.caption])
    #expect(!figure.caption.isEmpty && figure.caption.hasSuffix("."))
    #expect(reader.texts(of: "metadata") == ["made by reynolds 9 with: \(provenance.command)"])
    let root = try #require(reader.elements.first)
    #expect(root.attributes["role"] == "img" && root.attributes["aria-labelledby"] == "abc-title abc-description")
    let identifiers = reader.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count && identifiers.allSatisfy { $0.hasPrefix("abc-") })
    // Every axis that carries numbers says which.
    for panel in figure.panels where panel.image == nil {
      #expect(!panel.x.title.isEmpty)
      if case .categories = panel.y.kind { continue }
      #expect(!panel.y.title.isEmpty)
    }
  }

  @Test(arguments: PlotSamples.all.indices)
  func isTheSameEachTime(index: Int) {
    let source = PlotSamples.all[index].source
    #expect(source.svg() == source.svg())
    #expect(source.svg(prefix: "a") != source.svg(prefix: "b"))
  }

  /// Captions are in the document even where they are not drawn.
  @Test func captionsCanBeLeftOut() throws {
    let figure = PlotSamples.profile.figure
    let bare = figure.svg(style: FigureStyle(showsCaption: false))
    let reader = try #require(SVGReader(bare))
    #expect(reader.texts(of: "desc") == [figure.caption])
    #expect(!reader.texts(of: "text").contains { $0.contains("abstract reading") })
    #expect(reader.texts(of: "text").contains("K* = 6 = ΣM−dim"))
  }

  /// Words of users are harmless, whatever is in them.
  @Test func textIsEscaped() throws {
    let hostile = "</text><script>alert(1)</script> & \"'\u{1}"
    let figure = ProfileFigure(
      group: hostile, reading: hostile, order: 2, levels: [ProfileFigure.Level(degree: 0, lower: 1, upper: 1)],
      threshold: nil, sharpBound: nil, paperBound: nil)
    let text = figure.svg(provenance: FigureProvenance(command: hostile, version: hostile), prefix: "\"><script>")
    let reader = try #require(SVGReader(text))
    #expect(!reader.elements.contains { $0.name == "script" } && !text.contains("<script"))
    #expect(reader.texts(of: "title").first?.contains("</text><script>alert(1)</script> & \"'\u{FFFD}") == true)
  }

  @Test func widthsStayInTheirRange() {
    #expect(FigureStyle(width: 1).width == 60 && FigureStyle(width: .nan).width == 84)
    #expect(FigureStyle(width: 1e9).width == 1000 && FigureStyle(width: 174).width == 174)
    #expect(PlotSamples.profile.svg().contains(" width=\"84mm\""))
    #expect(PlotSamples.training.svg().contains(" width=\"174mm\""))
  }

  /// Without data there is nothing to see, but no crash and a well-formed document.
  @Test func emptyFiguresAreFigures() {
    let empty: [any FigureSource] = [
      SeparationFigure(family: "", costsWholeGroup: false, search: "", curves: []),
      PhaseFigure(orders: [2, 10], epsilons: [0.1, 1], shares: [[1]], sampling: []),
      ProfileFigure(
        group: "", reading: "", order: 1, levels: [], threshold: nil, sharpBound: nil, paperBound: nil),
      SpectrumFigure(scheme: "", lines: []),
      TailsFigure(problem: "", epsilon: "", dimension: 0, trials: 0, confidence: "", points: []),
      RotationsFigure(pictures: [], rotations: 0, chosen: [], formula: ""), TradeoffFigure(setting: "", curves: []),
      TrainingFigure(problems: [], replicates: 0, confidence: ""),
      ComplexityFigure(group: "", order: 1, epsilons: [], rows: []),
      CurveFigure(problem: "", order: 1, points: [], steps: []), SymmetrizersFigure(problem: "", rows: []),
      ProfileFigure(
        group: "", reading: "", order: .infinity, levels: [ProfileFigure.Level(degree: 0, lower: .nan, upper: -1)],
        threshold: nil, sharpBound: nil, paperBound: nil),
    ]
    for source in empty { #expect(SVGReader(source.svg()) != nil, "\(source)") }
  }
}
