import Properties

extension PlantedDefect {
  static let bounds: [PlantedDefect] = []
}
