extension WebServer {
  /// Every page there is, subject by subject.
  static func routes(_ door: LocalDoor) -> Routes {
    var routes = Routes()
    routes.open(.get, "/ouvrir", door.enter)
    HomePages.add(to: &routes)
    HelpPages.add(to: &routes)
    MePage.add(to: &routes)
    return routes
  }
}
