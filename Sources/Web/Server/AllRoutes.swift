extension WebServer {
  /// Every page there is, subject by subject.
  static func routes(_ door: LocalDoor) -> Routes {
    var routes = Routes()
    routes.open(.get, "/ouvrir", door.enter)
    HomePages.add(to: &routes)
<<<<<<< HEAD
    HelpPages.add(to: &routes)
    MePage.add(to: &routes)
    JobPages.add(to: &routes)
    CheckPages.add(to: &routes)
    ComparePages.add(to: &routes)
=======
    PeriodPages.add(to: &routes)
    BalancePages.add(to: &routes)
    LedgerPages.add(to: &routes)
    JournalPages.add(to: &routes)
    DuePages.add(to: &routes)
    ChartPages.add(to: &routes)
    ThirdPartyPages.add(to: &routes)
>>>>>>> 05031f9016d06ef1e01544413b339a15a0a80d96
    return routes
  }
}
