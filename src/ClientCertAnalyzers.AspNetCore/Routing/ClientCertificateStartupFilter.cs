using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>Puts the middleware before everything that the application adds.</summary>
internal sealed class ClientCertificateStartupFilter(ClientCertificateResponder responder, ILoggerFactory loggers) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(inner => new ClientCertificateMiddleware(inner, responder, loggers).InvokeAsync);
        next(app);
    };
}
