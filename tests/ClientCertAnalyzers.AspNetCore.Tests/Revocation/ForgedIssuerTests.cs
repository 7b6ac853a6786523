using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Revocation;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using ClientCertAnalyzers.AspNetCore.Tls;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>An intermediate that a client made up, with the names of real ones and a signature of nobody.</summary>
public class ForgedIssuerTests
{
    private readonly TestPki _pki = new();
    private readonly ListFiles _files = new();

    [Fact]
    public async Task D2_Issuers_that_a_client_made_up_are_not_remembered()
    {
        var file = _files.Write(_pki.CreateRevocationListsPem());
        RevocationListFiles? lists = null;
        await using var host = await TestHost.StartAsync(ListFiles.Setup(_pki, file) with
        {
            App = app => app.MapGet("/api", (HttpContext context) =>
            {
                lists = ((TlsVerdictFeature)context.Features.GetRequiredFeature<IClientCertificateVerdictFeature>()).RevocationLists;
            }),
        });
        Assert.Equal("200", await host.AnswerAsync(_pki.Valid));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("495 bad-signature", await host.AnswerAsync(Forge()));
        }

        Assert.Equal("200", await host.AnswerAsync(_pki.Case(20)));
        // The root for its own list, the real intermediate for its own.
        Assert.Equal(2, Remembered(lists!.Current));
    }

    private ClientCertificate Forge()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(_pki.First.Certificate.SubjectName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuer = request.Create(
            _pki.Root.Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(signer),
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(90),
            [7]);
        var leaf = new LeafRequest();
        using var issued = leaf.ToRequest().Create(
            issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(key), leaf.NotBefore, leaf.NotAfter, [8]);
        return new(issued.WithKey(leaf.Key), issuer);
    }

    private static int Remembered(RevocationLists lists) =>
        ((IEnumerable<RevocationList>)Field(lists, "_lists")).Sum(list => ((ICollection)Field(list, "_signedBy")).Count);

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}
