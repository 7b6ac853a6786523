namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>A startup filter of somebody else, for index 0: its middleware comes before the library's.</summary>
internal sealed class OutermostFilter(Action<IApplicationBuilder> configure) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        configure(app);
        next(app);
    };
}
