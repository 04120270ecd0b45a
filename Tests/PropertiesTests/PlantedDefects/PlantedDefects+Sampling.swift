import Properties

extension PlantedDefect {
  static let sampling: [PlantedDefect] = []
}
