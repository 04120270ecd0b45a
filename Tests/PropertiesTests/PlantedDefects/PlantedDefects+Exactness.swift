import Properties

extension PlantedDefect {
  static let exactness: [PlantedDefect] = []
}
