using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>What operators read: enough to find the cause, and nothing that a client wrote.</summary>
public class LogTests
{
    private const string Secret = "a database password";

    [Fact]
    public async Task Log_event_1_tells_code_reason_and_connection()
    {
        var connections = new List<string>();
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                https.OnAuthenticate = (connection, _) => connections.Add(connection.ConnectionId);
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            },
        });
        foreach (var (certificate, status, reason) in new[]
        {
            (null, 496, "missing"), (host.Pki.Expired(), 495, "expired"), (TestPki.SelfSigned("CN=somebody"), 495, "self-signed"),
        })
        {
            using var client = TestClient.Create(host, certificate);
            await client.GetAsync("/api");
            var entry = host.Logs.Ours(1).Last();
            Assert.Equal((LogLevel.Information, "ClientCertificateRejected"), (entry.Level, entry.Id.Name));
            Assert.Equal($"Request rejected with {status}: {reason}. Connection {connections[^1]}.", entry.Message);
            AssertFields(entry, ("ConnectionId", connections[^1]), ("Reason", reason), ("StatusCode", status));
        }

        Assert.Equal(3, host.Logs.Ours(1).Count());
        Assert.All(host.Logs.Entries.Where(IsOurs), entry => Assert.DoesNotContain("CN=", entry.Message));
    }

    [Fact]
    public async Task Log_event_1_of_a_misdirected_request()
    {
        await using var host = await TestHost.StartAsync();
        using var client = TestClient.Create(host, version: HttpVersion.Version20, name: "b.test", serverName: "a.test");
        await client.GetAsync("/api");
        Assert.StartsWith("Request rejected with 421: misdirected. Connection ", Assert.Single(host.Logs.Ours(1)).Message);
    }

    [Fact]
    public async Task Log_nothing_for_requests_that_are_let_through()
    {
        await using var host = await TestHost.StartAsync();
        using var nobody = TestClient.Create(host);
        using var valid = TestClient.Create(host, host.Pki.Valid);
        await nobody.GetStringAsync("/");
        await valid.GetStringAsync("/api");
        Assert.DoesNotContain(host.Logs.Entries, IsOurs);
    }

    [Fact]
    public async Task Log_event_2_tells_the_type_of_the_exception()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            },
        });
        Assert.Equal(496, (await new OpenSsl().GetAsync(host.Port, Protocol.All[2], host.Pki.Valid)).Status);
        var entries = host.Logs.Ours(2).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            Assert.Equal((LogLevel.Debug, "DelayedNegotiationFailed"), (entry.Level, entry.Id.Name));
            Assert.Null(entry.Exception);
            Assert.EndsWith("Exception", Assert.IsType<string>(entry.Fields["ExceptionType"]));
            AssertFields(entry, ("ExceptionType", entry.Fields["ExceptionType"]));
        });
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Log_event_3_has_the_exception_of_a_check_once_for_each_connection(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Tls = tls => tls.AdditionalValidation = (_, _) => throw new TimeoutException(Secret),
            Builder = builder => builder.Services.AddProblemDetails(),
            Responses = options => (options.IncludeReason, options.CloseConnection) = (true, false),
        });
        using var client = TestClient.Create(host, host.Pki.Valid, Version.Parse(version));
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync("/api");
            Assert.Equal(495, (int)response.StatusCode);
            var body = await response.Content.ReadAsStringAsync();
            Assert.Contains("\"reason\":\"not-allowed\"", body);
            Assert.DoesNotContain(Secret, body + response.Headers);
            Assert.DoesNotContain(nameof(TimeoutException), body + response.Headers);
        }

        var entry = Assert.Single(host.Logs.Ours(3));
        Assert.Equal((LogLevel.Error, "CertificateValidatorThrew"), (entry.Level, entry.Id.Name));
        Assert.Equal(Secret, Assert.IsType<TimeoutException>(entry.Exception).Message);
        var connection = Assert.Single(host.Logs.Ours(1).Select(rejection => rejection.Fields["ConnectionId"]).Distinct());
        AssertFields(entry, ("ConnectionId", connection));

        using var second = TestClient.Create(host, host.Pki.Valid, Version.Parse(version));
        await second.GetAsync("/");
        Assert.Equal(2, host.Logs.Ours(3).Count());
    }

    [Fact]
    public async Task Log_event_3_of_a_validation_that_was_set_before()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                https.ClientCertificateValidation = (_, _, _) => throw new TimeoutException(Secret);
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            },
        });
        using var client = TestClient.Create(host, host.Pki.Valid);
        using var response = await client.GetAsync("/");
        Assert.Equal(495, (int)response.StatusCode);
        Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync());
        Assert.Equal(Secret, Assert.Single(host.Logs.Ours(3)).Exception?.Message);
        Assert.Equal("not-allowed", Assert.Single(host.Logs.Ours(1)).Fields["Reason"]);
    }

    private static bool IsOurs(LogEntry entry) => entry.Category == "ClientCertAnalyzers.AspNetCore";

    private static void AssertFields(LogEntry entry, params (string Name, object? Value)[] fields) => Assert.Equal(
        fields.OrderBy(field => field.Name, StringComparer.Ordinal),
        entry.Fields.Where(field => field.Key != "{OriginalFormat}").Select(field => (field.Key, field.Value)).OrderBy(field => field.Key, StringComparer.Ordinal));
}
