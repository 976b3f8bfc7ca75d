extension WebServer {
  /// Every page there is, subject by subject.
  static func routes(_ door: LocalDoor) -> Routes {
    var routes = Routes()
    routes.open(.get, "/ouvrir", door.enter)
    DoorPages.add(to: &routes)
    PeoplePages.add(to: &routes)
    HealthPage.add(to: &routes)
    HomePages.add(to: &routes)
    return routes
  }
}
