using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>Programs that negotiate the certificate late.</summary>
internal static class DelayedHosts
{
    public const string Delay = "builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate));";

    public static string Program(string lines, string types = "", string setting = Delay) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{setting}}
        var app = builder.Build();
        {{lines.Trim()}}
        app.Run();

        {{types.Trim()}}
        """;

    /// <summary>The usings of a web project, and the types that the programs speak about.</summary>
    public static void AddUsings(AnalyzerTest<DefaultVerifier> test) => test.TestState.Sources.Add(Usings.Catalogue + """
        global using Microsoft.AspNetCore.Http.Features;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Server.HttpSys;
        global using Microsoft.AspNetCore.WebUtilities;
        global using ClientCertificateMethod = Microsoft.AspNetCore.Server.HttpSys.ClientCertificateMethod;
        """);
}
