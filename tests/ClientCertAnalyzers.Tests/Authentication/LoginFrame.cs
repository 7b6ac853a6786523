using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>Programs with certificate authentication: what is missing there.</summary>
internal static class LoginFrame
{
    public const string Scheme = "builder.Services.AddAuthentication(\"Certificate\").AddCertificate();";

    /// <param name="services">Behind the builder.</param>
    /// <param name="pipeline">Behind <c>app</c>.</param>
    /// <param name="types">At the end.</param>
    public static string Program(string services, string pipeline, string types = "") => $"""
        var builder = WebApplication.CreateBuilder(args);
        {services}
        var app = builder.Build();
        {pipeline}
        app.Run();
        {types}
        """;

    public static Task VerifyAsync(
        string id, string source, DiagnosticSeverity severity = DiagnosticSeverity.Warning, Action<CSharpAnalyzerTest<AddCertificateAnalyzer, DefaultVerifier>>? configure = null) =>
        SchemeFrame.VerifyAsync<AddCertificateAnalyzer>(id, source, test =>
        {
            test.DisabledDiagnostics.AddRange(new[] { "MTLS4003", "MTLS4008", "MTLS4009", "MTLS4017" }.Where(other => other != id));
            test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
            configure?.Invoke(test);
        }, severity);

    /// <summary>An assembly that the program gets a part of itself to.</summary>
    public static PortableExecutableReference Library(string source, string name = "Partner")
    {
        var library = Compilations.Create(References.AspNetCore, Compilations.Parse(Usings.Catalogue + "using Microsoft.AspNetCore.Authorization;\n" + source));
        using var image = new MemoryStream();
        Assert.True(library.WithAssemblyName(name).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
