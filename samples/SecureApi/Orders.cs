namespace SecureApi;

internal sealed record Order(int Id, string Article, int Quantity);

internal static class Orders
{
    private static readonly Order[] All = [new(1, "Teapot", 2), new(2, "Kettle", 1)];

    public static RouteGroupBuilder MapOrders(this WebApplication app)
    {
        var orders = app.MapGroup("/orders");
        orders.MapGet("/", () => All);
        orders.MapGet("/caller", (HttpContext context) => context.Connection.ClientCertificate!.Subject);
        orders.MapGet("/{id:int}", (int id) => All.FirstOrDefault(order => order.Id == id) is { } order ? Results.Ok(order) : Results.NotFound());
        orders.MapGet("/{id:int}/payment", (int id, IHttpClientFactory clients) => ForwardAsync(clients.CreateClient("payments"), id));
        orders.MapGet("/{id:int}/parcel", (int id, IHttpClientFactory clients) => ForwardAsync(clients.CreateClient("shipping"), id));
        return orders;
    }

    private static async Task<IResult> ForwardAsync(HttpClient upstream, int id)
    {
        try
        {
            return Results.Content(await upstream.GetStringAsync($"orders/{id}"), "application/json");
        }
        catch (HttpRequestException)
        {
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
    }
}
