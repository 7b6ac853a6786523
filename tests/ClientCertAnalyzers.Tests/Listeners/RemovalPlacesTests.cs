using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>What is left behind where a dead validation is removed, for each kind of place that it may stand in.</summary>
public class RemovalPlacesTests
{
    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<DeadValidationAnalyzer, MTLS1007ValidationWithoutRequestFix>(
            source, fixedSource, MTLS1007ValidationWithoutRequestFix.FixTitle, test => test.TestState.Sources.Add(("Usings.cs", Usings.Catalogue)));

    private static Task FixBodyAsync(string body, string fixedBody) => FixAsync(InLambda(body), InLambda(fixedBody));

    private static string InLambda(string body) => $$"""
        class C
        {
            void M(KestrelServerOptions k, int number) => k.ConfigureHttpsDefaults(h =>
            {
        {{body}}
            });
        }
        """;

    [Fact]
    public Task Top_level_statements_IsFixed() => FixAsync(
        """
        var options = new HttpsConnectionAdapterOptions();
        // Ask Kim.
        {|MTLS1007:options.AllowAnyClientCertificate()|};
        {|MTLS1007:options.CheckCertificateRevocation = true|}; // soon
        new KestrelServerOptions().ListenAnyIP(1, l => l.UseHttps(options));
        """,
        """
        var options = new HttpsConnectionAdapterOptions();
        // Ask Kim.
        // soon
        new KestrelServerOptions().ListenAnyIP(1, l => l.UseHttps(options));
        """);

    [Fact]
    public Task Last_top_level_statement_IsFixed() => FixAsync(
        """
        var options = new HttpsConnectionAdapterOptions();
        new KestrelServerOptions().ListenAnyIP(1, l => l.UseHttps(options));
        {|MTLS1007:options.AllowAnyClientCertificate()|}; // soon
        """,
        """
        var options = new HttpsConnectionAdapterOptions();
        new KestrelServerOptions().ListenAnyIP(1, l => l.UseHttps(options));
        // soon
        """);

    [Fact]
    public Task Switch_sections_IsFixed() => FixBodyAsync(
        """
                switch (number)
                {
                    case 1:
                        // The first.
                        {|MTLS1007:h.AllowAnyClientCertificate()|};
                        break;
                    default:
                        h.HandshakeTimeout = TimeSpan.Zero;
                        {|MTLS1007:h.CheckCertificateRevocation = true|};
                        break;
                }
        """,
        """
                switch (number)
                {
                    case 1:
                        // The first.
                        break;
                    default:
                        h.HandshakeTimeout = TimeSpan.Zero;
                        break;
                }
        """);

    [Fact]
    public Task Embedded_statements_IsFixed() => FixBodyAsync(
        """
                if (number == 1)
                    {|MTLS1007:h.AllowAnyClientCertificate()|};
                else
                    {|MTLS1007:h.CheckCertificateRevocation = true|};

                foreach (var _ in h.ServerCertificateChain!)
                    {|MTLS1007:h.AllowAnyClientCertificate()|}; // again
        """,
        """
                if (number == 1)
                {
                }
                else
                {
                }

                foreach (var _ in h.ServerCertificateChain!)
                {
                } // again
        """);

    [Fact]
    public Task Statement_inside_a_directive_IsFixed() => FixBodyAsync(
        """
                h.HandshakeTimeout = TimeSpan.Zero;
        #if !RELEASE
                {|MTLS1007:h.AllowAnyClientCertificate()|};
        #endif
        #if !OTHER
                // Both.
                {|MTLS1007:h.CheckCertificateRevocation = true|};
                h.HandshakeTimeout = TimeSpan.MaxValue;
        #else
                h.HandshakeTimeout = TimeSpan.MinValue;
        #endif
        """,
        """
                h.HandshakeTimeout = TimeSpan.Zero;
        #if !RELEASE
        #endif
        #if !OTHER
                // Both.
                h.HandshakeTimeout = TimeSpan.MaxValue;
        #else
                h.HandshakeTimeout = TimeSpan.MinValue;
        #endif
        """);
}
