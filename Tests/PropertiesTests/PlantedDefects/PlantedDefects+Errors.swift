import Properties

extension PlantedDefect {
  static let errors: [PlantedDefect] = []
}
