namespace ClientCertAnalyzers.Benchmarks;

/// <summary>Five files per business area, as a service of middling size has them. No certificate anywhere.</summary>
internal static class OrdinarySource
{
    private const int Areas = 40;

    /// <summary>Entities, a repository and a service: code that needs nothing but the base library.</summary>
    public static IEnumerable<string> Core => Enumerable.Range(0, Areas).SelectMany(area => new[] { Model(area), Repository(area), Service(area) });

    /// <summary>The web face of the same areas: a controller and minimal API endpoints.</summary>
    public static IEnumerable<string> Web =>
        Enumerable.Range(0, Areas).SelectMany(area => new[] { Controller(area), Endpoints(area) }).Append(Startup);

    private static string Startup => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddHealthChecks();
        {{Lines(Areas, area => $"builder.Services.AddSingleton<Shop.Area{area}.ItemRepository>().AddScoped<Shop.Area{area}.ItemService>();")}}
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.UseRouting();
        app.MapControllers();
        app.MapHealthChecks("/healthz");
        {{Lines(Areas, area => $"Shop.Area{area}.ItemEndpoints.Map(app);")}}
        await app.RunAsync();
        """;

    private static string Model(int area) => $$"""
        namespace Shop.Area{{area}};

        public enum ItemState { Draft, Active, Sold, Archived }

        public readonly record struct Money(decimal Amount, string Currency)
        {
            public static Money operator +(Money left, Money right) => left.Currency == right.Currency
                ? left with { Amount = left.Amount + right.Amount }
                : throw new InvalidOperationException($"Cannot add {right.Currency} to {left.Currency}.");
        }

        public sealed record ItemLine(string Name, int Quantity, Money Price)
        {
            public Money Total => Price with { Amount = Price.Amount * Quantity };
        }

        public sealed record Item(Guid Id, string Name, ItemState State, IReadOnlyList<ItemLine> Lines, DateTimeOffset Created)
        {
            public string? Note { get; init; }

            public int Count => Lines.Sum(line => line.Quantity);

            public Money Total(string currency) =>
                Lines.Select(line => line.Total).Aggregate(new Money(0, currency), (sum, next) => sum + next);
        }

        public sealed class ItemFilter
        {
        {{Lines(4, n => $$"""
                private string? _field{{n}};

                public string? Field{{n}}
                {
                    get => _field{{n}};
                    set
                    {
                        if (value is { Length: > {{n + 10}} })
                        {
                            throw new ArgumentOutOfRangeException(nameof(value), value.Length, "Too long.");
                        }

                        _field{{n}} = value?.Trim();
                    }
                }
            """)}}
        }
        """;

    private static string Repository(int area) => $$"""
        namespace Shop.Area{{area}};

        public sealed class ItemRepository
        {
            private readonly Dictionary<Guid, Item> _items = new();
            private readonly SemaphoreSlim _gate = new(1);

            public event EventHandler<Item>? Changed;

            public async Task<Item?> FindAsync(Guid id, CancellationToken cancellation)
            {
                await _gate.WaitAsync(cancellation).ConfigureAwait(false);
                try
                {
                    return _items.TryGetValue(id, out var item) ? item : null;
                }
                finally
                {
                    _gate.Release();
                }
            }

            public async Task StoreAsync(Item item, CancellationToken cancellation)
            {
                await _gate.WaitAsync(cancellation).ConfigureAwait(false);
                try
                {
                    _items[item.Id] = item;
                }
                finally
                {
                    _gate.Release();
                }

                Changed?.Invoke(this, item);
            }

        {{Lines(3, n => $$"""
                public IReadOnlyList<Item> Page{{n}}(int page, int size, string? search)
                {
                    var query = _items.Values.Where(item => item.State != ItemState.Archived);
                    if (!string.IsNullOrWhiteSpace(search))
                    {
                        query = query.Where(item => item.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || item.Note == search);
                    }

                    return query.OrderBy(item => item.Name).ThenByDescending(item => item.Created).Skip(page * size).Take(size + {{n}}).ToList();
                }
            """)}}
        }
        """;

    private static string Service(int area) => $$"""
        namespace Shop.Area{{area}};

        public sealed class ItemService
        {
            private readonly ItemRepository _repository;
            private readonly Func<DateTimeOffset> _clock;
            private int _changes;

            public ItemService(ItemRepository repository)
            {
                _repository = repository;
                _clock = () => DateTimeOffset.UtcNow;
                _repository.Changed += OnChanged;
            }

            public int Changes => _changes;

            private void OnChanged(object? sender, Item item) => Interlocked.Increment(ref _changes);

            private static bool IsOpen(Item item) => item.State is ItemState.Draft or ItemState.Active;

