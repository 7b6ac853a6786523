using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>Mistakes in the options keep the host from starting.</summary>
public class OptionsTests
{
    public static TheoryData<int> WrongCodes => [-1, 0, 100, 200, 302, 399, 500, 599, 1495];

    [Theory]
    [MemberData(nameof(WrongCodes))]
    public async Task G1_Code_that_is_no_client_error_stops_the_start(int code)
    {
        await AssertMistakeAsync(options => options.InvalidStatusCode = code, nameof(ClientCertificateResponseOptions.InvalidStatusCode), code.ToString());
        await AssertMistakeAsync(options => options.MissingStatusCode = code, nameof(ClientCertificateResponseOptions.MissingStatusCode), code.ToString());
    }

    [Theory]
    [InlineData(400, 499)]
    [InlineData(499, 400)]
    public async Task G1_Every_code_of_a_client_error_may_be_used(int invalid, int missing)
    {
        await using var host = await TestHost.StartAsync(new() { Responses = options => (options.InvalidStatusCode, options.MissingStatusCode) = (invalid, missing) });
        Assert.NotEqual(0, host.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public async Task G1_Empty_problem_type_stops_the_start(string? type)
    {
        await AssertMistakeAsync(options => options.InvalidProblemType = type!, nameof(ClientCertificateResponseOptions.InvalidProblemType));
        await AssertMistakeAsync(options => options.MissingProblemType = type!, nameof(ClientCertificateResponseOptions.MissingProblemType));
    }

    [Fact]
    public Task G1_All_mistakes_are_told_at_once() => AssertMistakeAsync(
        options => (options.InvalidStatusCode, options.MissingStatusCode, options.MissingProblemType) = (200, 500, ""),
        "InvalidStatusCode",
        "MissingStatusCode",
        "MissingProblemType");

    [Fact]
    public async Task G1_Mistake_of_a_later_call_is_found_too() => await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync(new()
    {
        Builder = builder => builder.Services.AddClientCertificateResponses(options => options.InvalidStatusCode = 200),
    }));

    [Fact]
    public async Task G1_Forwarding_must_say_how_a_certificate_is_proven()
    {
        await AssertForwardedMistakeAsync(new(), "exactly one");
        await AssertForwardedMistakeAsync(new() { VerifyHeader = "X-Verify", ProxySendsOnlyVerifiedCertificates = true }, "exactly one");
    }

    [Theory]
    [InlineData("", "X-Verify", "CertificateHeader")]
    [InlineData(" ", "X-Verify", "CertificateHeader")]
    [InlineData(null, "X-Verify", "CertificateHeader")]
    [InlineData("X-Cert", "", "VerifyHeader")]
    [InlineData("X-Cert", "X-Cert", "same header")]
    [InlineData("X-Cert", "x-cert", "same header")]
    public Task G1_Forwarding_needs_two_different_headers(string? certificate, string verify, string part) =>
        AssertForwardedMistakeAsync(new() { CertificateHeader = certificate!, VerifyHeader = verify }, part);

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public Task G1_Nobody_may_trust_everybody(string network) => AssertForwardedMistakeAsync(
        new() { VerifyHeader = "X-Verify", KnownIPNetworks = { System.Net.IPNetwork.Parse(network) } }, "KnownIPNetworks");

    [Fact]
    public Task G1_Format_must_be_known() => AssertForwardedMistakeAsync(
        new() { VerifyHeader = "X-Verify", Format = (ForwardedClientCertificateFormat)9 }, "Format");

    [Fact]
    public async Task G1_Forwarding_without_mistakes_starts()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Responses = options => options.Forwarded = new() { VerifyHeader = "X-Verify", KnownProxies = { IPAddress.Loopback } },
        });
        Assert.NotEqual(0, host.Port);
    }

    private static Task AssertForwardedMistakeAsync(ForwardedClientCertificateOptions forwarded, params string[] parts) =>
        AssertMistakeAsync(options => options.Forwarded = forwarded, parts);

    private static async Task AssertMistakeAsync(Action<ClientCertificateResponseOptions> configure, params string[] parts)
    {
        var mistake = await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync(new() { Responses = configure }));
        Assert.All(parts, part => Assert.Contains(part, mistake.Message));
    }
}
