using System.Net;
using System.Net.Security;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

/// <summary>Sessions that a client kept and offers again. Each handshake must be a full one, since only that judges the certificate.</summary>
public class SessionTests
{
    private const int Ours = 0;
    private const int OtherOfOurs = 1;
    private const int Permissive = 2;

    private static readonly ClientCertificate Invalid = TestPki.SelfSigned();

    private readonly OpenSsl _openssl = new();

    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, Protocol.All.Length)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B1_No_session_is_ever_reused(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        using var keys = await host.HoldSessionKeysAsync(host.Ports[Permissive]);
        foreach (var certificate in new[] { null, host.Pki.Valid, Invalid })
        {
            string?[] sessions =
            [
                (await _openssl.GetAsync(host.Ports[Ours], protocol, certificate)).Session,
                (await _openssl.GetAsync(host.Ports[Permissive], protocol, certificate)).Session,
            ];
            foreach (var session in sessions.OfType<string>())
            {
                Assert.False((await _openssl.GetAsync(host.Ports[Ours], protocol, certificate, session)).IsReused);
                Assert.False((await _openssl.GetAsync(host.Ports[OtherOfOurs], protocol, certificate, session)).IsReused);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B1_Plain_Kestrel_reuses_sessions_on_all_its_endpoints(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync(new()
        {
            HasResponses = false,
            App = MapOpen,
            Kestrel = kestrel =>
            {
                kestrel.ListenPermissive();
                kestrel.ListenPermissive();
            },
        });
        using var keys = await host.HoldSessionKeysAsync(host.Ports[1]);
        foreach (var certificate in new[] { null, host.Pki.Valid, Invalid })
        {
            var first = await _openssl.GetAsync(host.Ports[1], protocol, certificate);
            Assert.False(first.IsReused);
            Assert.True((await _openssl.GetAsync(host.Ports[1], protocol, certificate, first.Session)).IsReused);
#if NET9_0_OR_GREATER
            // In .NET 8 each endpoint has sessions of its own.
            Assert.True((await _openssl.GetAsync(host.Ports[2], protocol, certificate, first.Session)).IsReused);
#endif
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B1_No_session_is_reused_by_the_callback_form(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync(new()
        {
            Listen = listen => listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = TestPki.Shared.Server, AllowTlsResume = true }),
            }.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate))),
            Kestrel = kestrel => kestrel.ListenPermissive(),
        });
        using var keys = await host.HoldSessionKeysAsync(host.Ports[1]);
        foreach (var certificate in new[] { null, host.Pki.Valid, Invalid })
        {
            string?[] sessions =
            [
                (await _openssl.GetAsync(host.Ports[0], protocol, certificate)).Session,
                (await _openssl.GetAsync(host.Ports[1], protocol, certificate)).Session,
            ];
            foreach (var session in sessions.OfType<string>())
            {
                Assert.False((await _openssl.GetAsync(host.Ports[0], protocol, certificate, session)).IsReused);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B2_Session_of_a_permissive_endpoint_brings_no_invalid_certificate_in(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        using var keys = await host.HoldSessionKeysAsync(host.Ports[Permissive]);
        var permissive = await _openssl.GetAsync(host.Ports[Permissive], protocol, Invalid);
        Assert.NotNull(permissive.Session);
        var strict = await _openssl.GetAsync(host.Ports[Ours], protocol, Invalid, permissive.Session);
        Assert.False(strict.IsReused);
        Assert.Equal(StatusOver(protocol, 495), strict.Status);

        // Nor does one that was made with a valid certificate, once its holder sends none or another.
        var valid = await _openssl.GetAsync(host.Ports[Permissive], protocol, host.Pki.Valid);
        Assert.Equal(StatusOver(protocol, 496), (await _openssl.GetAsync(host.Ports[Ours], protocol, null, valid.Session)).Status);
        Assert.Equal(StatusOver(protocol, 495), (await _openssl.GetAsync(host.Ports[Ours], protocol, Invalid, valid.Session)).Status);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B3_Certificate_that_expires_between_two_connections_is_495(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync(HostSetup.Explained);
        // Certificates know whole seconds only.
        var end = DateTimeOffset.UtcNow.AddSeconds(3);
        var shortLived = new ClientCertificate(host.Pki.Root.Issue(new() { NotAfter = end }));
        var first = await _openssl.GetAsync(host.Port, protocol, shortLived);
        Assert.Equal(StatusOver(protocol, 200), first.Status);

        await Task.Delay(end.AddSeconds(1) - DateTimeOffset.UtcNow);
        var second = await _openssl.GetAsync(host.Port, protocol, shortLived, first.Session);
        Assert.False(second.IsReused);
        Assert.Equal(StatusOver(protocol, 495), second.Status);
        using var client = TestClient.Create(host, shortLived, protocol.Http, protocol.Tls);
        using var response = await client.GetAsync("/api");
        Assert.Equal(495, (int)response.StatusCode);
        Assert.Contains("\"reason\":\"expired\"", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B4_Client_with_an_intermediate_is_always_let_in(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        var certificate = host.Pki.Case(20);
        string? session = null;
        for (var i = 0; i < 5; i++)
        {
            using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
            Assert.Equal("CN=client", await client.GetStringAsync("/api"));
            var answer = await _openssl.GetAsync(host.Port, protocol, certificate, session);
            Assert.Equal(StatusOver(protocol, 200), answer.Status);
            session = answer.Session ?? session;
        }
    }

    [Fact]
    public async Task B4_Plain_Kestrel_refuses_a_client_with_an_intermediate_at_its_second_connection()
    {
        var protocol = Protocol.All[0];
        await using var host = await TestHost.StartAsync(new() { HasResponses = false, App = MapOpen, Kestrel = kestrel => kestrel.ListenStrict() });
        using var keys = await host.HoldSessionKeysAsync(host.Ports[1]);
        var certificate = host.Pki.Case(20);
        var first = await _openssl.GetAsync(host.Ports[1], protocol, certificate);
        Assert.Equal(200, first.Status);
        Assert.Equal(0, (await _openssl.GetAsync(host.Ports[1], protocol, certificate, first.Session)).Status);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task B5_Client_without_certificate_may_bring_one_to_its_second_connection(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await StartAsync();
        using var keys = await host.HoldSessionKeysAsync(host.Ports[Permissive]);
        foreach (var port in new[] { host.Ports[Ours], host.Ports[Permissive] })
        {
            var first = await _openssl.GetAsync(port, protocol);
            Assert.Equal(StatusOver(protocol, 496), first.Status);
            Assert.Equal(StatusOver(protocol, 200), (await _openssl.GetAsync(host.Ports[Ours], protocol, host.Pki.Valid, first.Session)).Status);
        }
    }

    /// <summary>Two endpoints of ours and a permissive one, all with the same server certificate.</summary>
    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new()
    {
        Kestrel = kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = TestPki.Shared.Server;
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            }));
            kestrel.ListenPermissive();
        },
    });

    private static void MapOpen(WebApplication app) => app.MapGet("/api", TestHost.Caller);

    private static int StatusOver(Protocol protocol, int status) => protocol.Http == HttpVersion.Version11 ? status : 0;
}
