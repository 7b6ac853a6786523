using InsecureApi;

ServerValidation.CheckEveryServer();

// One process, four listeners: shops, the warehouse, reports for auditors, and the partners.
await Task.WhenAll(
    ShopHost.Build(args).RunAsync("https://localhost:7001"),
    WarehouseHost.Build(args).RunAsync("https://localhost:7002"),
    ReportHost.Build(args).RunAsync(),
    PartnerHost.Build(args).RunAsync());
