using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.Certificate;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3013ClientUsageNotAskedClaimTests
{
    /// <summary>Of the trusted CA, for the web server of somebody else.</summary>
    private static readonly ClientCertificate OfAServer = Chains.Pki.Case(9)!;

    [Fact]
    public async Task OwnChainWithoutUsage_LetsAServerCertificateInAsAClient()
    {
        await using var careless = await StartAsync((certificate, _, _) => Chains.Build(certificate, Chains.TrustRoot).Answer);
        Assert.Equal(LetIn, await careless.SeesAsync(OfAServer));
        await using var careful = await StartAsync((certificate, _, _) => Chains.Build(certificate, WithUsage).Answer);
        Assert.Equal(Refused, await careful.SeesAsync(OfAServer));
        Assert.Equal(LetIn, await careful.SeesAsync(careful.Pki.Valid));
        Assert.Equal(LetIn, await careful.SeesAsync(Chains.Pki.Case(11)));
    }

    /// <summary>The chain that a callback is given asks for the usage already, and so does TLS itself.</summary>
    [Fact]
    public async Task ChainOfTheCallbackAndPolicyOfTls_AskForTheUsage()
    {
        var usages = new ConcurrentQueue<string?>();
        await using var given = await StartAsync((certificate, chain, _) =>
        {
            usages.Enqueue(chain!.ChainPolicy.ApplicationPolicy.Cast<Oid>().Single().Value);
            Chains.TrustRoot(chain.ChainPolicy);
            return chain.Build(certificate);
        });
        Assert.Equal(Refused, await given.SeesAsync(OfAServer));
        Assert.Equal(LetIn, await given.SeesAsync(given.Pki.Valid));
        Assert.All(usages, usage => Assert.Equal(LeafRequest.ClientAuthentication, usage));

        await using var policy = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = ClaimHost.Server, ClientCertificateRequired = true, CertificateChainPolicy = ClaimHost.TrustPolicy() }),
        })));
        Assert.Equal(Refused, await policy.SeesAsync(OfAServer));
        Assert.Equal(LetIn, await policy.SeesAsync(policy.Pki.Valid));
    }

    /// <summary>Behind TLS it matters only what TLS lets through.</summary>
    [Theory]
    [InlineData(true, LetIn)]
    [InlineData(false, Refused)]
    public async Task ChainOfAnEndpoint_SeesAServerCertificateOnlyWhereTlsAcceptsAny(bool any, string answer)
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            if (any)
            {
                https.AllowAnyClientCertificate();
            }
        })));
        Assert.Equal(answer, await host.SeesAsync(OfAServer));
        Assert.True(Chains.Build(OfAServer.Leaf, Chains.TrustRoot).Answer);
    }

    /// <summary>Why a chain in <c>OnCertificateValidated</c> is not reported.</summary>
    [Fact]
    public async Task CertificateAuthentication_AsksForTheUsageBeforeItsEvent()
    {
        var seen = new ConcurrentQueue<string>();
        await using var host = await ClaimHost.StartAsync(
            kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)),
            builder => builder.Services.AddAuthentication("Certificate").AddCertificate(options =>
            {
                Chains.TrustRoot(options);
                options.Events = new CertificateAuthenticationEvents
                {
                    OnCertificateValidated = context =>
                    {
                        seen.Enqueue(context.ClientCertificate.Subject);
                        return Task.CompletedTask;
                    },
                };
            }));
        await host.SeesAsync(OfAServer);
        Assert.Empty(seen);
        await host.SeesAsync(host.Pki.Valid);
        Assert.Single(seen);
    }

    private static Task<TestHost> StartAsync(Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool> callback) => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
    {
        https.ServerCertificate = ClaimHost.Server;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = callback;
    })));

    private static void WithUsage(X509ChainPolicy policy)
    {
        Chains.TrustRoot(policy);
        policy.ApplicationPolicy.Add(new Oid(LeafRequest.ClientAuthentication));
    }
}
