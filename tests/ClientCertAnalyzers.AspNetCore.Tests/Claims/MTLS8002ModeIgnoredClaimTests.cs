using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>Which spellings of the mode count. Where it counts is in <see cref="MTLS8002ModeIgnoredPlaceClaimTests"/>.</summary>
public class MTLS8002ModeIgnoredClaimTests
{
    [Theory]
    [InlineData("\"Require\"")]
    [InlineData("\"Required\"")]
    [InlineData("\"Always\"")]
    [InlineData("\"Accept\"")]
    [InlineData("\"Optional\"")]
    [InlineData("\"Allow\"")]
    [InlineData("\"Delay\"")]
    [InlineData("\"None\"")]
    [InlineData("\"Require Certificate\"")]
    [InlineData("\"Require-Certificate\"")]
    [InlineData("\"ClientCertificateMode.RequireCertificate\"")]
    [InlineData("\"AllowCertificate|RequireCertificate\"")]
    [InlineData("\"AllowCertificate,\"")]
    [InlineData("\"1,2\"")]
    [InlineData("\"0x2\"")]
    [InlineData("\"2.0\"")]
    [InlineData("\"\"")]
    [InlineData("\"true\"")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("2.0")]
    [InlineData("null")]
    [InlineData("{ }")]
    [InlineData("{ \"Mode\": \"RequireCertificate\" }")]
    [InlineData("[ \"RequireCertificate\" ]")]
    public async Task OtherSpelling_IsIgnored(string mode) => Assert.Equal(ClientCertificateMode.NoCertificate, await ObservedModeAsync(mode));

    [Theory]
    [InlineData("\"RequireCertificate\"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\"requirecertificate\"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\"REQUIRECERTIFICATE\"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\" RequireCertificate \"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\"2\"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\" +2 \"", ClientCertificateMode.RequireCertificate)]
    [InlineData("\"02\"", ClientCertificateMode.RequireCertificate)]
    [InlineData("2", ClientCertificateMode.RequireCertificate)]
    [InlineData("1", ClientCertificateMode.AllowCertificate)]
    [InlineData("\"AllowCertificate\"", ClientCertificateMode.AllowCertificate)]
    [InlineData("\"DelayCertificate\"", ClientCertificateMode.DelayCertificate)]
    [InlineData("3", ClientCertificateMode.DelayCertificate)]
    public async Task NameInAnyCaseOrNumber_Counts(string mode, ClientCertificateMode expected) => Assert.Equal(expected, await ObservedModeAsync(mode));

    /// <summary>The parser takes lists of names as if the modes were flags, and 1 | 2 is 3.</summary>
    [Theory]
    [InlineData("\"AllowCertificate, RequireCertificate\"")]
    [InlineData("\"RequireCertificate,AllowCertificate\"")]
    public async Task ListOfNames_IsWhatTheirNumbersMakeTogether(string mode) =>
        Assert.Equal(ClientCertificateMode.DelayCertificate, await ObservedModeAsync(mode));

    /// <summary>The parser takes it, and no code asks for a certificate in such a mode.</summary>
    [Theory]
    [InlineData("\"5\"")]
    [InlineData("4")]
    [InlineData("-1")]
    public async Task NumberOfNoMode_AsksNobody(string mode) => Assert.Equal(ClientCertificateMode.NoCertificate, await ObservedModeAsync(mode));

    private static async Task<ClientCertificateMode> ObservedModeAsync(string mode)
    {
        await using var host = await ClaimHost.StartAsync($$"""
            {
              "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": {{mode}} } } }
            }
            """);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Kestrel"));
        return await host.ObservedModeAsync();
    }
}
