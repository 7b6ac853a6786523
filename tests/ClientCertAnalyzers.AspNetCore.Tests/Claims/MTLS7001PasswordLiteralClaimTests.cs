using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS7001PasswordLiteralClaimTests
{
    private const string Password = "a password that stands in the code";

    private static readonly byte[] File = TestPki.Shared.Valid.Leaf.Export(X509ContentType.Pkcs12, Password);

    [Fact]
    public void CompiledProgram_HoldsItInPlainText()
    {
        var program = System.IO.File.ReadAllBytes(typeof(MTLS7001PasswordLiteralClaimTests).Assembly.Location);
        Assert.True(program.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Password)) > 0);
    }

    [Fact]
    public async Task WhoeverHasFileAndPassword_IsTheClient()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        using var stolen = Certificates.FromPkcs12(File, Password);
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(handler => handler.ClientCertificates.Add(stolen))));
    }

    [Fact]
    public void WithoutThePassword_TheFileStaysShut() =>
        Assert.ThrowsAny<CryptographicException>(() => Certificates.FromPkcs12(File, "another"));

    /// <summary>So no rule speaks of it.</summary>
    [Fact]
    public void EmptyPassword_KeepsNobodyOut()
    {
        using var open = Certificates.FromPkcs12(TestPki.Shared.Valid.Leaf.Export(X509ContentType.Pkcs12, ""), null);
        Assert.True(open.HasPrivateKey);
    }

    /// <summary>A password of a file of certificates alone is never asked for: nothing there is secret.</summary>
    [Fact]
    public void OtherFormats_IgnoreThePassword() =>
        Assert.Equal(TestPki.Shared.Valid.Leaf.RawData, TestPki.Shared.Valid.Leaf.Export(X509ContentType.Cert, Password));

    /// <summary>The fix for code without a configuration names the variable so that the configuration finds it too.</summary>
    [Fact]
    public void NameOfTheVariable_IsAKeyOfTheConfiguration()
    {
        const string Variable = "Claim7001Certificates__ClientPassword";
        Environment.SetEnvironmentVariable(Variable, Password);
        try
        {
            Assert.Equal(Password, new ConfigurationBuilder().AddEnvironmentVariables("Claim7001").Build()["Certificates:ClientPassword"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
