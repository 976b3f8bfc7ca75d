extension WebServer {
  /// Every page there is, subject by subject.
  static func routes(_ door: LocalDoor) -> Routes {
    var routes = Routes()
    routes.open(.get, "/ouvrir", door.enter)
    StartPages.add(to: &routes)
    DoorPages.add(to: &routes)
    PeoplePages.add(to: &routes)
    HealthPage.add(to: &routes)
    HomePages.add(to: &routes)
    BlockPages.add(to: &routes)
    SearchPages.add(to: &routes)
    HelpPages.add(to: &routes)
    MePage.add(to: &routes)
    JobPages.add(to: &routes)
    CheckPages.add(to: &routes)
    ComparePages.add(to: &routes)
    TrailPages.add(to: &routes)
    FECPages.add(to: &routes)
    DossierPages.add(to: &routes)
    PeriodPages.add(to: &routes)
    BalancePages.add(to: &routes)
    LedgerPages.add(to: &routes)
    JournalPages.add(to: &routes)
    DuePages.add(to: &routes)
    ChartPages.add(to: &routes)
    ThirdPartyPages.add(to: &routes)
    EntryPages.add(to: &routes)
    EntryImportPages.add(to: &routes)
    LetteringPages.add(to: &routes)
    PaymentPages.add(to: &routes)
    return routes
  }
}
