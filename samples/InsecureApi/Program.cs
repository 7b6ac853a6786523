using InsecureApi;

ServerValidation.CheckEveryServer();

// One process, many hosts: shops, the warehouse, reports for auditors, partners, couriers, suppliers, the archive, customs, the catalogue, the pharmacy, the library, the museum, the theatre, the cinema, the circus, the tax office, a charity and an academy.
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
    LibraryHost.Build(args).RunAsync("http://localhost:7005"),
    MuseumHost.Build(args).RunAsync("http://localhost:7006"),
    TheatreHost.Build(args).RunAsync("http://localhost:7007"),
    CinemaHost.Build(args).RunAsync("https://localhost:7008"),
    CircusHost.Build(args).RunAsync("http://localhost:7009"),
    TaxHost.Build(args).RunAsync("https://localhost:7010"),
    CharityHost.Build(args).RunAsync("https://localhost:7011"),
    AcademyHost.Build(args).RunAsync("https://localhost:7012"));
