using InsecureApi;

ServerValidation.CheckEveryServer();

// One process, many hosts: shops, the warehouse, reports for auditors, partners, couriers, suppliers, the archive, customs, the catalogue, the pharmacy, the tax office, a charity and museums.
await Task.WhenAll(
    ShopHost.Build(args).RunAsync("https://localhost:7001"),
    WarehouseHost.Build(args).RunAsync("https://localhost:7002"),
    ReportHost.Build(args).RunAsync(),
    PartnerHost.Build(args).RunAsync(),
    CourierHost.Build(args).RunAsync(),
    SupplierHost.Build(args).RunAsync("https://localhost:7003"),
    ArchiveHost.Build(args).RunAsync("https://localhost:7004"),
    CustomsHost.Build(args).RunAsync(),
    CatalogueHost.Build(args).RunAsync(),
    PharmacyHost.Build(args).RunAsync(),
    TaxHost.Build(args).RunAsync("https://localhost:7005"),
    CharityHost.Build(args).RunAsync("https://localhost:7006"),
    MuseumHost.Build(args).RunAsync("https://localhost:7007"));
