namespace InsecureApi;

internal sealed record Order(int Id, string Article, int Quantity);

/// <summary>The service's work, the same on every listener: orders here, payments and the like on other services.</summary>
internal static class Orders
{
    private static readonly Order[] All = [new(1, "Teapot", 2), new(2, "Kettle", 1)];

    public static void MapOrders(this WebApplication app)
    {
        app.MapGet("/orders", () => All);
        app.MapGet("/orders/{id:int}", (int id) => All.FirstOrDefault(order => order.Id == id) is { } order ? Results.Ok(order) : Results.NotFound());
    }

    /// <summary>Each upstream service by its name: what it knows of an order is passed on as it is.</summary>
    public static void MapUpstreams(this WebApplication app) =>
        app.MapGet("/orders/{id:int}/{upstream}", async (int id, string upstream, IHttpClientFactory clients) =>
            Results.Content(await clients.CreateClient(upstream).GetStringAsync($"https://{upstream}.internal:8443/orders/{id}"), "application/json"));
}
