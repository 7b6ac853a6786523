using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>The listener rules where the code is compiled for the oldest supported .NET.</summary>
public class FrameworkTests
{
    [Theory]
    [InlineData("MTLS1001", "app.MapHealthChecks(\"/healthz\");")]
    [InlineData("MTLS1002", "app.MapControllers().RequireAuthorization();")]
    public Task Required_on_every_endpoint_Reports(string rule, string map) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|{{rule}}:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        {{map}}
        app.Run();
        """,
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.TestState.Sources.Add(Usings.Catalogue);
        });

    [Theory]
    [InlineData("{|MTLS1007:h.AllowAnyClientCertificate()|};")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = Check; {|MTLS1008:h.AllowAnyClientCertificate()|};")]
    public Task Validation_without_effect_Reports(string body) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        MTLS1007ValidationWithoutRequestTests.InType("k.ConfigureHttpsDefaults(h => { " + body + " });"),
        test => test.Target(RestoredReferences.AspNetCore8));
}
