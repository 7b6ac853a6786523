using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Libraries;

/// <summary>Libraries that ask whether a certificate is revoked, unless they are told not to.</summary>
internal static class MTLS3511LibraryIgnoresRevocationRows
{
    private const string Effect = "accept a certificate that its CA has revoked";
    private const string Check = "CheckCertificateRevocation";

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3511LibraryIgnoresRevocation, "StackExchange.Redis")
        {
            // Without protocols the client does not pass the setting on, and asks nobody either way.
            Switches = [Property("StackExchange.Redis.ConfigurationOptions") with { Beside = "SslProtocols" }],
            Dialect = ConnectionDialect.Redis,
            Keywords =
            [
                new(["checkCertificateRevocation"], ["false", "no", "0"], "true")
                {
                    Effect = Effect,
                    Counts = text => text.Find("sslProtocols") is not null && text.Find("ssl") is { } ssl && new[] { "true", "yes", "1" }.Contains(ssl, StringComparer.OrdinalIgnoreCase),
                },
            ],
            Places =
            [
                new("StackExchange.Redis.ConnectionMultiplexer", "Connect", "configuration") { IsStatic = true },
                new("StackExchange.Redis.ConnectionMultiplexer", "ConnectAsync", "configuration") { IsStatic = true },
                new("StackExchange.Redis.ConfigurationOptions", "Parse", "configuration") { IsStatic = true },
            ],
            OwnValidation = ["CertificateValidation", "SslClientAuthenticationOptions"],
        },
        new(Rules.MTLS3511LibraryIgnoresRevocation, "MailKit")
        {
            Switches = [Property("MailKit.MailService"), Property("MailKit.IMailService"), Property("MailKit.Net.Proxy.HttpsProxyClient")],
            OwnValidation = ["ServerCertificateValidationCallback"],
        },
    ];

    private static LibrarySwitch Property(string type) => LibrarySwitch.Property(type, Check, wrong: "false", right: "true") with { Effect = Effect };
}
