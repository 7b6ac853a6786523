using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore;

namespace InsecureApi;

/// <summary>The tax office: every answer leaves its clients in the dark about their certificates.</summary>
internal static class TaxHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Connection.ClientCertificate is null)
            {
                // Others get this when they may not see a declaration.
                context.Response.StatusCode = 403; // MTLS5001
                return;
            }

            await next(context);
            if (context.Response.StatusCode == 495) // MTLS5004
            {
                app.Logger.LogInformation("A client certificate was refused.");
            }
        });
        app.MapGet("/declarations", Declarations);
        app.MapGet("/returns", Returns);
        app.MapGet("/account", Account);
        app.MapGet("/help", (HttpContext context) => context.Response.StatusCode = 496); // MTLS5005
        return app;
    }

    private static IResult Declarations(HttpContext context)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        return chain.Build(context.Connection.ClientCertificate!)
            ? Results.Ok()
            : Results.Unauthorized(); // MTLS5002
    }

    private static IResult Returns(HttpContext context)
    {
        if (context.Connection.ClientCertificate is null)
        {
            // None came, so there is none to be invalid.
            return Results.StatusCode(ClientCertificateStatusCodes.Invalid); // MTLS5003
        }

        return Results.Ok();
    }

    private static IResult Account(HttpContext context) => context.Connection.ClientCertificate is { } certificate
        ? Results.Ok(certificate.Subject)
        : Results.Redirect("/login"); // MTLS5006
}

/// <summary>Donations need a certificate, says the mark, and nobody looks at it.</summary>
internal static class CharityHost
{
    public static WebApplication Build(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/donations", [RequireClientCertificate] () => "thank you"); // MTLS5008
        return app;
    }
}

/// <summary>Academies: the check was switched off for a test, years ago, and since then every academy is turned away.</summary>
internal static class AcademyHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddClientCertificateResponses();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true);
            https.AllowAnyClientCertificate(); // MTLS5009
        }));

        var app = builder.Build();
        app.MapGet("/loans", () => "a painting").RequireClientCertificate();
        return app;
    }
}
