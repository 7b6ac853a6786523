using System.Security.Cryptography;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>Files with revocation lists, and hosts that use them.</summary>
internal sealed class ListFiles
{
    private int _count;

    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;

    public string Write(byte[] content)
    {
        var file = Path.Combine(Folder, $"{Interlocked.Increment(ref _count)}.crl");
        File.WriteAllBytes(file, content);
        return file;
    }

    public string Write(string content) => Write(System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>In one step, so that no reload sees half of it.</summary>
    public void Replace(string file, byte[] content) => File.Move(Write(content), file, overwrite: true);

    public static string Pem(params byte[][] lists) => string.Join('\n', lists.Select(list => PemEncoding.WriteString("X509 CRL", list)));

    public static HostSetup Setup(TestPki pki, params string[] files) => Setup(pki, TimeSpan.FromHours(1), files);

    public static HostSetup Setup(TestPki pki, TimeSpan interval, params string[] files) => new HostSetup
    {
        Pki = pki,
        Tls = tls =>
        {
            Array.ForEach(files, tls.RevocationListFiles.Add);
            tls.RevocationListReloadInterval = interval;
        },
    }.WithReasons();

    public static Task<TestHost> HostAsync(TestPki pki, params string[] files) => TestHost.StartAsync(Setup(pki, files));
}
