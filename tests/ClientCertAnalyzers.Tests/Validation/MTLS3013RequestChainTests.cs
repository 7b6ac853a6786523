using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

/// <summary>Chains behind the TLS layer, in an endpoint or a middleware.</summary>
public class MTLS3013RequestChainTests
{
    private const string Open = "h.AllowAnyClientCertificate();";

    private const string Check = "bool Check(X509Certificate2? cert) { using var x = new X509Chain(); return cert is not null && {|MTLS3013:x.Build(cert)|}; }";

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); return {|MTLS3013:x.Build(context.Connection.ClientCertificate!)|}; });")]
    [InlineData("app.Use(async (context, next) => { var cert = context.Connection.ClientCertificate; if (cert is null) { return; } using var x = new X509Chain(); if (!{|MTLS3013:x.Build(cert)|}) { return; } await next(context); });")]
    [InlineData("app.Use(async (context, next) => { var cert = await context.Connection.GetClientCertificateAsync(); using var x = new X509Chain(); x.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; x.ChainPolicy.CustomTrustStore.Add(ca); if ({|MTLS3013:x.Build(cert!)|}) { await next(context); } });")]
    [InlineData("app.Use(async (context, next) => { if (Check(context.Connection.ClientCertificate)) { await next(context); } }); " + Check)]
    [InlineData("app.Use(async (context, next) => { var mine = context.Connection.ClientCertificate; if (Check(mine)) { await next(context); } }); " + Check)]
    public Task Only_check_of_the_certificate_Reports(string statements) => VerifyAsync(statements, Open);

    [Fact]
    public Task Callback_that_lets_others_through_Reports() => VerifyAsync(
        "app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); return {|MTLS3013:x.Build(context.Connection.ClientCertificate!)|}; });", "h.ClientCertificateValidation = (_, _, _) => true;");

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); return x.Build(context.Connection.ClientCertificate!); });", "")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return x.Build(context.Connection.ClientCertificate!); });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); x.ChainPolicy.ApplicationPolicy.Add(usage); return x.Build(context.Connection.ClientCertificate!); });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { var cert = context.Connection.ClientCertificate!; using var x = new X509Chain(); return x.Build(cert) && cert.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(); });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { var cert = context.Connection.ClientCertificate!; using var x = new X509Chain(); return x.Build(cert) && cert.Thumbprint == ca.Thumbprint; });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); x.Build(context.Connection.ClientCertificate!); return x.ChainElements.Count; });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); Console.WriteLine(x.Build(context.Connection.ClientCertificate!)); });")]
    [InlineData("app.MapGet(\"/\", () => { using var x = new X509Chain(); return x.Build(ca); });")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain { ChainPolicy = Policy() }; return x.Build(context.Connection.ClientCertificate!); }); static X509ChainPolicy Policy() => new();")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(); app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); return x.Build(context.Connection.ClientCertificate!); });")]
    public Task Usage_asked_for_elsewhere_IsSilent(string statements, string tls = Open) => VerifyAsync(statements, tls);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("app.MapGet(\"/\", (HttpContext context) => { using var x = new X509Chain(); return x.Build(context.Connection.ClientCertificate!); });", Open, test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Endpoint_IsFixed() => Verify.FixAsync<MTLS3013RequestChainAnalyzer, MTLS3013ClientUsageNotAskedFix>(
        Program("app.MapGet(\"/\", (HttpContext context) =>\n{\n    using var x = new X509Chain();\n    return {|MTLS3013:x.Build(context.Connection.ClientCertificate!)|};\n});", Open),
        Program("app.MapGet(\"/\", (HttpContext context) =>\n{\n    using var x = new X509Chain();\n    x.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); // client authentication\n    return x.Build(context.Connection.ClientCertificate!);\n});", Open),
        MTLS3013ClientUsageNotAskedFix.Title,
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    private static string Program(string statements, string tls) => Usings.Catalogue + $$"""
        X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile("ca.crt");
        var usage = new Oid("1.2.3");
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; {{tls}} }));
        var app = builder.Build();
        {{statements}}
        app.Run();
        """;

    private static Task VerifyAsync(string statements, string tls, Action<CSharpAnalyzerTest<MTLS3013RequestChainAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS3013RequestChainAnalyzer>(Program(statements, tls), test =>
    {
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        configure?.Invoke(test);
    });
}
