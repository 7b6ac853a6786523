namespace ClientCertAnalyzers.Benchmarks;

/// <summary>Files that do hardly anything but validate certificates: what no project has, but every rule must work for.</summary>
internal static class CallbackSource
{
    private const int Count = 40;

    public static IEnumerable<string> Files => Enumerable.Range(0, Count).Select(File);

    private static string File(int n) => $$"""
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        namespace Shop.Tls{{n}};

        public sealed class Clients
        {
            private readonly HashSet<string> _pins = ["{{n:x8}}"];

            public HttpClientHandler AcceptsAll() => new() { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };

            public HttpClientHandler AcceptsDangerously() =>
                new() { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };

            public HttpClientHandler Strict() => new() { ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None };

            public HttpClientHandler Pinned()
            {
                var handler = new HttpClientHandler();
                handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
                {
                    if (errors == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    return certificate is not null && _pins.Contains(certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256));
                };
                return handler;
            }

            public SocketsHttpHandler MethodGroup() => new() { SslOptions = { RemoteCertificateValidationCallback = Validation.OwnAuthority } };

            public SocketsHttpHandler Forwarded() =>
                new() { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (s, c, ch, e) => Validation.Helper(c, e) } };

            public SslStream Stream(Stream inner) => new(inner, false, Validation.ByDate);

            public SslStream StreamWithLambda(Stream inner) => new(inner, false, (sender, certificate, chain, errors) =>
            {
                switch (errors)
                {
                    case SslPolicyErrors.None:
                        return true;
                    case SslPolicyErrors.RemoteCertificateNameMismatch:
                        return certificate?.Subject.Contains("internal") == true;
                    default:
                        return false;
                }
            });

            public SslStream StreamWithLocal(Stream inner)
            {
                RemoteCertificateValidationCallback callback = Local;
                return new SslStream(inner, leaveInnerStreamOpen: false, callback);

                bool Local(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                    => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0;
            }
        }

        public static class Validation
        {
            public static bool OwnAuthority(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 leaf || chain is null)
                {
                    return false;
                }

                try
                {
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                    return chain.Build(leaf);
                }
                catch (Exception)
                {
                    return true;
                }
            }

            public static bool Helper(X509Certificate? certificate, SslPolicyErrors errors)
            {
                var known = certificate is not null;
                if (errors != SslPolicyErrors.None)
                {
                    Console.WriteLine(errors);
                }

                return known;
            }

            public static bool ByDate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                foreach (var status in chain?.ChainStatus ?? [])
                {
                    if (status.Status is not X509ChainStatusFlags.UntrustedRoot and not X509ChainStatusFlags.NoError)
                    {
                        return false;
                    }
                }

                return DateTime.TryParse(certificate?.GetExpirationDateString(), out var end) && end > DateTime.UtcNow;
            }
        }

        public static class Hosting
        {
            public static void Configure(WebApplicationBuilder builder)
            {
                builder.WebHost.ConfigureKestrel(kestrel =>
                {
                    kestrel.ConfigureHttpsDefaults(https =>
                    {
                        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                        https.SslProtocols = SslProtocols.Tls13;
                        https.AllowAnyClientCertificate();
                    });
                    kestrel.ListenAnyIP({{8000 + n}}, listen => listen.UseHttps(https =>
                    {
                        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                        https.ClientCertificateValidation = (certificate, chain, errors) => errors == SslPolicyErrors.None;
                    }));
                    kestrel.ListenAnyIP({{9000 + n}}, listen => listen.UseHttps(https => https.ClientCertificateValidation = Check));
                });
                var app = builder.Build();
                app.MapGet("/healthz", () => "ok").AllowAnonymous();
                if (app.Environment.IsDevelopment())
                {
                    AppContext.SetSwitch("Shop{{n}}", true);
                }

                static bool Check(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors) => certificate.HasPrivateKey || errors == 0;
            }
        }
        """;
}
