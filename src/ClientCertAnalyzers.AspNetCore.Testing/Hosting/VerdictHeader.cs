using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Testing.Hosting;

/// <summary>Tells the client what the service made of its certificate, which no answer in production does.</summary>
internal sealed class VerdictHeader : IStartupFilter
{
    private const string Name = "X-Test-Client-Certificate-Verdict";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Features.Get<IClientCertificateVerdictFeature>()?.Verdict is { } verdict)
                {
                    context.Response.Headers[Name] = $"{verdict.Status} {verdict.Reason}";
                }

                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(app);
    };

    /// <returns><see langword="null"/> where the service has none.</returns>
    public static (ClientCertificateStatus Status, ClientCertificateRejectionReason Reason)? Read(HttpResponseMessage response) =>
        response.Headers.TryGetValues(Name, out var values) && values.Single().Split(' ') is [var status, var reason]
            ? (Enum.Parse<ClientCertificateStatus>(status), Enum.Parse<ClientCertificateRejectionReason>(reason))
            : null;
}
