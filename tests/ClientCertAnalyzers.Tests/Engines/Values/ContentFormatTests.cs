using ClientCertAnalyzers.Engines.Values;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Engines.Values;

/// <summary>What names and origins say of the format of a file or of bytes, and of where its key is.</summary>
public class ContentFormatTests
{
    [Theory]
    [InlineData("\"client.pfx\"", "Pkcs12 .pfx")]
    [InlineData("\"client.P12\"", "Pkcs12 .p12")]
    [InlineData("\"client.cer\"", "Certificate .cer")]
    [InlineData("\"client.pfx.crt\"", "Certificate .crt")]
    [InlineData("\"client.der\"", "Der .der")]
    [InlineData("\"client.pem\"", "Pem .pem")]
    [InlineData("\"chain.p7b\"", "Pkcs7 .p7b")]
    [InlineData("Path.Combine(path, \"client.pem\")", "Pem .pem")]
    [InlineData("path + \".pem\"", "Pem .pem")]
    [InlineData("flag ? \"a.pem\" : \"b.pem\"", "Pem .pem")]
    [InlineData("flag ? \"a.pem\" : \"b.pfx\"", "unknown")]
    [InlineData("flag ? \"a.pem\" : path", "unknown")]
    [InlineData("path", "unknown")]
    [InlineData("\"client\"", "unknown")]
    [InlineData("\"client.txt\"", "unknown")]
    [InlineData("File.ReadAllBytes(\"client.pfx\")", "Pkcs12 .pfx")]
    [InlineData("await File.ReadAllBytesAsync(\"client.pfx\")", "Pkcs12 .pfx")]
    [InlineData("File.ReadAllText(\"client.pem\")", "Pem .pem")]
    [InlineData("File.ReadAllText(File.ReadAllText(\"client.pem\"))", "unknown")]
    [InlineData("given.RawData", "Der RawData")]
    [InlineData("given.GetRawCertData()", "Der GetRawCertData")]
    [InlineData("given.Export(X509ContentType.Cert)", "Der Export")]
    [InlineData("given.Export(X509ContentType.Pfx, password)", "Pkcs12 Export")]
    [InlineData("store.Certificates.Export(X509ContentType.Pkcs7)", "Pkcs7 Export")]
    [InlineData("given.Export(flag ? X509ContentType.Cert : X509ContentType.Pfx)", "unknown")]
    [InlineData("bytes", "unknown")]
    public void Formats(string expression, string format) => Assert.Equal(format, Ask.Format(expression));

    [Theory]
    [InlineData("X509Certificate2.CreateFromPemFile(path)", true)]
    [InlineData("given.CopyWithPrivateKey(RSA.Create())", true)]
    [InlineData("given.CopyWithPrivateKey(key)", false)]
    [InlineData("LoadPkcs12(bytes, password, X509KeyStorageFlags.EphemeralKeySet)", true)]
    [InlineData("LoadPkcs12(bytes, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable)", true)]
    [InlineData("LoadPkcs12(bytes, password, X509KeyStorageFlags.Exportable)", false)]
    [InlineData("LoadPkcs12(bytes, password)", false)]
    [InlineData("LoadCertificate(bytes)", false)]
    [InlineData("given", false)]
    public void Keys(string expression, bool isEphemeral) => Assert.Equal(isEphemeral, Ask.IsEphemeral(expression));

    [Theory]
    [InlineData("client.pem", "client.key", true)]
    [InlineData("certs/client-cert.pem", "keys/client-key.pem", true)]
    [InlineData("fullchain.pem", "privkey.pem", true)]
    [InlineData("client.pem", "server.key", false)]
    [InlineData("client.pem", "client.pem", false)]
    [InlineData("client.pem", "client.pfx", false)]
    [InlineData("client.pem", "", false)]
    public void Names_of_two_files(string certificate, string key, bool isKey) =>
        Assert.Equal(isKey ? key : null, PemFileNames.KeyBeside(certificate, Compilations.Parse($"var name = \"{key}\";").GetRoot()));
}
