using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using ClientCertAnalyzers.AspNetCore.Tls;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>A client that makes up certificates takes no memory that outlives its connections.</summary>
public class MemoryTests
{
    private const int Connections = 100;
    private const int TableEntries = 10_000;

    private readonly ConcurrentQueue<WeakReference> _seen = new();
    private object? _kept;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task G7_Invalid_certificates_go_with_their_connections(string version)
    {
        await using var host = await TestHost.StartAsync(new() { Builder = builder => builder.Services.Insert(0, Watch()) });
        await ConnectAsync(host, Version.Parse(version));
        await AssertAllGoneButTheKeptAsync();
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task G7_So_they_do_with_options_for_each_connection(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Listen = listen => listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => new(new System.Net.Security.SslServerAuthenticationOptions { ServerCertificate = TestPki.Shared.Server }),
            }.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate))),
            Builder = builder => builder.Services.Insert(0, Watch()),
        });
        await ConnectAsync(host, Version.Parse(version));
        await AssertAllGoneButTheKeptAsync();
    }

    [Fact]
    public async Task G7_Verdicts_of_10000_certificates_go_with_them()
    {
        Record();
        await AssertAllGoneButTheKeptAsync(TableEntries);
        Assert.Equal(ClientCertificateRejectionReason.Expired, VerdictTable.Of((X509Certificate2)_kept!).Reason);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Record()
        {
            var der = TestPki.Shared.Valid.Leaf.RawData;
            var serialNumber = der.AsSpan(der.AsSpan().IndexOf(TestPki.Shared.Valid.Leaf.SerialNumberBytes.Span));
            for (var i = 0; i < TableEntries; i++)
            {
                // No table may take one for another.
                BinaryPrimitives.WriteInt32BigEndian(serialNumber[4..], i);
                var certificate = Certificates.FromDer(der);
                var verdict = ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.Expired, X509ChainStatusFlags.NotTimeValid);
                VerdictTable.Record(certificate, verdict);
                See(certificate, verdict);
            }
        }
    }

    private async Task ConnectAsync(TestHost host, Version version)
    {
        for (var i = 0; i < Connections; i++)
        {
            using var client = TestClient.Create(host, TestPki.SelfSigned($"CN=client {i}"), version);
            using var response = await client.GetAsync("/api");
            Assert.Equal(495, (int)response.StatusCode);
        }
    }

    /// <summary>The one that is held on to shows that a certificate which something keeps would be noticed.</summary>
    private async Task AssertAllGoneButTheKeptAsync(int count = Connections)
    {
        Assert.Equal(2 * count, _seen.Count);
        Assert.NotNull(_kept);
        var alive = int.MaxValue;
        for (var i = 0; i < 100 && alive > 2; i++)
        {
            // The server may still be closing the last connection.
            await Task.Delay(i == 0 ? 0 : 50);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            alive = _seen.Count(reference => reference.IsAlive);
        }

        Assert.Equal(2, alive);
        GC.KeepAlive(_kept);
    }

    /// <summary>Outside of the library's own middleware, which answers these requests.</summary>
    private ServiceDescriptor Watch() => ServiceDescriptor.Singleton<IStartupFilter>(new Watcher(context =>
    {
        var feature = context.Features.GetRequiredFeature<IClientCertificateVerdictFeature>();
        See(feature.PresentedCertificate!, feature.Verdict);
    }));

    private void See(X509Certificate2 certificate, ClientCertificateVerdict verdict)
    {
        Assert.Equal(ClientCertificateStatus.Invalid, verdict.Status);
        _kept ??= certificate;
        _seen.Enqueue(new(certificate));
        _seen.Enqueue(new(verdict));
    }

    private sealed class Watcher(Action<HttpContext> watch) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, inner) =>
            {
                watch(context);
                return inner();
            });
            next(app);
        };
    }
}