        {{Lines(3, n => $$"""
                public async Task<Item?> Advance{{n}}Async(Guid id, string? note, CancellationToken cancellation = default)
                {
                    var item = await _repository.FindAsync(id, cancellation);
                    if (item is null || !IsOpen(item))
                    {
                        return null;
                    }

                    var next = item.State switch
                    {
                        ItemState.Draft when item.Count > {{n}} => ItemState.Active,
                        ItemState.Draft => ItemState.Draft,
                        ItemState.Active => ItemState.Sold,
                        _ => ItemState.Archived,
                    };
                    var changed = item with { State = next, Note = note ?? item.Note, Created = _clock() };
                    await _repository.StoreAsync(changed, cancellation);
                    return changed;
                }

                public IReadOnlyDictionary<string, decimal> Summary{{n}}(string currency)
                {
                    var groups =
                        from item in _repository.Page{{n}}(0, 100, null)
                        where IsOpen(item)
                        group item by item.Name into byName
                        orderby byName.Key
                        select (byName.Key, Sum: byName.Sum(item => item.Total(currency).Amount));
                    return groups.ToDictionary(group => group.Key, group => group.Sum, StringComparer.Ordinal);
                }
            """)}}
        }
        """;

    private static string Controller(int area) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Area{{area}};

        [ApiController]
        [Authorize]
        [Route("api/area{{area}}/[controller]")]
        public sealed class ItemsController : ControllerBase
        {
            private readonly ItemService _service;
            private readonly ItemRepository _repository;
            private readonly ILogger<ItemsController> _logger;

            public ItemsController(ItemService service, ItemRepository repository, ILogger<ItemsController> logger)
                => (_service, _repository, _logger) = (service, repository, logger);

            [HttpGet("{id:guid}")]
            [AllowAnonymous]
            public async Task<ActionResult<Item>> Get(Guid id, CancellationToken cancellation)
                => await _repository.FindAsync(id, cancellation) is { } item ? item : NotFound();

        {{Lines(3, n => $$"""
                [HttpPost("{id:guid}/advance{{n}}")]
                public async Task<IActionResult> Advance{{n}}(Guid id, [FromBody] ItemFilter filter, CancellationToken cancellation)
                {
                    if (!ModelState.IsValid || filter.Field{{n}} is null)
                    {
                        return BadRequest(ModelState);
                    }

                    try
                    {
                        var item = await _service.Advance{{n}}Async(id, filter.Field{{n}}, cancellation);
                        _logger.LogInformation("Advanced {Id} to {State}", id, item?.State);
                        return item is null ? NotFound() : CreatedAtAction(nameof(Get), new { id = item.Id }, item);
                    }
                    catch (InvalidOperationException e)
                    {
                        _logger.LogWarning(e, "Refused {Id}", id);
                        return Conflict(new ProblemDetails { Title = e.Message, Status = StatusCodes.Status409Conflict });
                    }
                }

                [HttpGet("page{{n}}")]
                public ActionResult<IEnumerable<string>> Page{{n}}([FromQuery] int page = 0, [FromQuery] string? search = null)
                {
                    Response.Headers.CacheControl = "no-store";
                    return Ok(_repository.Page{{n}}(page, 20, search).Select(item => $"{item.Name} ({item.State})"));
                }
            """)}}
        }
        """;

    private static string Endpoints(int area) => $$"""
        namespace Shop.Area{{area}};

        public static class ItemEndpoints
        {
            public static void Map(IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/area{{area}}").WithTags("area{{area}}").RequireAuthorization();
                group.MapGet("/ping", () => "pong").AllowAnonymous();
        {{Lines(3, n => $$"""
                    group.MapGet("/items{{n}}", (ItemRepository repository, int page, string? search) => repository.Page{{n}}(page, 50, search));
                    group.MapGet("/items{{n}}/{id:guid}", async (Guid id, ItemRepository repository, CancellationToken cancellation) =>
                        await repository.FindAsync(id, cancellation) is { } item ? Results.Ok(item) : Results.NotFound());
                    group.MapPut("/items{{n}}/{id:guid}", async (Guid id, Item item, ItemRepository repository, HttpContext context) =>
                    {
                        if (id != item.Id)
                        {
                            return Results.BadRequest();
                        }

                        await repository.StoreAsync(item, context.RequestAborted);
                        return Results.NoContent();
                    });
                    group.MapGet("/summary{{n}}", Summary{{n}});
            """)}}
            }

        {{Lines(3, n => $$"""
                private static IResult Summary{{n}}(ItemService service, HttpRequest request)
                {
                    var currency = request.Query["currency"].FirstOrDefault() ?? "EUR";
                    var summary = service.Summary{{n}}(currency);
                    return summary.Count == 0 ? Results.NoContent() : Results.Json(summary);
                }
            """)}}
        }
        """;

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));
}
