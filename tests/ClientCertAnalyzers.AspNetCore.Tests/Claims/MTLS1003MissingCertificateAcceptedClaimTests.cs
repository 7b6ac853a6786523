using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1003MissingCertificateAcceptedClaimTests
{
    private static readonly RemoteCertificateValidationCallback ForgetsTheMissingCertificate = (_, _, _, errors) =>
        (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0;

    private static readonly RemoteCertificateValidationCallback ComparesWithChainErrors = (_, _, _, errors) =>
        errors != SslPolicyErrors.RemoteCertificateChainErrors;

    private static readonly RemoteCertificateValidationCallback TestsForNull = (_, certificate, _, errors) =>
        certificate is not null && errors == SslPolicyErrors.None;

    [Fact]
    public async Task CallbackThatRejectsOtherErrors_LetsAMissingCertificateIn()
    {
        foreach (var callback in new[] { ForgetsTheMissingCertificate, ComparesWithChainErrors })
        {
            await using var host = await HandshakeCallbackHostAsync(required: true, callback);
            Assert.Equal(LetInAsNobody, await host.SeesAsync());
            Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
            Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        }
    }

    [Fact]
    public async Task CallbackThatTestsForNull_RefusesAMissingCertificate()
    {
        await using var host = await HandshakeCallbackHostAsync(required: true, TestsForNull);
        Assert.Equal(Refused, await host.SeesAsync());
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
    }

    [Fact]
    public async Task NoCallback_RefusesAMissingCertificate()
    {
        await using var host = await HandshakeCallbackHostAsync(required: true, callback: null);
        Assert.Equal(Refused, await host.SeesAsync());
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
    }

    /// <summary>The flag makes the server ask. Whether the callback is called does not depend on it, nor what it is told.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MissingCertificate_ReachesTheCallbackAsNullAndNotAvailable(bool required)
    {
        var calls = new ConcurrentQueue<(X509Certificate? Certificate, SslPolicyErrors Errors)>();
        await using var host = await HandshakeCallbackHostAsync(required, (_, certificate, _, errors) =>
        {
            calls.Enqueue((certificate, errors));
            return true;
        });
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
        Assert.Equal((null, SslPolicyErrors.RemoteCertificateNotAvailable), Assert.Single(calls));
    }

    [Fact]
    public async Task FlagIsFalse_NobodyIsAskedButTheCallbackStillDecides()
    {
        await using (var careful = await HandshakeCallbackHostAsync(required: false, TestsForNull))
        {
            Assert.Equal(Refused, await careful.SeesAsync());
            Assert.Equal(Refused, await careful.SeesAsync(careful.Pki.Valid));
        }

        await using (var careless = await HandshakeCallbackHostAsync(required: false, ForgetsTheMissingCertificate))
        {
            Assert.Equal(ClientCertificateMode.NoCertificate, await careless.ObservedModeAsync());
        }

        await using (var without = await HandshakeCallbackHostAsync(required: false, callback: null))
        {
            Assert.Equal(ClientCertificateMode.NoCertificate, await without.ObservedModeAsync());
        }
    }

    [Fact]
    public async Task OptionsSelectionCallback_BehavesTheSame()
    {
        static Task<TestHost> StartAsync(RemoteCertificateValidationCallback callback) => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
            listen.UseHttps((_, _, _, _) => new(Options(required: true, callback)), state: null!)));
        await using var bad = await StartAsync(ForgetsTheMissingCertificate);
        Assert.Equal(LetInAsNobody, await bad.SeesAsync());
        await using var good = await StartAsync(TestsForNull);
        Assert.Equal(Refused, await good.SeesAsync());
        Assert.Equal(LetIn, await good.SeesAsync(good.Pki.Valid));
    }

    [Fact]
    public async Task OnAuthenticateInModeNoCertificate_BehavesTheSame()
    {
        static Task<TestHost> StartAsync(RemoteCertificateValidationCallback callback) => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.OnAuthenticate = (_, tls) =>
            {
                tls.ClientCertificateRequired = true;
                tls.CertificateChainPolicy = ClaimHost.TrustPolicy();
                tls.RemoteCertificateValidationCallback = callback;
            };
        })));
        await using var bad = await StartAsync(ForgetsTheMissingCertificate);
        Assert.Equal(LetInAsNobody, await bad.SeesAsync());
        await using var good = await StartAsync(TestsForNull);
        Assert.Equal(Refused, await good.SeesAsync());
        Assert.Equal(LetIn, await good.SeesAsync(good.Pki.Valid));
    }

    [Fact]
    public async Task AuthenticateAsServerWithRequiredArgument_BehavesTheSame()
    {
        Assert.True(await IsAcceptedBySslStreamAsync((_, _, _, _) => true));
        Assert.True(await IsAcceptedBySslStreamAsync(ForgetsTheMissingCertificate));
        Assert.False(await IsAcceptedBySslStreamAsync(TestsForNull));
        Assert.False(await IsAcceptedBySslStreamAsync(callback: null));
    }

    private static Task<TestHost> HandshakeCallbackHostAsync(bool required, RemoteCertificateValidationCallback? callback) =>
        ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(Options(required, callback)),
        })));

    private static SslServerAuthenticationOptions Options(bool required, RemoteCertificateValidationCallback? callback) => new()
    {
        ServerCertificate = ClaimHost.Server,
        ClientCertificateRequired = required,
        CertificateChainPolicy = ClaimHost.TrustPolicy(),
        RemoteCertificateValidationCallback = callback,
    };

    /// <summary>A client without a certificate, at a server that is not Kestrel.</summary>
    private static async Task<bool> IsAcceptedBySslStreamAsync(RemoteCertificateValidationCallback? callback)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var socket = new TcpClient();
        await socket.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var accepted = await listener.AcceptTcpClientAsync();
        await using var server = new SslStream(accepted.GetStream(), leaveInnerStreamOpen: false, callback);
        await using var client = new SslStream(socket.GetStream());
        var connecting = client.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = ClaimHost.TrustPolicy(),
        });
        try
        {
            await server.AuthenticateAsServerAsync(ClaimHost.Server, clientCertificateRequired: true, checkCertificateRevocation: false);
            await connecting;
            return true;
        }
        catch (AuthenticationException)
        {
            // With TLS 1.3 the client's own handshake has succeeded all the same; with TLS 1.2 it waits for the server.
            server.Close();
            await connecting.ContinueWith(_ => { }, TaskScheduler.Default);
            return false;
        }
    }
}
