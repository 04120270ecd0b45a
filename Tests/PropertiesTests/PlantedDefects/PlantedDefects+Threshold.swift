import Properties

extension PlantedDefect {
  static let threshold: [PlantedDefect] = []
}
